// What the forms of booking do.
import { command } from "~/visits/command.server";
import { book, confirmContact, loseRequest, moveAppointment } from "./booking";
import { Book, ConfirmContact, Lose, Move } from "./booking.schema";

export const bookingCommands = {
  book: command({
    may: "booking:write",
    schema: Book,
    decide: (visit, input, { now }) => book(visit, { ...input, online: false }, now),
  }),
  confirmContact: command({
    may: "booking:write",
    schema: ConfirmContact,
    decide: (visit, input, { now }) => confirmContact(visit, input, now),
  }),
  move: command({
    may: "booking:write",
    schema: Move,
    decide: (visit, input, { now }) => moveAppointment(visit, input, now),
  }),
  lose: command({
    may: "booking:write",
    schema: Lose,
    decide: (visit, input, { now }) => loseRequest(visit, input, now),
  }),
} as const;
