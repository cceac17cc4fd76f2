// The forms of the handover page: who may hand them in and which rule answers.
import { tellsCustomer, toldBy, type MadeLink } from "~/customer/made-link.server";
import { moneyCommands } from "~/money/money.commands.server";
import { command } from "~/visits/command.server";
import {
  customerReturned,
  explainWork,
  notifyReady,
  returnKeys,
  signHandover,
  startHandover,
} from "./handover";
import { ExplainWork, Nothing, NotifyReady, ReturnKeys, SignHandover } from "./handover.schema";

const may = "handover:write";

/** By message the program tells it itself. */
function readyCommand(made: MadeLink) {
  return command({
    may,
    schema: () => NotifyReady,
    decide: (visit, input, context) =>
      toldBy(input.how, "ready", visit, context, () => notifyReady(visit, input, context.now)),
    alongside: ({ how }) =>
      tellsCustomer(made, () => (how === "message" ? { kind: "ready", purpose: "status" } : undefined)),
  });
}

const meetingCommands = {
  customerReturned: command({
    may,
    schema: () => Nothing,
    decide: (visit, _input, { now }) => customerReturned(visit, now),
  }),
  startHandover: command({
    may,
    schema: () => Nothing,
    decide: (visit, _input, { now }) => startHandover(visit, now),
  }),
  explainWork: command({
    may,
    schema: () => ExplainWork,
    decide: (visit, input, { now }) => explainWork(visit, input, now),
  }),
  signHandover: command({
    may,
    schema: () => SignHandover,
    decide: (visit, input, { now }) => signHandover(visit, input, now),
  }),
  returnKeys: command({
    may,
    schema: () => ReturnKeys,
    decide: (visit, input, { now }) => returnKeys(visit, input, now),
  }),
};

/** The table for one request; what it tells the customer is left in `made`. */
export function handoverCommands(made: MadeLink = {}) {
  return { ...meetingCommands, ...moneyCommands, notifyReady: readyCommand(made) };
}
