// When a job can be gone on with: parts, the customer's answer, a bay, the desk. Pure.
import { workingTimeAfter } from "~/journey/deadlines";
import { HOUR, latest, MINUTE, type Instant } from "~/journey/instant";
import { dayNumber } from "~/journey/working-time";
import type { Floor, FloorJob, FloorVisit, MissingPart } from "./floor";

/** Opening hours until a colleague has seen to it. */
const FREE_BAY = 30 * MINUTE;
const DESK_ANSWERS = 20 * MINUTE;
/** A delivery is there so long after the doors open on its day. */
const DELIVERY = 2 * HOUR;
/** A wait that has lasted longer than it should is not over: so much more of its usual length is assumed. */
const SHARE_MORE = 0.25;
const LEAST_MORE = 15 * MINUTE;
/** What should have come by now comes no sooner than in so long. */
const OVERDUE_DELIVERY = HOUR;

export type WaitedFor = "parts" | "approval" | "bay" | "advisor";

export interface Wait {
  readonly cause: WaitedFor;
  readonly until: Instant;
  /** A date that somebody has given, and not what is usual. */
  readonly known: boolean;
}

/** The end of a wait of usual length, never in the past. */
function usualEnd({ shop }: Floor, since: Instant, usualMs: number, now: Instant): Instant {
  const end = workingTimeAfter(shop.calendar, since, usualMs);
  const more = Math.max(LEAST_MORE, usualMs * SHARE_MORE);
  return latest(end, workingTimeAfter(shop.calendar, now, more));
}

/** When a part that is promised for a local date is there. */
function delivery({ shop: { calendar } }: Floor, expectedOn: string, now: Instant): Instant {
  const morning = calendar.nextOpen(calendar.dayStart(dayNumber(expectedOn)));
  const there = morning === undefined ? now : workingTimeAfter(calendar, morning, DELIVERY);
  return latest(there, workingTimeAfter(calendar, now, OVERDUE_DELIVERY));
}

/** Parts with a promised day that the job cannot do without. */
function promisedParts(floor: Floor, missing: readonly MissingPart[], now: Instant): Wait | undefined {
  const days = missing.flatMap(({ expectedOn }) => expectedOn ?? []);
  if (days.length === 0) return undefined;
  const [first = now, ...rest] = days.map((day) => delivery(floor, day, now));
  return { cause: "parts", until: latest(first, ...rest), known: true };
}

function partsWait(floor: Floor, missing: readonly MissingPart[], since: Instant, now: Instant): Wait {
  const promised = promisedParts(floor, missing, now);
  const unknown = missing.length === 0 || missing.some(({ expectedOn }) => expectedOn === undefined);
  const usual = usualEnd(floor, since, floor.usual.partsMs, now);
  // A date for one part says nothing of the other.
  if (promised && (!unknown || promised.until >= usual)) return promised;
  return { cause: "parts", until: usual, known: false };
}

/** What an open job waits for beside its mechanic; undefined when it can be worked on now. */
export function waitOf(floor: Floor, visit: FloorVisit, job: FloorJob, now: Instant): Wait | undefined {
  const missing = visit.missing.filter(({ jobId }) => jobId === undefined || jobId === job.id);
  const { state } = job;
  if (state.kind === "running") return undefined;
  if (state.kind === "planned") return promisedParts(floor, missing, now);
  if (state.resolved) return undefined;
  switch (state.cause) {
    case "parts":
      return partsWait(floor, missing, state.since, now);
    case "approval":
      return answerOf(floor, state.since, now);
    case "bay":
      return { cause: "bay", until: usualEnd(floor, state.since, FREE_BAY, now), known: false };
    case "advisor":
      return { cause: "advisor", until: usualEnd(floor, state.since, DESK_ANSWERS, now), known: false };
    case "technician":
      return undefined;
    default:
      return state.cause satisfies never;
  }
}

/** When the customer is likely to have answered what was asked at `since`. */
export function answerOf(floor: Floor, since: Instant, now: Instant): Wait {
  return { cause: "approval", until: usualEnd(floor, since, floor.usual.approvalMs, now), known: false };
}
