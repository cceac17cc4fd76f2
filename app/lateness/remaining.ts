// How much work a job still holds: its norm without what was clocked, and never nothing while it is not done. Pure.
import { MINUTE, type Instant } from "~/journey/instant";
import type { FloorJob } from "./floor";

/** A job that has used up its norm is not done: so much more is assumed, as a share of the norm ... */
const SHARE_LEFT = 0.2;
/** ... and within these bounds. */
const LEAST = 10 * MINUTE;
/** Nobody takes up a job in less. */
const LEAST_UNTOUCHED = 5 * MINUTE;
const MOST = 45 * MINUTE;

/** What is assumed of a job whose norm is used up, milliseconds. */
function leastLeft(normMs: number): number {
  return Math.min(MOST, Math.max(LEAST, normMs * SHARE_LEFT));
}

export interface Remaining {
  readonly milliseconds: number;
  /** The norm is used up: it is an assumption. */
  readonly over: boolean;
}

/** Work that is left of an open job at `now`; more norm never leaves less. */
export function remainingWork({ labourMinutes, clockedMs, state }: FloorJob, now: Instant): Remaining {
  const norm = labourMinutes * MINUTE;
  const running = state.kind === "running" ? Math.max(0, now - state.since) : 0;
  const worked = clockedMs + running;
  if (worked === 0) return { milliseconds: Math.max(norm, LEAST_UNTOUCHED), over: false };
  return { milliseconds: Math.max(norm - worked, leastLeft(norm)), over: worked >= norm };
}
