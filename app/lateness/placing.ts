// Who does which job when: each mechanic's queue, laid out on the hours in which the mechanic is there. Pure.
import { instant, latest, type Instant } from "~/journey/instant";
import type { Floor, FloorJob, FloorVisit } from "./floor";
import { lane, type Lane, type Taken } from "./lane";
import { remainingWork, type Remaining } from "./remaining";
import { waitOf, type Wait } from "./waits";

export interface PlacedJob {
  readonly job: FloorJob;
  readonly mechanicId?: string;
  readonly remaining: Remaining;
  readonly wait?: Wait | undefined;
  /** Undefined: nobody gets to it. */
  readonly taken?: Taken | undefined;
  /** From when on, once it can be gone on with, somebody is there who could do it, busy or not. */
  readonly there?: Instant | undefined;
}

interface Waiting {
  readonly visit: FloorVisit;
  readonly job: FloorJob;
  readonly mechanicId: string | undefined;
}

/** What runs first, then as the queue says; where it says nothing, what is promised sooner, then the older visit. */
function byQueue(one: Waiting, other: Waiting): number {
  const running = ({ job }: Waiting) => Number(job.state.kind !== "running");
  return (
    running(one) - running(other) ||
    one.job.rank - other.job.rank ||
    compare(one.visit.promisedAt ?? Infinity, other.visit.promisedAt ?? Infinity) ||
    one.visit.number - other.visit.number ||
    one.job.position - other.job.position ||
    (one.job.id < other.job.id ? -1 : 1)
  );
}

/** Infinity minus itself is not a number. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** The lanes of the roster's mechanics; who is no longer on it, or not yet, is there when the doors are open. */
function lanesOf({ shop }: Floor, now: Instant) {
  const today = shop.calendar.dayIndex(now);
  const known = new Set(shop.roster.mechanics.map(({ id }) => id));
  const lanes = new Map<string, Lane>();
  const laneOf = (id: string): Lane => {
    const made =
      lanes.get(id) ?? lane(now, today, (day) => (known.has(id) ? shop.atWork(id, day) : shop.openings(day)));
    lanes.set(id, made);
    return made;
  };
  return { laneOf, pool: known.size === 0 ? [""] : [...known] };
}

function soonest<T>(found: readonly T[], at: (each: T) => number): T | undefined {
  return found.reduce<T | undefined>(
    (best, each) => (best !== undefined && at(best) <= at(each) ? best : each),
    undefined,
  );
}

/**
 * All open jobs of cars in repairs, by visit. A job of nobody is done by whoever gets through their own queue first, behind
 * its share of the others that are nobody's; it takes no time away from what is somebody's.
 */
export function placedJobs(floor: Floor, now: Instant): ReadonlyMap<string, readonly PlacedJob[]> {
  const { laneOf, pool } = lanesOf(floor, now);
  const waiting = floor.visits
    .filter(({ stage }) => stage === "repairs")
    .flatMap((visit) =>
      visit.jobs.map((job): Waiting => ({ visit, job, mechanicId: job.mechanicId ?? visit.mechanicId })),
    )
    .sort(byQueue);
  const found = new Map<string, PlacedJob[]>();
  let nobodys = 0;

  function place({ visit, job, mechanicId }: Waiting): PlacedJob {
    const remaining = remainingWork(job, now);
    const wait = waitOf(floor, visit, job, now);
    const from = latest(now, wait?.until);
    if (mechanicId !== undefined) {
      const own = laneOf(mechanicId);
      const taken = own.take(from, remaining.milliseconds);
      return { job, mechanicId, remaining, wait, taken, there: own.thereFrom(from) };
    }
    const work = remaining.milliseconds + nobodys / pool.length;
    nobodys += remaining.milliseconds;
    const looked = pool.flatMap((id) => laneOf(id).look(from, work) ?? []);
    const taken = soonest(looked, ({ endsAt }) => endsAt);
    const there = soonest(
      pool.flatMap((id) => laneOf(id).thereFrom(from) ?? []),
      Number,
    );
    return { job, remaining, wait, taken: taken && begun(taken, remaining.milliseconds), there };
  }

  const own = waiting.filter(({ mechanicId }) => mechanicId !== undefined);
  const free = waiting.filter(({ mechanicId }) => mechanicId === undefined);
  for (const each of [...own, ...free]) {
    const placed = found.get(each.visit.id) ?? [];
    placed.push(place(each));
    found.set(each.visit.id, placed);
  }
  return found;
}

/** Behind a share of what others wait for too, it begins later than the first free minute. */
function begun({ startsAt, endsAt }: Taken, milliseconds: number): Taken {
  return { startsAt: latest(startsAt, instant(Math.floor(endsAt - milliseconds))), endsAt };
}
