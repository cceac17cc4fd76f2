// The forms of the handover page: who may hand them in and which rule answers.
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

const meetingCommands = {
  notifyReady: command({
    may,
    schema: () => NotifyReady,
    decide: (visit, input, { now }) => notifyReady(visit, input, now),
  }),
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

export const handoverCommands = { ...meetingCommands, ...moneyCommands };
