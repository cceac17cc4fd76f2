// The proposal for the papers: what was done, what was put off, and when the car is due again.
import { describe, expect, test } from "vitest";
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import { defaultRouteMap } from "~/journey/route-map";
import { formatDistance } from "~/ui/format";
import { words } from "~/words";
import { allInOrder } from "test/inspected";
import { INSPECTOR, inTheBay, workedOn } from "test/repairs-facts";
import { after, answer, carriedTo, minutesOn, workLine } from "test/visit-facts";
import { papersProposal } from "./papers";
import { preparePapers, startInspection } from "./quality";

const now = minutesOn(90);
const REQUEST = "0199a000-0000-7000-8000-0000000000f1";
const [WORN, HOSE] = ["0199a000-0000-7000-8000-0000000000f2", "0199a000-0000-7000-8000-0000000000f3"];
const hose = { ...workLine({ title: "New brake hose" }), findingId: HOSE, severity: "safety" as const };
const discs = { ...workLine({ title: "New discs" }), findingId: WORN, severity: "safety" as const };

const bay = after(
  inTheBay(),
  () =>
    happened(event("walkaround.completed", now, { withCustomer: true, mileage: 84_300, fuelPercent: 50 })),
  () =>
    happened(
      event("finding.reported", now, { findingId: WORN, what: "Discs are worn", severity: "safety" }),
      event("finding.reported", now, { findingId: HOSE, what: "The hose is cracked", severity: "safety" }),
      event("approval.requested", now, { requestId: REQUEST, lines: [hose, discs] }),
      event("approval.decided", now, {
        requestId: REQUEST,
        how: "link",
        lines: [
          { lineId: hose.id, decision: "approved" },
          { lineId: discs.id, decision: "declined" },
        ],
      }),
    ),
);
const car = after(
  carriedTo(workedOn(bay), "quality"),
  (visit) => startInspection(visit, { inspectorId: INSPECTOR }, now),
  (visit) => allInOrder(visit, INSPECTOR, defaultRouteMap(), now),
);
const context = (language: "en" | "ru") => ({
  t: words(language, "quality"),
  distance: (distance: number) => formatDistance(distance, "km", language),
  timeZone: "Pacific/Auckland",
  serviceEveryMonths: 12,
  serviceEveryDistance: 15_000,
});

describe("the papers", () => {
  test("are proposed from the jobs, the findings and the drive", () => {
    const { explanation, advice, nextService } = papersProposal(car, context("en"), now);
    expect(explanation.split("\n").filter((line) => line.startsWith("–"))).toEqual([
      "– Oil service",
      "– New brake hose (The hose is cracked)",
    ]);
    expect(explanation).toMatch(/6.km/);
    expect(advice).toMatch(/New discs.*safety/);
    // It is Tuesday evening there already.
    expect(nextService).toEqual({ on: "2027-03-03", mileage: 99_300 });
    expect(papersProposal(car, context("ru"), now).explanation).toMatch(/^Сделано:\n– Oil service/);
  });
  test("name a next service that is still to come", () => {
    const prepare = (mileage: number) =>
      answer(preparePapers(car, { explanation: "New oil.", nextService: { mileage } }, now));
    expect([prepare(84_306), prepare(99_000)]).toEqual(["service-due-passed/nextMileage", "yes"]);
  });
});
