// The forms of the handover page: who may hand them in and which rule answers.
import { tellsCustomer, toldBy, type MadeLink } from "~/customer/made-link.server";
import { command } from "~/visits/command.server";
import {
  customerReturned,
  explainWork,
  issueInvoice,
  notifyReady,
  receivePayment,
  refundPayment,
  returnKeys,
  startHandover,
} from "./handover";
import {
  ExplainWork,
  Nothing,
  NotifyReady,
  ReturnKeys,
  receivedPayment,
  refundedPayment,
} from "./handover.schema";
import { drawInvoiceNumber } from "./invoice-number.server";

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
  returnKeys: command({
    may,
    schema: () => ReturnKeys,
    decide: (visit, input, { now }) => returnKeys(visit, input, now),
  }),
};

const moneyCommands = {
  issueInvoice: command({
    may,
    schema: () => Nothing,
    decide: async (visit, _input, { tx, centre, now }) =>
      issueInvoice(visit, { number: await drawInvoiceNumber(tx, centre, now) }, now),
  }),
  receivePayment: command({
    may,
    schema: receivedPayment,
    decide: (visit, { amount, method }, { now }) =>
      receivePayment(visit, { paymentId: crypto.randomUUID(), amountMinor: amount, method }, now),
  }),
  refundPayment: command({
    may,
    schema: refundedPayment,
    decide: (visit, { paymentId, amount, reason }, { now }) =>
      refundPayment(visit, { paymentId, amountMinor: amount, reason }, now),
  }),
};

/** The table for one request; what it tells the customer is left in `made`. */
export function handoverCommands(made: MadeLink = {}) {
  return { ...meetingCommands, ...moneyCommands, notifyReady: readyCommand(made) };
}
