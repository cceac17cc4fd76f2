// Whom a campaign is about, as its form has it and as the database keeps it. Pure.
import { z } from "zod/v4";
import { SEVERITIES, type Severity } from "~/journey/choices";
import { DAY, type Instant } from "~/journey/instant";
import { pace, type Reading } from "~/reminders/daily/service-interval";

/** Local dates as "2026-03-31"; distances in the centre's unit. Everything left out does not narrow. */
export const Segment = z.object({
  /** Last visit ended on these dates or between them. */
  lastFrom: z.string().optional(),
  lastTo: z.string().optional(),
  make: z.string().optional(),
  mileageFrom: z.number().int().optional(),
  mileageTo: z.number().int().optional(),
  /** Of service due: by how many days from now at the latest. */
  dueWithinDays: z.number().int().optional(),
  /** Of deferred work: how serious. None: any. */
  severities: z.array(z.enum(SEVERITIES)).optional(),
});
export type Segment = z.output<typeof Segment>;

export const DUE_WITHIN_DAYS = 30;

/** What the odometer says by now: the latest reading, and what it is driven since by its own pace. Undefined without a reading. */
export function estimatedMileage(readings: readonly Reading[], now: Instant): number | undefined {
  const [first, ...rest] = readings;
  if (!first) return undefined;
  const latest = rest.reduce((one, other) => (other.at > one.at ? other : one), first);
  const since = Math.max(0, now - latest.at);
  return Math.round(latest.mileage + (pace(readings) ?? 0) * since);
}

/** What is known of a car that the segment asks about. */
export interface Described {
  readonly make: string;
  /** Local date on which its last visit ended. */
  readonly lastOn: string;
  readonly mileage: number | undefined;
  readonly serviceDueAt: Instant;
  /** Of the work that was declined and not done since. */
  readonly deferred: readonly Severity[];
}

function within(value: number | undefined, from: number | undefined, to: number | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  return value !== undefined && value >= (from ?? 0) && value <= (to ?? Number.MAX_SAFE_INTEGER);
}

function serious(deferred: readonly Severity[], wanted: readonly Severity[] | undefined): boolean {
  return deferred.some((each) => wanted === undefined || wanted.length === 0 || wanted.includes(each));
}

/** Whether a car belongs to the segment. A mileage that nobody knows is in no range. */
export function fits(
  car: Described,
  segment: Segment,
  kind: "service-due" | "deferred-work",
  now: Instant,
): boolean {
  const { lastFrom, lastTo, make, mileageFrom, mileageTo, severities } = segment;
  if (lastFrom !== undefined && car.lastOn < lastFrom) return false;
  if (lastTo !== undefined && car.lastOn > lastTo) return false;
  if (make !== undefined && car.make.toLowerCase() !== make.toLowerCase()) return false;
  if (!within(car.mileage, mileageFrom, mileageTo)) return false;
  if (kind === "deferred-work") return serious(car.deferred, severities);
  return car.serviceDueAt <= now + (segment.dueWithinDays ?? DUE_WITHIN_DAYS) * DAY;
}

/** How urgent it is: of several cars of one customer the first is written about. Smaller comes first. */
export function urgency(car: Described, kind: "service-due" | "deferred-work"): number {
  if (kind === "service-due") return car.serviceDueAt;
  return Math.min(...car.deferred.map((each) => SEVERITIES.indexOf(each)));
}
