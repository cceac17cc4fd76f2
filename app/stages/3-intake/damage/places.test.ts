// The damage map: every tap becomes a mark on a part of the car, for every body.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BODIES, DRAWING, type DamageMark } from "~/journey/car-received";
import { carDrawing, ZONES } from "./outline";
import { isPlaced, isWithin, middleOf, onBody, placeFor, zoneAt } from "./places";

const body = fc.constantFrom(...BODIES);
const point = fc.record({
  x: fc.integer({ min: -500, max: DRAWING.width + 500 }),
  y: fc.integer({ min: -500, max: DRAWING.height + 500 }),
});

function aMark(place: { x: number; y: number; zone: string }): DamageMark {
  return { id: crypto.randomUUID(), kind: "dent", ...place };
}

describe("the drawing of a car", () => {
  it.each(BODIES)("of a %s has every part, within its bounds", (each) => {
    const { zones, outlines } = carDrawing(each);
    expect(zones.map(({ zone }) => zone).sort()).toEqual([...ZONES].sort());
    for (const { x, y } of [...zones.flatMap(({ corners }) => corners), ...outlines.flat()]) {
      expect(x >= 0 && x <= DRAWING.width && y >= 0 && y <= DRAWING.height, `${x} ${y}`).toBe(true);
    }
  });

  it.each(BODIES)("of a %s lets every part be reached by a tap", (each) => {
    for (const zone of ZONES) expect(zoneAt(each, middleOf(each, zone)), zone).toBe(zone);
  });

  it("has the left side where the left hand is when the nose points to the left", () => {
    expect(middleOf("sedan", "left-front-door").y).toBeGreaterThan(middleOf("sedan", "roof").y);
    expect(middleOf("sedan", "right-front-door").y).toBeLessThan(middleOf("sedan", "roof").y);
    expect(middleOf("sedan", "bonnet").x).toBeLessThan(middleOf("sedan", "boot").x);
  });
});

describe("a tap", () => {
  it("anywhere becomes a place on a part, in whole units within the drawing", () => {
    fc.assert(
      fc.property(body, point, (each, tap) => {
        const place = placeFor(each, tap);
        expect(Number.isInteger(place.x) && Number.isInteger(place.y)).toBe(true);
        expect(zoneAt(each, place)).toBe(place.zone);
        const shape = carDrawing(each).zones.find(({ zone }) => zone === place.zone);
        expect(shape && isWithin(shape.corners, place)).toBe(true);
      }),
    );
  });

  it("on a part stays where it is", () => {
    fc.assert(
      fc.property(body, point, (each, tap) => {
        fc.pre(zoneAt(each, tap) !== undefined);
        expect(placeFor(each, tap)).toEqual({ ...tap, zone: zoneAt(each, tap) });
      }),
    );
  });
});

describe("a mark", () => {
  it("stays on its part when the body turns out to be another", () => {
    fc.assert(
      fc.property(body, body, point, (before, after, tap) => {
        const mark = aMark(placeFor(before, tap));
        const moved = onBody(after, mark);
        expect(moved.zone).toBe(mark.zone);
        expect(isPlaced(after, moved)).toBe(true);
        expect(onBody(after, moved)).toEqual(moved);
      }),
    );
  });

  it("that says another part than it stands on is not placed", () => {
    expect(isPlaced("sedan", aMark({ ...middleOf("sedan", "roof"), zone: "boot" }))).toBe(false);
    expect(isPlaced("sedan", aMark({ x: 0, y: 0, zone: "roof" }))).toBe(false);
    expect(isPlaced("sedan", onBody("sedan", aMark({ x: 0, y: 0, zone: "spoiler" })))).toBe(true);
  });
});
