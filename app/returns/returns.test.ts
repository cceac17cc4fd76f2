// A car that is back with the same trouble is found within 30 days, in both languages; a person may say that it is not.
import { describe, expect, test } from "vitest";
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import { DAY, instant, plus } from "~/journey/instant";
import { after, answer, minutesOn, requested } from "test/visit-facts";
import { overruleReturn, returnOf, type ReleasedVisit } from "./returns";

const at = instant("2026-03-29T08:00:00Z");
const brakes = { complaint: "The front brakes squeal downhill.", services: [{ title: "Front brake pads" }] };
const колодки = { complaint: "Скрипят передние тормозные колодки", services: [{ title: "Замена колодок" }] };

function gaveBack(daysAgo: number, about: Partial<ReleasedVisit> = {}): ReleasedVisit {
  return {
    id: `${daysAgo} days ago`,
    releasedAt: plus(at, -daysAgo * DAY),
    complaint: "Oil change.",
    jobs: [{ title: "Oil service", state: "done" }],
    ...about,
  };
}
const done = (title: string, state = "done") => ({ jobs: [{ title, state }] });

describe("a car is back", () => {
  test.each([
    ["with the same job", brakes, gaveBack(5, done("front brake pads")), "job"],
    ["with the same job, in Russian", колодки, gaveBack(5, done("замена колодок")), "job"],
    ["with the same words", brakes, gaveBack(5, { complaint: "Squealing brakes" }), "complaint"],
    [
      "with the same words, in Russian",
      колодки,
      gaveBack(5, { complaint: "Скрип: тормозной звук и колодка скрипит" }),
      "complaint",
    ],
  ])("%s", (_how, request, earlier, by) => {
    expect(returnOf({ at, ...request }, [earlier])).toMatchObject({ of: "5 days ago", by });
  });
  test.each([
    ["for other work with other words", brakes, gaveBack(5)],
    ["for other work with other words, in Russian", колодки, gaveBack(5, { complaint: "Замена масла" })],
    ["with one word in common", brakes, gaveBack(5, { complaint: "Brakes" })],
    ["with a job that was called off", brakes, gaveBack(5, done("Front brake pads", "cancelled"))],
    ["after more than 30 days", brakes, gaveBack(31, done("Front brake pads"))],
  ])("for something else: %s", (_how, request, earlier) => {
    expect(returnOf({ at, ...request }, [earlier])).toBeUndefined();
  });
  test("on the thirtieth day still, and the latest of two visits counts", () => {
    const visits = [gaveBack(30, done("Front brake pads")), gaveBack(2, done("Front brake pads"))];
    expect(returnOf({ at, ...brakes }, visits)?.of).toBe("2 days ago");
    expect(returnOf({ at, ...brakes }, visits.slice(0, 1))?.of).toBe("30 days ago");
  });
});

test("a person says once, with a reason, that it is something else", () => {
  const now = minutesOn(5);
  const of = crypto.randomUUID();
  const flagged = after(requested(), () => happened(event("return.flagged", now, { of, by: "job" })));
  expect(flagged.comesBack).toMatchObject({ of, by: "job" });
  const overruled = after(flagged, (visit) => overruleReturn(visit, { reason: "The rear axle" }, now));
  expect(overruled.comesBack?.overruled?.reason).toBe("The rear axle");
  expect(answer(overruleReturn(overruled, { reason: "again" }, now))).toBe("already-recorded");
  expect(answer(overruleReturn(requested(), { reason: "x" }, now))).toBe("return-not-flagged");
});
