// A signature as it is kept: lines from point to point on a field of 600 x 200, as short as it can be and still look the same.
import { MOST_STROKE_CHARACTERS, SIGNATURE_FIELD } from "~/journey/car-received";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points nearer to each other than this say nothing, units of the field. */
const NEAR = 2;

function within(value: number, most: number): number {
  return Math.min(most, Math.max(0, Math.round(value)));
}

function thinned(points: readonly Point[], near: number): readonly Point[] {
  const kept: Point[] = [];
  points.forEach((point, at) => {
    const last = kept.at(-1);
    const isEnd = at === points.length - 1;
    if (!last || isEnd || Math.hypot(point.x - last.x, point.y - last.y) >= near) kept.push(point);
  });
  return kept;
}

function path(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  // A dot is a line to itself.
  const lines = rest.length === 0 ? [first] : rest;
  return `M${first.x} ${first.y}${lines.map(({ x, y }) => `L${x} ${y}`).join("")}`;
}

/**
 * @param strokes the lines as they were drawn, in pixels of a canvas of this size
 * @returns the data of an SVG path; empty when nothing was drawn
 */
export function strokesText(
  strokes: readonly (readonly Point[])[],
  canvas: { readonly width: number; readonly height: number },
): string {
  const { width, height } = SIGNATURE_FIELD;
  const onField = strokes.map((points) =>
    points.map(({ x, y }) => ({
      x: within((x / canvas.width) * width, width),
      y: within((y / canvas.height) * height, height),
    })),
  );
  for (let near = NEAR; ; near *= 2) {
    const text = onField.map((points) => path(thinned(points, near))).join("");
    if (text.length <= MOST_STROKE_CHARACTERS) return text;
    // Somebody who fills the field with dots signs with the first of them.
    if (near > width) return text.slice(0, text.lastIndexOf("M", MOST_STROKE_CHARACTERS));
  }
}
