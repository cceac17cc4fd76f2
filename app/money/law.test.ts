// The law of money: for every visit at every moment, what was invoiced is what was paid and what is open.
import fc from "fast-check";
import { expect, test } from "vitest";
import { balanceOf } from "~/journey/balance";
import { happened, type Decision } from "~/journey/course";
import { event, type JourneyEvent, type NewEvent } from "~/journey/events";
import { numbered } from "~/journey/fold";
import type { Instant } from "~/journey/instant";
import { isOnAccount, isSettled, openAmount, toGiveBack, type Visit } from "~/journey/visit";
import { amount } from "test/amount";
import { inTheBay, workedOn } from "test/repairs-facts";
import { carriedTo, minutesOn, workLine } from "test/visit-facts";
import { agreePrice, discountMark, dropDiscount, draftedInvoice, draftPrice, giveDiscount } from "./draft";
import { creditInvoice, issueInvoice, openAccount } from "./invoice";
import { creditTax } from "./invoice-document";
import { mayStillPay, receivePayment, refundPayment } from "./payment";

const RATE = 2300;
const car = carriedTo(
  workedOn(inTheBay({ lines: [workLine({ priceMinor: 18_437 }), workLine({ priceMinor: 21_600 })] })),
  "handover",
);
const [first] = draftedInvoice(car).lines;

type Turn = (visit: Visit, size: number, now: Instant) => Decision;
/** A part of an amount, at least one minor unit where there is one. */
const part = (whole: number, size: number) => Math.min(whole, Math.ceil((whole * size) / 100));
const id = () => crypto.randomUUID();
const nth = <T>(all: readonly T[], size: number) => all[size % Math.max(1, all.length)];

const TURNS: Readonly<Record<string, Turn>> = {
  price: (visit, size, now) =>
    draftPrice(visit, { lineId: first?.id ?? "", priceMinor: (first?.priceMinor ?? 0) + size }, now),
  agree: (visit, _size, now) =>
    agreePrice(visit, { how: "phone", saidBy: "Ann", reason: "dearer part" }, now),
  discount: (visit, size, now) =>
    giveDiscount(
      visit,
      {
        kind: size % 2 === 0 ? "discount" : "goodwill",
        amountMinor: Math.max(1, part(draftedInvoice(visit).totalMinor, size)),
        reason: "a long wait",
        ...(size % 3 === 0 && first ? { lineId: first.id } : {}),
      },
      now,
    ),
  drop: (visit, _size, now) => {
    const [first] = draftedInvoice(visit).discounts;
    return dropDiscount(visit, { place: 0, seen: first ? discountMark(first) : "" }, now);
  },
  issue: (visit, _size, now) =>
    issueInvoice(visit, { invoiceId: id(), number: "2026-1", taxBasisPoints: RATE, currency: "EUR" }, now),
  credit: (visit, size, now) => {
    const { invoice } = visit.handover;
    const left = invoice ? invoice.totalMinor - invoice.creditedMinor : 0;
    const amountMinor = size % 3 === 0 ? undefined : part(left, size);
    const about = { creditNoteId: id(), number: "C-2026-1", reason: "wrong", amountMinor };
    return creditInvoice(visit, { ...about, invoiceId: invoice?.id ?? id() }, now);
  },
  pay: (visit, size, now) =>
    receivePayment(
      visit,
      { paymentId: id(), amountMinor: Math.max(1, part(mayStillPay(visit), size)), method: "card" },
      now,
    ),
  refund: (visit, size, now) => {
    const payment = nth(visit.handover.payments, size);
    const left = payment ? payment.amountMinor - payment.refundedMinor : 0;
    const refund = { paymentId: payment?.id ?? id(), refundId: id(), reason: "too much" };
    return refundPayment(visit, { ...refund, amountMinor: Math.max(1, part(left, size)) }, now);
  },
  account: (visit, _size, now) => openAccount(visit, { reason: "pays monthly", dueOn: "2026-04-01" }, now),
  // From outside nothing asks a rule: too much, too late, after the end.
  late: (_visit, size, now) =>
    happened(event("payment.received", now, { paymentId: id(), amountMinor: 1 + size * 97, method: "link" })),
  clawback: (visit, size, now) => {
    const payment = nth(visit.handover.payments, size);
    if (!payment) return happened();
    const refund = { paymentId: payment.id, refundId: id(), amountMinor: 1 + size * 31, reason: "disputed" };
    return happened(event("payment.refunded", now, refund));
  },
  leave: (visit, _size, now) => {
    if (visit.status !== "open") return happened();
    const next = visit.stage === "handover" ? "follow-up" : "closed";
    return happened(
      event("stage.left", now, { stage: visit.stage, to: next }),
      next === "closed" ? event("visit.closed", now, {}) : event("stage.entered", now, { stage: next }),
    );
  },
};

interface Said {
  readonly visit: Visit;
  readonly log: readonly JourneyEvent[];
}

function told({ visit, log }: Said, news: readonly NewEvent[]): Said {
  if (news.length === 0) return { visit, log };
  const change = numbered(visit, visit, news, { kind: "job" });
  return { visit: change.visit, log: [...log, ...change.events] };
}

/** From the log alone, without the fold. */
function sums(log: readonly JourneyEvent[]) {
  let [invoiced, paid] = [0, 0];
  for (const { type, payload } of log) {
    if (type === "invoice.issued") invoiced += payload.totalMinor;
    if (type === "invoice.credited") invoiced -= payload.totalMinor;
    if (type === "payment.received") paid += payload.amountMinor;
    if (type === "payment.refunded") paid -= payload.amountMinor;
  }
  return { invoiced, paid };
}

function holds({ visit, log }: Said): void {
  const { invoiced, paid } = sums(log);
  const balance = balanceOf(visit);
  expect(balance ?? { invoicedMinor: 0, paidMinor: 0, openMinor: 0 }).toMatchObject({
    invoicedMinor: invoiced,
    paidMinor: paid,
    openMinor: invoiced - paid,
  });
  const open = openAmount(visit) ?? 0;
  expect(toGiveBack(visit)).toBe(
    visit.handover.invoices.length > 0 || visit.status !== "open" ? Math.max(0, paid - invoiced) : 0,
  );
  if (balance) expect(["open", "on-account"].includes(balance.state)).toBe(balance.openMinor > 0);
  if (isOnAccount(visit)) expect(open).toBeGreaterThan(0);
  if (visit.handover.invoices.length > 0) expect(isSettled(visit)).toBe(open <= 0 || isOnAccount(visit));
  const holding = visit.handover.invoices.filter(({ id: each }) => each === visit.handover.invoice?.id);
  expect(holding.length).toBeLessThanOrEqual(1);
  for (const invoice of visit.handover.invoices) {
    expect(invoice.creditedMinor).toBeLessThanOrEqual(invoice.totalMinor);
    if (invoice !== visit.handover.invoice) expect(invoice.creditedMinor).toBe(invoice.totalMinor);
    const taxes = invoice.credits.map(({ totalMinor }, at) =>
      creditTax({ creditedMinor: before(invoice.credits, at) }, totalMinor, RATE),
    );
    if (invoice.creditedMinor === invoice.totalMinor && taxes.length > 0)
      expect(taxes.reduce((sum, tax) => sum + tax, 0)).toBe(invoice.taxMinor);
  }
}

function before(credits: readonly { readonly totalMinor: number }[], at: number): number {
  return credits.slice(0, at).reduce((sum, { totalMinor }) => sum + totalMinor, 0);
}

/** What happens often in life happens often here. */
const turn = fc.tuple(
  fc.constantFrom(
    ...Object.keys(TURNS),
    ...["issue", "issue", "issue", "credit", "credit", "pay", "pay", "pay", "refund"],
  ),
  fc.integer({ min: 0, max: 100 }),
);

test("paid + open = invoiced, whatever happens in whatever order", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(turn, { minLength: 1, maxLength: 25 }), (turns) => {
      let said: Said = { visit: car, log: [] };
      turns.forEach(([name, size], at) => {
        const decision = TURNS[name]?.(said.visit, size, minutesOn(300 + at));
        if (decision?.ok) said = told(said, decision.events);
        holds(said);
        reached.add(balanceOf(said.visit)?.state ?? "none");
        if ((said.visit.handover.invoices.length ?? 0) > 1) reached.add("issued anew");
      });
    }),
    { numRuns: amount({ full: 5000, usual: 600 }) },
  );
  // The sequences lead everywhere: a law that is never tried proves nothing.
  expect([...reached].sort()).toEqual(
    ["advance", "give-back", "issued anew", "none", "on-account", "open", "settled"].sort(),
  );
});

test("the desk never takes more than is open, and never gives back more than came", () => {
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 25 }), fc.nat(90_000), (turns, amountMinor) => {
      let said: Said = { visit: car, log: [] };
      turns.forEach(([name, size], at) => {
        const decision = TURNS[name]?.(said.visit, size, minutesOn(300 + at));
        if (decision?.ok) said = told(said, decision.events);
      });
      const { visit } = said;
      const paid = receivePayment(
        visit,
        { paymentId: id(), amountMinor: 1 + amountMinor, method: "cash" },
        minutesOn(999),
      );
      expect(paid.ok).toBe(1 + amountMinor <= mayStillPay(visit));
      for (const payment of visit.handover.payments) {
        const left = payment.amountMinor - payment.refundedMinor;
        const refund = { paymentId: payment.id, refundId: id(), amountMinor: 1 + amountMinor, reason: "x" };
        expect(refundPayment(visit, refund, minutesOn(999)).ok).toBe(1 + amountMinor <= left);
      }
    }),
    { numRuns: amount({ full: 2000, usual: 200 }) },
  );
});
