// What a stretch of working time is, as one small number: that is how the ledger is kept by the million.
import { STAGES, type Stage } from "~/journey/stages";
import { WAIT_CAUSES, type WaitCause } from "~/journey/wait-cause";
import { WORKS_IN } from "../centre/centre-rows";

/** Behind the causes: the time of all rows after a failed inspection. */
export const LOOPED = WAIT_CAUSES.length;
/** Causes of waiting, and rework. */
export const PAIRS = LOOPED + 1;

const MOST_LOOPS = 511;

/** Bit 0: a wait; bits 1 to 3: its cause, or of work who does it; bits 4 to 6: the stage; from 7 on: the loop. */
export function rowCode(kind: "work" | "wait", cause: WaitCause, stage: Stage, loop: number): number {
  const bits = (WAIT_CAUSES.indexOf(cause) << 1) | (STAGES.indexOf(stage) << 4);
  return (kind === "wait" ? 1 : 0) | bits | (Math.min(loop, MOST_LOOPS) << 7);
}

export function workCode(stage: Stage, loop: number): number {
  return rowCode("work", WORKS_IN[stage], stage, loop);
}

export const isWait = (code: number): boolean => (code & 1) === 1;
/** Its place in WAIT_CAUSES; of work, that of who does it. */
export const causeOf = (code: number): number => (code >> 1) & 7;
export const stageOf = (code: number): number => (code >> 4) & 7;
export const loopOfCode = (code: number): number => code >> 7;
