// The forms about money: who may hand them in and which rule answers.
import { deny } from "~/journey/verdict";
import { command, type CommandContext } from "~/visits/command.server";
import {
  agreePrice,
  draftedInvoice,
  draftPrice,
  dropDiscount,
  giveDiscount,
  mayDraft,
  stillShown,
} from "./draft";
import { creditInvoice, issueInvoice, openAccount } from "./invoice";
import {
  AgreePrice,
  creditedPart,
  CreditWhole,
  DropDiscount,
  draftedPrice,
  givenDiscount,
  IssueInvoice,
  OpenAccount,
  receivedPayment,
  refundedPayment,
  WHOLE,
} from "./money.schema";
import { receivePayment, refundPayment } from "./payment";
import { drawNumber } from "./series.server";
import { localDateOf } from "./terms.server";
import { askRefund, refundableByLink } from "./stripe/refunds.server";

const may = "money:write";

function lineOf(about: string): { readonly lineId?: string } {
  return about === WHOLE ? {} : { lineId: about };
}

/** What a new invoice needs of its centre. The number is drawn last, so that others wait for it as short as can be. */
async function newInvoice({ tx, centre, now }: CommandContext) {
  const { taxBasisPoints, currency } = await tx.centre.findUniqueOrThrow({ where: { id: centre.id } });
  const number = await drawNumber(tx, centre, "invoice", now);
  return { invoiceId: crypto.randomUUID(), number, taxBasisPoints, currency };
}

async function newCredit({ tx, centre, now }: CommandContext) {
  return { creditNoteId: crypto.randomUUID(), number: await drawNumber(tx, centre, "credit-note", now) };
}

const draftCommands = {
  draftPrice: command({
    may,
    schema: draftedPrice,
    decide: (visit, { lineId, price }, { now }) => draftPrice(visit, { lineId, priceMinor: price }, now),
  }),
  giveDiscount: command({
    may,
    schema: givenDiscount,
    decide: (visit, { kind, about, amount, reason }, { now }) =>
      giveDiscount(visit, { kind, amountMinor: amount, reason, ...lineOf(about) }, now),
  }),
  dropDiscount: command({
    may,
    schema: () => DropDiscount,
    decide: (visit, input, { now }) => dropDiscount(visit, input, now),
  }),
  agreePrice: command({
    may,
    schema: () => AgreePrice,
    decide: (visit, { shown, ...answer }, { now }) => {
      const same = stillShown(shown, draftedInvoice(visit).aboveMinor);
      return same.ok ? agreePrice(visit, answer, now) : same;
    },
  }),
};

const invoiceCommands = {
  issueInvoice: command({
    may,
    schema: () => IssueInvoice,
    decide: async (visit, { shown }, context) => {
      const may = mayDraft(visit);
      const same = may.ok ? stillShown(shown, draftedInvoice(visit).totalMinor) : may;
      return same.ok ? issueInvoice(visit, await newInvoice(context), context.now) : same;
    },
  }),
  creditWhole: command({
    may,
    schema: () => CreditWhole,
    decide: async (visit, { invoiceId, reason }, context) =>
      creditInvoice(visit, { ...(await newCredit(context)), invoiceId, reason }, context.now),
  }),
  creditPart: command({
    may,
    schema: creditedPart,
    decide: async (visit, { invoiceId, about, amount, reason }, context) =>
      creditInvoice(
        visit,
        { ...(await newCredit(context)), invoiceId, reason, amountMinor: amount, ...lineOf(about) },
        context.now,
      ),
  }),
  openAccount: command({
    may: "money:on-account",
    schema: () => OpenAccount,
    decide: (visit, input, { now, centre }) =>
      input.dueOn < localDateOf(now, centre.timeZone)
        ? deny("appointment-in-the-past", { field: "dueOn" })
        : openAccount(visit, input, now),
  }),
};

const paymentCommands = {
  receivePayment: command({
    may,
    schema: receivedPayment,
    decide: (visit, { amount, method }, { now }) =>
      receivePayment(visit, { paymentId: crypto.randomUUID(), amountMinor: amount, method }, now),
  }),
  refundPayment: command({
    may,
    schema: refundedPayment,
    decide: (visit, { paymentId, amount, reason }, context) => {
      const refund = { paymentId, refundId: crypto.randomUUID(), amountMinor: amount, reason };
      const byLink = refundableByLink(visit, paymentId) !== undefined;
      return byLink ? askRefund(visit, refund, context) : refundPayment(visit, refund, context.now);
    },
  }),
};

/** All forms about a visit's money; at the handover and afterwards. */
export const moneyCommands = { ...draftCommands, ...invoiceCommands, ...paymentCommands };
