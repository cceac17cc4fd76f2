// Where a tap on the drawing belongs: every mark stands on a part of the car, also when the finger missed it by a little.
import { DRAWING, type Body, type DamageMark } from "~/journey/car-received";
import { carDrawing, isZone, type Point, type Zone, type ZoneShape } from "./outline";

export interface Place extends Point {
  readonly zone: Zone;
}

/** Whether a point lies within a polygon; a point on its edge may count either way. */
export function isWithin(corners: readonly Point[], { x, y }: Point): boolean {
  let inside = false;
  corners.forEach((corner, at) => {
    const before = corners.at(at - 1) ?? corner;
    const crosses = corner.y > y !== before.y > y;
    if (!crosses) return;
    const edgeX = ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x;
    if (x < edgeX) inside = !inside;
  });
  return inside;
}

/** The part at a point; undefined beside the car. Wheels and mirrors lie over what is behind them. */
export function zoneAt(body: Body, point: Point): Zone | undefined {
  return carDrawing(body).zones.find(({ corners }) => isWithin(corners, point))?.zone;
}

function shapeOf(body: Body, zone: Zone): ZoneShape {
  const shape = carDrawing(body).zones.find((each) => each.zone === zone);
  if (!shape) throw new Error(`${body} has no ${zone}`);
  return shape;
}

/** A point of a part that belongs to no part over it: where a mark stands that was set from the list. */
export function middleOf(body: Body, zone: Zone): Place {
  const { corners } = shapeOf(body, zone);
  const mean = (axis: "x" | "y") =>
    Math.round(corners.reduce((sum, each) => sum + each[axis], 0) / corners.length);
  const middle = { x: mean("x"), y: mean("y") };
  if (zoneAt(body, middle) === zone) return { ...middle, zone };
  // A wheel lies over the middle of a wing: look between the middle and the corners.
  for (const share of [0.3, 0.5, 0.7]) {
    for (const corner of corners) {
      const x = Math.round(middle.x + (corner.x - middle.x) * share);
      const y = Math.round(middle.y + (corner.y - middle.y) * share);
      if (zoneAt(body, { x, y }) === zone) return { x, y, zone };
    }
  }
  throw new Error(`${zone} of ${body} lies under other parts`);
}

/** The point of an edge that is nearest to a point. */
function nearestOnEdge(from: Point, to: Point, { x, y }: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
  const held = Math.min(1, Math.max(0, share));
  return { x: from.x + held * dx, y: from.y + held * dy };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

interface Near {
  readonly zone: Zone;
  readonly point: Point;
}

function nearest(body: Body, point: Point): Near {
  const edges = carDrawing(body).zones.flatMap(({ zone, corners }) =>
    corners.map((corner, at): Near => {
      const before = corners.at(at - 1) ?? corner;
      return { zone, point: nearestOnEdge(before, corner, point) };
    }),
  );
  const [first, ...rest] = edges;
  if (!first) throw new Error("a drawing without parts");
  return rest.reduce(
    (best, each) => (distance(each.point, point) < distance(best.point, point) ? each : best),
    first,
  );
}

/** From the edge of a part inwards until it is within the part. */
function pulledIn(body: Body, { zone, point }: Near): Place {
  const middle = middleOf(body, zone);
  const far = Math.max(1, Math.ceil(distance(point, middle)));
  for (let step = 0; step <= far; step += 1) {
    const x = Math.round(point.x + ((middle.x - point.x) * step) / far);
    const y = Math.round(point.y + ((middle.y - point.y) * step) / far);
    if (zoneAt(body, { x, y }) === zone) return { x, y, zone };
  }
  return middle;
}

/**
 * The place on the car for a tap anywhere: where it is, or the nearest point of the nearest part.
 * @param point in the drawing's units; may lie outside of it
 */
export function placeFor(body: Body, point: Point): Place {
  const held = {
    x: Math.min(DRAWING.width, Math.max(0, Math.round(point.x))),
    y: Math.min(DRAWING.height, Math.max(0, Math.round(point.y))),
  };
  const zone = zoneAt(body, held);
  return zone ? { ...held, zone } : pulledIn(body, nearest(body, held));
}

/** A mark on the drawing of another body: on the same part, where it was if the part is still there. */
export function onBody(body: Body, mark: DamageMark): DamageMark {
  if (!isZone(mark.zone)) return { ...mark, ...placeFor(body, mark) };
  return zoneAt(body, mark) === mark.zone ? mark : { ...mark, ...middleOf(body, mark.zone) };
}

/** Whether a mark stands where it says that it stands. */
export function isPlaced(body: Body, mark: DamageMark): boolean {
  return zoneAt(body, mark) === mark.zone;
}
