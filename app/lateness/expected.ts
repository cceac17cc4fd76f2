// When each car in the workshop will be ready, as far as it can be foreseen from how everything stands now. Pure.
import { workingTimeAfter } from "~/journey/deadlines";
import { latest, MINUTE, type Instant } from "~/journey/instant";
import type { Floor, FloorVisit } from "./floor";
import { placedJobs, type PlacedJob } from "./placing";
import type { Reason } from "./reasons";
import { answerOf } from "./waits";

export interface Expected {
  /** Ready for the customer: worked on, inspected, papers written. Undefined when nobody gets to it as far as can be seen. */
  readonly readyAt?: Instant;
  /** When mechanic and bay are free for the next car; undefined like `readyAt`. */
  readonly leavesBayAt?: Instant;
  readonly because: readonly Reason[];
}

/** Quality control that takes longer than it should takes so much longer still. */
const SHARE_MORE = 0.25;

function minutes(milliseconds: number): number {
  return Math.max(1, Math.round(milliseconds / MINUTE));
}

function reasonsOf({ job, mechanicId, wait, taken, there, remaining }: PlacedJob, now: Instant): Reason[] {
  const asked = latest(now, wait?.until);
  const waits: Reason[] = wait
    ? [{ kind: "wait", cause: wait.cause, until: wait.until, known: wait.known }]
    : [];
  if (!taken) return [...waits, { kind: "never" }];
  const whose = mechanicId === undefined ? {} : { mechanicId };
  const late = taken.startsAt - asked >= MINUTE && job.state.kind !== "running";
  const away = there !== undefined && there >= taken.startsAt;
  const until = taken.startsAt;
  const before: Reason[] = late ? [{ kind: away ? "away" : "queue", until, ...whose }] : [];
  return [
    ...waits,
    ...before,
    { kind: "work", minutes: minutes(remaining.milliseconds), over: remaining.over },
  ];
}

/** The job that is done last: it is what the car waits for. */
function lastOf(placed: readonly PlacedJob[]): PlacedJob | undefined {
  const end = ({ taken }: PlacedJob) => taken?.endsAt ?? Infinity;
  return placed.reduce<PlacedJob | undefined>(
    (last, each) => (last && end(last) >= end(each) ? last : each),
    undefined,
  );
}

function inRepairs(floor: Floor, visit: FloorVisit, placed: readonly PlacedJob[], now: Instant): Expected {
  const last = lastOf(placed);
  if (last && !last.taken) return { because: reasonsOf(last, now) };
  const answer = visit.askedAt === undefined ? undefined : answerOf(floor, visit.askedAt, now);
  const worked = latest(now, last?.taken?.endsAt);
  const leavesBayAt = latest(worked, answer?.until);
  const why: readonly Reason[] =
    answer && answer.until > worked
      ? [{ kind: "wait", cause: "approval", until: answer.until, known: false }]
      : last
        ? reasonsOf(last, now)
        : [];
  return {
    readyAt: workingTimeAfter(floor.shop.calendar, leavesBayAt, visit.qualityMs),
    leavesBayAt,
    because: [...why, { kind: "quality", minutes: minutes(visit.qualityMs) }],
  };
}

function inQuality({ shop }: Floor, { stageEnteredAt, qualityMs }: FloorVisit, now: Instant): Expected {
  const left = Math.max(qualityMs - shop.calendar.open(stageEnteredAt, now), qualityMs * SHARE_MORE);
  return {
    readyAt: workingTimeAfter(shop.calendar, now, left),
    leavesBayAt: now,
    because: [{ kind: "quality", minutes: minutes(left) }],
  };
}

/**
 * The expected finish of every visit of the floor, and why it is not sooner. Nobody is taken away from what they are at, and
 * a mechanic does the jobs of the queue in its order; while a job waits for something, the next is done.
 */
export function expectedFinishes(now: Instant, floor: Floor): ReadonlyMap<string, Expected> {
  const placed = placedJobs(floor, now);
  return new Map(
    floor.visits.map((visit) => [
      visit.id,
      visit.stage === "quality"
        ? inQuality(floor, visit, now)
        : inRepairs(floor, visit, placed.get(visit.id) ?? [], now),
    ]),
  );
}
