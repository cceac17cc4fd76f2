// Handover: the order of its steps, an invoice within what was approved, and money both ways.
import { describe, expect, test } from "vitest";
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import { openAmount, type Visit } from "~/journey/visit";
import { inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { after, answer, carriedTo, minutesOn, requested, workLine } from "test/visit-facts";
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

const now = minutesOn(200);
const bay = inTheBay({
  lines: [workLine({ priceMinor: 18_400 }), workLine({ title: "Brake pads", priceMinor: 21_600 })],
});
const car = carriedTo(workedOn(bay), "handover");
const invoiced = after(car, (visit) => issueInvoice(visit, { number: "2026-000001" }, now));
const paymentId = crypto.randomUUID();
const pay = (amountMinor: number, id = paymentId) => ({
  paymentId: id,
  amountMinor,
  method: "card" as const,
});

describe("the way to the desk", () => {
  test("told, returned, begun, explained: each once", () => {
    const done = after(
      car,
      (visit) => notifyReady(visit, { how: "phone" }, now),
      (visit) => customerReturned(visit, now),
      (visit) => startHandover(visit, now),
      (visit) => explainWork(visit, { oldPartsShown: true }, now),
      (visit) => returnKeys(visit, { belongings: true }, now),
    );
    const again = [
      notifyReady(done, { how: "phone" }, now),
      customerReturned(done, now),
      startHandover(done, now),
      explainWork(done, { oldPartsShown: true }, now),
      returnKeys(done, { belongings: true }, now),
    ];
    expect(again.map(answer)).toEqual(again.map(() => "already-recorded"));
  });
  test("is explained only after the handover began", () => {
    expect(answer(explainWork(car, { oldPartsShown: false }, now))).toBe("handover-not-started");
  });
  test("belongs to the stage of handover", () => {
    const early: readonly ((visit: Visit) => ReturnType<typeof startHandover>)[] = [
      (visit) => notifyReady(visit, { how: "phone" }, now),
      (visit) => customerReturned(visit, now),
      (visit) => startHandover(visit, now),
      (visit) => explainWork(visit, { oldPartsShown: true }, now),
      (visit) => issueInvoice(visit, { number: "2026-000001" }, now),
      (visit) => receivePayment(visit, pay(1), now),
      (visit) => refundPayment(visit, { paymentId, amountMinor: 1, reason: "x" }, now),
      (visit) => returnKeys(visit, { belongings: true }, now),
    ];
    expect(early.map((rule) => answer(rule(requested())))).toEqual(early.map(() => "wrong-stage"));
  });
});

describe("the invoice", () => {
  test("holds the jobs that are done, at the prices that were agreed", () => {
    expect(invoiced.handover.invoice).toMatchObject({ number: "2026-000001", totalMinor: 40_000 });
    expect(invoiced.handover.invoice?.lines.map(({ id }) => id)).toEqual(jobIds(bay));
  });
  test("leaves out what was cancelled or not done", () => {
    const [oil = ""] = jobIds(bay);
    const part = after(carriedTo(bay, "repairs"), () =>
      happened(
        event("job.cancelled", now, { jobId: oil, reason: "not wanted" }),
        event("work.started", now, { jobId: bay.jobs[1]?.id ?? "", mechanicId: crypto.randomUUID() }),
        event("work.finished", now, { jobId: bay.jobs[1]?.id ?? "" }),
      ),
    );
    const bill = after(carriedTo(part, "handover"), (visit) =>
      issueInvoice(visit, { number: "2026-000002" }, now),
    );
    expect(bill.handover.invoice?.totalMinor).toBe(21_600);
    const nothing = after(carriedTo(bay, "handover"), (visit) =>
      issueInvoice(visit, { number: "2026-000003" }, now),
    );
    expect(nothing.handover.invoice).toMatchObject({ totalMinor: 0, lines: [] });
  });
  test("is issued once", () => {
    expect(answer(issueInvoice(invoiced, { number: "2026-000009" }, now))).toBe("invoice-already-issued");
  });
});

describe("money", () => {
  test("comes in parts, never more than is open", () => {
    const half = after(invoiced, (visit) => receivePayment(visit, pay(15_000), now));
    expect(openAmount(half)).toBe(25_000);
    expect(answer(receivePayment(half, pay(25_001, crypto.randomUUID()), now))).toBe(
      "payment-above-open/amount",
    );
    expect(answer(receivePayment(half, pay(25_000), now))).toBe("already-recorded");
    const settled = after(half, (visit) => receivePayment(visit, pay(25_000, crypto.randomUUID()), now));
    expect(openAmount(settled)).toBe(0);
    expect(answer(receivePayment(settled, pay(1, crypto.randomUUID()), now))).toBe(
      "payment-above-open/amount",
    );
  });
  test("needs an invoice", () => {
    expect(answer(receivePayment(car, pay(1), now))).toBe("invoice-missing");
  });
  test("goes back at most as far as it came", () => {
    const paid = after(invoiced, (visit) => receivePayment(visit, pay(40_000), now));
    const back = (amountMinor: number) => ({ paymentId, amountMinor, reason: "goodwill" });
    const refunded = after(paid, (visit) => refundPayment(visit, back(30_000), now));
    expect(openAmount(refunded)).toBe(30_000);
    expect(answer(refundPayment(refunded, back(10_001), now))).toBe("refund-above-paid/amount");
    expect(answer(refundPayment(refunded, back(10_000), now))).toBe("yes");
    expect(answer(refundPayment(paid, { ...back(1), paymentId: crypto.randomUUID() }, now))).toBe(
      "refund-above-paid/amount",
    );
  });
});
