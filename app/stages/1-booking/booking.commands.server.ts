// What the forms of booking do.
import { command } from "~/visits/command.server";
import { confirmContact, loseRequest } from "./booking";
import { Book, ConfirmContact, Lose, Move, Replan } from "./booking.schema";
import { bookPlace, movePlace, replan } from "./place.server";

export const bookingCommands = {
  book: command({
    may: "booking:write",
    schema: Book,
    decide: (visit, input, context) => bookPlace(visit, { ...input, online: false }, context),
  }),
  confirmContact: command({
    may: "booking:write",
    schema: ConfirmContact,
    decide: (visit, input, { now }) => confirmContact(visit, input, now),
  }),
  move: command({
    may: "booking:write",
    schema: Move,
    decide: movePlace,
  }),
  replan: command({ may: "booking:write", schema: Replan, decide: replan }),
  lose: command({
    may: "booking:write",
    schema: Lose,
    decide: (visit, input, { now }) => loseRequest(visit, input, now),
  }),
} as const;
