// Handover: the order of its steps.
import { describe, expect, test } from "vitest";
import type { Visit } from "~/journey/visit";
import { inTheBay, workedOn } from "test/repairs-facts";
import { after, answer, carriedTo, minutesOn, requested, workLine } from "test/visit-facts";
import { returnedThings, thingsOf } from "./belongings";
import {
  customerReturned,
  explainWork,
  notifyReady,
  returnKeys,
  signHandover,
  startHandover,
} from "./handover";

const now = minutesOn(200);
const paper = { name: "Nora Byrne", method: "desk" } as const;
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
      (visit) => signHandover(visit, paper, now),
      (visit) => returnKeys(visit, { back: [] }, now),
    );
    const again = [
      notifyReady(done, { how: "phone" }, now),
      customerReturned(done, now),
      startHandover(done, now),
      explainWork(done, { oldPartsShown: true }, now),
      returnKeys(done, { back: [] }, now),
    ];
    expect(again.map(answer)).toEqual(again.map(() => "already-recorded"));
    expect(answer(signHandover(done, paper, now))).toBe("already-signed");
  });
  test("is explained only after the handover began", () => {
    expect(answer(explainWork(car, { oldPartsShown: false }, now))).toBe("handover-not-started");
  });
  test("is signed for after the explanation, and by finger only with a signature", () => {
    expect(answer(signHandover(car, paper, now))).toBe("not-explained");
    const explained = after(
      car,
      (visit) => startHandover(visit, now),
      (visit) => explainWork(visit, { oldPartsShown: false }, now),
    );
    expect(answer(signHandover(explained, { ...paper, method: "finger" }, now))).toBe(
      "signature-missing/strokes",
    );
  });
  test("belongs to the stage of handover", () => {
    const early: readonly ((visit: Visit) => ReturnType<typeof startHandover>)[] = [
      (visit) => notifyReady(visit, { how: "phone" }, now),
      (visit) => customerReturned(visit, now),
      (visit) => startHandover(visit, now),
      (visit) => explainWork(visit, { oldPartsShown: true }, now),
      (visit) => signHandover(visit, paper, now),
      (visit) => returnKeys(visit, { back: [] }, now),
    ];
    expect(early.map((rule) => answer(rule(requested())))).toEqual(early.map(() => "wrong-stage"));
  });
});

describe("what was left in the car", () => {
  test("is a list of things, however it was written down", () => {
    expect(thingsOf("a child seat, sunglasses;  a phone\ncharger.")).toEqual([
      "a child seat",
      "sunglasses",
      "a phone",
      "charger",
    ]);
    expect([thingsOf(undefined), thingsOf(" , ")]).toEqual([[], []]);
    const many = thingsOf(Array.from({ length: 40 }, (_, at) => `box ${at}`).join(","));
    expect([many.length, many.at(-1)?.startsWith("box 19, box 20")]).toEqual([20, true]);
  });
  test("is there when each thing is, and nobody misses anything else", () => {
    const things = ["a child seat", "sunglasses"];
    expect(returnedThings(things, [0, 1], undefined)?.belongings).toBe(true);
    expect(returnedThings(things, [0], undefined)).toBeUndefined();
    expect(returnedThings(things, [0], "the sunglasses")).toEqual({
      belongings: false,
      lacking: "the sunglasses",
      things: [
        { what: "a child seat", back: true },
        { what: "sunglasses", back: false },
      ],
    });
    expect(returnedThings([], [], "a coin from the ashtray")?.belongings).toBe(false);
  });
});
