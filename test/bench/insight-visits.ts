// Made-up visits of a centre as the kept ledger has them: years of them in seconds, without a single event.
import { earliest, HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { STAGES, type Stage } from "~/journey/stages";
import type { WaitCause } from "~/journey/wait-cause";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Random } from "~/insight/figures/random";
import { rowCode, workCode } from "~/insight/ledger/row-code";
import type { VisitRecord } from "~/insight/ledger/visit-record";

interface Phase {
  readonly stage: Stage;
  /** Undefined: planned, counted by the clock; else working time. */
  readonly code: number | undefined;
  readonly milliseconds: number;
}

function skewed(random: Random, mean: number): number {
  return Math.max(1000, Math.round(mean * MINUTE * Math.exp(random.normal() * 0.8 - 0.32)));
}

/** What becomes of one visit; about seven stretches of work or waiting. */
function phases(random: Random): readonly Phase[] {
  const told: Phase[] = [];
  const planned = (stage: Stage, hours: number) =>
    told.push({ stage, code: undefined, milliseconds: Math.round(hours * HOUR) });
  const wait = (stage: Stage, cause: WaitCause, mean: number, loop = 0) =>
    told.push({ stage, code: rowCode("wait", cause, stage, loop), milliseconds: skewed(random, mean) });
  const work = (stage: Stage, mean: number, loop = 0) =>
    told.push({ stage, code: workCode(stage, loop), milliseconds: skewed(random, mean) });
  const often = (share: number) => random.fraction() < share;
  if (often(0.2)) wait("booking", "advisor", 6);
  else planned("booking", 0.05);
  planned("preparation", 4 + random.fraction() * 90);
  wait("intake", "advisor", 7);
  work("intake", 10);
  wait("repairs", "technician", 35);
  work("repairs", 55);
  if (often(0.25)) wait("repairs", "approval", 70);
  else if (often(0.15)) wait("repairs", "parts", 180);
  else if (often(0.1)) wait("repairs", "bay", 20);
  if (often(0.15)) work("repairs", 40);
  if (often(0.3)) wait("quality", "inspector", 9);
  work("quality", 10);
  if (often(0.05)) {
    wait("repairs", "rework", 30, 1);
    work("repairs", 25, 1);
    work("quality", 8, 1);
  }
  if (often(0.3)) wait("handover", "customer", 60);
  if (often(0.6)) wait("handover", "advisor", 6);
  planned("follow-up", 72);
  return told;
}

/** The record of a visit that was asked for at `begin`, as it is known at `now`. */
export function madeRecord(
  random: Random,
  begin: Instant,
  now: Instant,
  calendar: WorkingCalendar,
): VisitRecord {
  const [rows, stays, inspections]: [number[], number[], number[]] = [[], [], []];
  let [at, since, stage]: [Instant, Instant, number] = [begin, begin, 0];
  for (const phase of phases(random)) {
    const place = STAGES.indexOf(phase.stage);
    if (place !== stage && at > since) stays.push(stage, since, at, calendar.open(since, at));
    if (place !== stage) [stage, since] = [place, at];
    const { code, milliseconds } = phase;
    const end = code === undefined ? plus(at, milliseconds) : calendar.addWorkingTime(at, milliseconds);
    if (end === undefined) throw new Error("a centre that never opens");
    if (end > now) {
      const tail = code === undefined ? [] : [at, null, code];
      return {
        begin,
        end: null,
        reached: at,
        whole: true,
        rows,
        stays,
        stay: [stage, since],
        inspections,
        tail,
      };
    }
    if (code !== undefined) {
      for (const span of calendar.openings(at, end)) rows.push(span.start, span.end - span.start, code);
      if (phase.stage === "quality" && code === workCode("quality", 0)) inspections.push(end, 1);
    }
    at = end;
  }
  stays.push(stage, since, at, calendar.open(since, at));
  return { begin, end: at, reached: at, whole: true, rows, stays, stay: null, inspections, tail: [] };
}

/** Beginnings in a span, rising, evenly spread with chance. */
export function* beginnings(random: Random, start: Instant, end: Instant, count: number): Generator<Instant> {
  const step = (end - start) / count;
  for (let visit = 0; visit < count; visit += 1) {
    yield earliest(instant(Math.floor(start + (visit + random.fraction()) * step)), plus(end, -1));
  }
}
