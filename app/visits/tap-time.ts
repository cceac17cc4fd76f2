// When something happened that a phone recorded without a connection: its own time, as far as the visit's log allows.
import type { JourneyEvent } from "~/journey/events";
import { HOUR, latest, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";

/** What was tapped longer ago is not recorded by itself any more: a person looks at it first. */
export const OLDEST_TAP = 24 * HOUR;

/** Two clocks that differ by less are one. */
const CLOCK_TOLERANCE = 2 * MINUTE;

/** A difference that nobody is told of: clocks never agree to the second. */
export const UNTOLD = MINUTE;

/** What a phone says of a tap, in milliseconds. */
export interface TapClock {
  /** By the phone's own clock. */
  readonly tappedAt: number;
  /** The phone's clock when the tap is sent. */
  readonly sentAt: number;
  /** What has to be added to the phone's clock to get the server's, as of the last contact before the tap. */
  readonly offset?: number | undefined;
}

/**
 * The server's time of a tap. A phone that never had contact, or whose clock was set since, is taken at how long ago the
 * tap was by its own clock. Never after `now`.
 */
export function serverTimeOf({ tappedAt, sentAt, offset }: TapClock, now: Instant): Instant {
  const ago = Math.max(0, sentAt - tappedAt);
  const byAge = plus(now, -ago);
  const corrected = offset === undefined ? byAge : plus(now, tappedAt + offset - now);
  const trusted = corrected > now + CLOCK_TOLERANCE ? byAge : corrected;
  return trusted > now ? now : trusted;
}

/** What the visit or the job is known for from then on. */
function isAbout(fact: JourneyEvent, jobId: string): boolean {
  const { payload } = fact;
  if ("jobId" in payload) return payload.jobId === jobId;
  if (fact.type === "approval.decided") return fact.payload.lines.some(({ lineId }) => lineId === jobId);
  return fact.type === "inspection.failed" && fact.payload.defects.some((each) => each.jobId === jobId);
}

/**
 * When the tap is put down in the log: at its own time, but neither before the car came to the present stage nor before the
 * last fact about the same job. Facts about other things may have been recorded meanwhile with later times: the ledger
 * counts a fact that is recorded late from the one before it on.
 * @param jobId left out for what is about the visit as a whole
 */
export function recordedTime(
  visit: Visit,
  events: readonly JourneyEvent[],
  { at, jobId }: { readonly at: Instant; readonly jobId?: string | undefined },
): Instant {
  const facts = jobId === undefined ? [] : events.filter((fact) => isAbout(fact, jobId));
  return latest(at, visit.stageEnteredAt, ...facts.map(({ occurredAt }) => occurredAt));
}
