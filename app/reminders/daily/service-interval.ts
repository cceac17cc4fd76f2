// When a car is due for service again: by date, or earlier by the distance that it is driven. Pure.
import { DAY, earliest, instant, type Instant } from "~/journey/instant";
import { monthsLater } from "../clock";

export interface Reading {
  readonly at: Instant;
  /** In the centre's unit of distance. */
  readonly mileage: number;
}

export interface ServiceInterval {
  readonly months: number;
  readonly distance: number;
}

/** Two readings nearer to each other say nothing about a year. */
const APART = 30 * DAY;
/** Nobody is asked to come again so soon. */
const SOONEST_DAYS = 60;
export const SERVICE_HOUR = 10;

/** How far it is driven in a millisecond, by the earliest and the latest reading; undefined where they cannot say. */
export function pace(readings: readonly Reading[]): number | undefined {
  const inOrder = [...readings].sort((a, b) => a.at - b.at);
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (!first || !last || last.at - first.at < APART || last.mileage <= first.mileage) return undefined;
  return (last.mileage - first.mileage) / (last.at - first.at);
}

/** When it should come again, at ten in the morning of the centre's zone. */
export function serviceDueAt(
  lastAt: Instant,
  readings: readonly Reading[],
  { months, distance }: ServiceInterval,
  timeZone: string,
): Instant {
  const byDate = monthsLater(lastAt, months, SERVICE_HOUR, timeZone);
  const driven = pace(readings.filter(({ at }) => at <= lastAt + DAY));
  if (driven === undefined) return byDate;
  const days = Math.min(Math.max(SOONEST_DAYS, Math.round(distance / driven / DAY)), 3650);
  const byDistance = monthsLater(instant(lastAt + days * DAY), 0, SERVICE_HOUR, timeZone);
  return earliest(byDate, byDistance);
}
