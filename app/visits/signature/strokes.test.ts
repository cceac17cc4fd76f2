// Signatures: what a finger draws becomes a short path within the field, and nothing else is taken for one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_STROKE_CHARACTERS, Strokes } from "~/journey/car-received";
import { strokesText } from "./strokes";

const CANVAS = { width: 700, height: 233 };
const point = fc.record({
  x: fc.double({ min: -50, max: 800, noNaN: true }),
  y: fc.double({ min: -50, max: 300, noNaN: true }),
});

describe("a signature", () => {
  it("is kept as lines from point to point", () => {
    const drawn = [
      [
        { x: 70, y: 23.3 },
        { x: 140, y: 46.6 },
      ],
      [{ x: 350, y: 116.5 }],
    ];
    expect(strokesText(drawn, CANVAS)).toBe("M60 20L120 40M300 100L300 100");
    expect(strokesText([], CANVAS)).toBe("");
  });

  it("however it was drawn, is one that can be kept", () => {
    fc.assert(
      fc.property(fc.array(fc.array(point, { minLength: 1, maxLength: 80 }), { minLength: 1 }), (drawn) => {
        expect(Strokes.safeParse(strokesText(drawn, CANVAS)).success).toBe(true);
      }),
    );
  });

  it("of somebody who scribbles for minutes stays short", () => {
    const scribble = Array.from({ length: 9000 }, (_, at) => ({ x: (at * 37) % 700, y: (at * 91) % 233 }));
    const dots = Array.from({ length: 4000 }, (_, at) => [{ x: at % 700, y: at % 233 }]);
    for (const drawn of [[scribble], dots]) {
      const text = strokesText(drawn, CANVAS);
      expect(text.length).toBeLessThanOrEqual(MOST_STROKE_CHARACTERS);
      expect(Strokes.safeParse(text).success).toBe(true);
    }
  });

  it.each([
    "",
    "M1 1",
    "M1 1L2",
    "M601 1L2 2",
    "M1 201L2 2",
    "M1 1L-2 2",
    "M1 1L2 2Z",
    'M1 1L2 2"/><script>',
    "M1 1 L2 2",
    `M1 1${"L2 2".repeat(4000)}`,
  ])("is not %s", (text) => {
    expect(Strokes.safeParse(text).success).toBe(false);
  });
});
