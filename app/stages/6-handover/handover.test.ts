// Handover: the order of its steps.
import { describe, expect, test } from "vitest";
import type { Visit } from "~/journey/visit";
import { inTheBay, workedOn } from "test/repairs-facts";
import { after, answer, carriedTo, minutesOn, requested, workLine } from "test/visit-facts";
import { customerReturned, explainWork, notifyReady, returnKeys, startHandover } from "./handover";

const now = minutesOn(200);
const bay = inTheBay({
  lines: [workLine({ priceMinor: 18_400 }), workLine({ title: "Brake pads", priceMinor: 21_600 })],
});
const car = carriedTo(workedOn(bay), "handover");

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
      (visit) => returnKeys(visit, { belongings: true }, now),
    ];
    expect(early.map((rule) => answer(rule(requested())))).toEqual(early.map(() => "wrong-stage"));
  });
});
