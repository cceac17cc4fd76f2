// The page of a ready car: when it is there, what it says of the money, and when the centre is open.
import { describe, expect, test } from "vitest";
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import { instant, iso } from "~/journey/instant";
import { giveDiscount, draftPrice } from "~/money/draft";
import { issueInvoice } from "~/money/invoice";
import { receivePayment } from "~/money/payment";
import { explainWork, signHandover, startHandover } from "~/stages/6-handover/handover";
import { neverOpen, officeHours } from "test/calendars";
import { inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { after, carriedTo, minutesOn, workLine } from "test/visit-facts";
import { openDays, readyFacts } from "./ready-facts";

const now = minutesOn(200);
const bay = inTheBay({ lines: [workLine({ title: "Oil Change ", priceMinor: 18_000 })] });
const car = carriedTo(workedOn(bay), "handover");
const [JOB = ""] = jobIds(car);
const titles = new Map([["oil change", "Замена масла"]]);
const INVOICE = {
  invoiceId: "0199a000-0000-7000-8000-0000000000d1",
  number: "2026-000001",
  taxBasisPoints: 2000,
};
const goodwill = { kind: "goodwill", amountMinor: 1_000, reason: "a long wait" } as const;

describe("the page of a ready car", () => {
  test("is there from the handover on, and never for a visit that did not come so far", () => {
    const there = [bay, carriedTo(workedOn(bay), "quality"), car, carriedTo(car, "follow-up")].map(
      (visit) => readyFacts(visit, titles) !== undefined,
    );
    expect(there).toEqual([false, false, true, true]);
    expect(readyFacts(carriedTo(car, "follow-up"), titles)?.waits).toBe(false);
  });

  test("calls the work by its name in the customer's language", () => {
    expect(readyFacts(car, titles)?.done).toEqual([{ id: JOB, title: "Замена масла" }]);
  });

  test("says what it will cost before the invoice, never above what was agreed", () => {
    const cheaper = after(car, (visit) => giveDiscount(visit, goodwill, now));
    expect(readyFacts(cheaper, titles)?.bill).toMatchObject({ totalMinor: 17_000, paidMinor: 0 });
    const dearer = after(car, (visit) => draftPrice(visit, { lineId: JOB, priceMinor: 20_000 }, now));
    expect(readyFacts(dearer, titles)?.bill).toMatchObject({ totalMinor: 18_000, discounts: [] });
  });

  test("shows the invoice with discounts, tax, what is paid and what is open", () => {
    const paid = after(
      car,
      (visit) => giveDiscount(visit, goodwill, now),
      (visit) => issueInvoice(visit, INVOICE, now),
      (visit) => receivePayment(visit, { paymentId: JOB, amountMinor: 7_000, method: "card" }, now),
    );
    expect(readyFacts(paid, titles)?.bill).toEqual({
      invoice: { id: INVOICE.invoiceId, number: INVOICE.number },
      lines: [{ id: JOB, title: "Замена масла", priceMinor: 18_000 }],
      discounts: [goodwill],
      totalMinor: 17_000,
      tax: { basisPoints: 2000, minor: 2_833 },
      creditedMinor: 0,
      paidMinor: 7_000,
      openMinor: 10_000,
    });
  });

  test("names what was declined with how serious it is", () => {
    const ID = "0199a000-0000-7000-8000-0000000000d2";
    const line = { ...workLine({ id: ID, title: "Tyres", priceMinor: 40_000 }), findingId: ID };
    const declined = after(
      bay,
      () => happened(event("finding.reported", now, { findingId: ID, what: "worn", severity: "safety" })),
      () =>
        happened(
          event("approval.requested", now, { requestId: ID, lines: [{ ...line, severity: "safety" }] }),
          event("approval.decided", now, {
            requestId: ID,
            how: "link",
            lines: [{ lineId: ID, decision: "declined" }],
          }),
        ),
    );
    const facts = readyFacts(carriedTo(workedOn(declined), "handover"), titles);
    expect(facts?.declined).toEqual([{ id: ID, title: "Tyres", priceMinor: 40_000, severity: "safety" }]);
  });

  test("asks for the signature once the work was explained, and until it is there", () => {
    const explained = after(
      car,
      (visit) => startHandover(visit, now),
      (visit) => explainWork(visit, { oldPartsShown: true }, now),
    );
    const signed = after(explained, (visit) => signHandover(visit, { name: "Nora", method: "link" }, now));
    const kinds = [car, explained, signed, carriedTo(explained, "follow-up")].map(
      (visit) => readyFacts(visit, titles)?.signing.kind,
    );
    expect(kinds).toEqual(["none", "waits", "signed", "none"]);
  });
});

describe("when to collect", () => {
  const told = (calendar: ReturnType<typeof officeHours>, at: string) =>
    openDays(calendar, instant(at)).map(({ day, hours }) => [
      iso(day),
      ...hours.map(({ from, until }) => `${from === undefined ? "now" : iso(from)} ${iso(until)}`),
    ]);

  test("is today for as long as it is open, and the next days but for holidays, on the centre's clock", () => {
    // Friday noon in Berlin; the clocks go forward on Sunday, and Monday is a holiday.
    const calendar = officeHours("Europe/Berlin", "2026-03-30");
    expect(told(calendar, "2026-03-27T11:00:00.000Z")).toEqual([
      ["2026-03-26T23:00:00.000Z", "now 2026-03-27T17:00:00.000Z"],
      ["2026-03-27T23:00:00.000Z", "2026-03-28T08:00:00.000Z 2026-03-28T13:00:00.000Z"],
      ["2026-03-28T23:00:00.000Z"],
      ["2026-03-29T22:00:00.000Z"],
    ]);
  });

  test("goes on to the day on which it opens again", () => {
    const days = ["2026-03-27", "2026-03-28", "2026-03-30", "2026-03-31"];
    const said = told(officeHours("UTC", ...days), "2026-03-27T11:00:00.000Z");
    expect(said.at(-1)).toEqual([
      "2026-04-01T00:00:00.000Z",
      "2026-04-01T08:00:00.000Z 2026-04-01T18:00:00.000Z",
    ]);
    expect(told(neverOpen, "2026-03-27T11:00:00.000Z")).toHaveLength(4);
  });
});
