// Promises while the car is here: revised with a reason, and told.
import { describe, expect, test } from "vitest";
import { inTheBay } from "test/repairs-facts";
import { after, answer, carriedTo, minutesOn, requested } from "test/visit-facts";
import { revisePromise, tellDelay, tellNewPromise } from "./promise";

const car = inTheBay({ promisedAt: minutesOn(240) });
const now = minutesOn(120);
const later = { to: minutesOn(300), reason: "The part comes at noon" };
const revised = after(car, (visit) => revisePromise(visit, later, now));

describe("the promised time", () => {
  test("is revised with a reason; the first stays", () => {
    expect(revised.promise).toMatchObject({ first: minutesOn(240), current: minutesOn(300) });
    expect(revised.promise?.revisions).toEqual([
      { from: minutesOn(240), to: minutesOn(300), reason: later.reason, at: now },
    ]);
  });
  test("is never in the past nor the same again", () => {
    expect(answer(revisePromise(car, { ...later, to: now }, now))).toBe("promise-in-the-past/to");
    expect(answer(revisePromise(car, { ...later, to: minutesOn(240) }, now))).toBe("already-recorded/to");
  });
  test("is revised while the car is worked on or inspected, and only where there is one", () => {
    expect(answer(revisePromise(carriedTo(car, "quality"), later, now))).toBe("yes");
    expect(answer(revisePromise(carriedTo(car, "handover"), later, now))).toBe("wrong-stage");
    expect(answer(revisePromise(carriedTo(requested(), "repairs"), later, now))).toBe("promise-missing");
  });
});

describe("telling the customer about a delay", () => {
  test("is recorded once for each revision", () => {
    const told = after(revised, (visit) => tellDelay(visit, { how: "phone" }, now));
    expect(told.promise?.toldAt).toBe(now);
    expect(answer(tellDelay(told, { how: "phone" }, now))).toBe("already-recorded");
    const again = after(told, (visit) => revisePromise(visit, { ...later, to: minutesOn(360) }, now));
    expect(answer(tellDelay(again, { how: "phone" }, now))).toBe("yes");
  });
  test("needs a delay to tell of", () => {
    expect(answer(tellDelay(car, { how: "desk" }, now))).toBe("not-due-yet");
    expect(answer(tellDelay(car, { how: "desk" }, minutesOn(240)))).toBe("yes");
    expect(answer(tellDelay(carriedTo(requested(), "repairs"), { how: "desk" }, now))).toBe(
      "promise-missing",
    );
    expect(answer(tellDelay(requested(), { how: "desk" }, now))).toBe("wrong-stage");
  });
});

describe("a new promise that is told", () => {
  const told = { ...later, seen: minutesOn(240), how: "phone" } as const;
  test("is revised and told in one go", () => {
    const visit = after(car, (present) => tellNewPromise(present, told, now));
    expect(visit.promise).toMatchObject({ first: minutesOn(240), current: later.to, toldAt: now });
  });
  test("is refused to whoever saw another promise, or names a time that is over", () => {
    expect(answer(tellNewPromise(revised, told, now))).toBe("already-recorded");
    expect(answer(tellNewPromise(car, { ...told, to: now }, now))).toBe("promise-in-the-past/to");
  });
});
