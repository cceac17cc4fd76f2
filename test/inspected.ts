// An inspection that goes through every point that is still open, and finds everything in order.
import { happened, type Decision } from "~/journey/course";
import { lastReading, openPoints, TEST_DRIVE } from "~/journey/inspection";
import type { Instant } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import type { Visit } from "~/journey/visit";
import { checkPoint, driveTest } from "~/stages/5-quality/points";

/** How far a car is driven to try it, in the centre's unit. */
export const DRIVEN = 6;

/** The points that still lack a result, all in order; a test drive where one is asked for. */
export function allInOrder(visit: Visit, inspectorId: string, map: RouteMap, now: Instant): Decision {
  const start = lastReading(visit) ?? 84_300;
  const decisions = openPoints(visit, map).map(({ key }) =>
    key === TEST_DRIVE
      ? driveTest(visit, { inspectorId, startMileage: start, endMileage: start + DRIVEN }, now)
      : checkPoint(visit, { inspectorId, item: key, result: "ok" }, map, now),
  );
  const refused = decisions.find((each) => !each.ok);
  return refused ?? happened(...decisions.flatMap((each) => (each.ok ? each.events : [])));
}
