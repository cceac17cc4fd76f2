// What a visit contributes to a number of the report, as lines of a file. Pure; the same rules as the report's own counting.
import { instant, iso, MINUTE } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import { dateOfDay, type Span, type WorkingCalendar } from "~/journey/working-time";
import { mondayOf } from "../centre/weeks";
import { causeOf, isWait, LOOPED, loopOfCode } from "../ledger/row-code";
import type { VisitRecord } from "../ledger/visit-record";
import { pairOf } from "../report/verdict-parts";
import type { Counted } from "./behind";

/** What the last two columns of a file are called; before them come centre, visit, plate, stage, from, until. Times are UTC. */
export const LAST_COLUMNS = {
  waits: ["working_minutes", "began_in_period"],
  weeks: ["working_minutes", "week"],
  load: ["working_minutes", "note"],
  stage: ["working_minutes", "minutes_before"],
  all: ["working_minutes", "note"],
  lives: ["clock_minutes", "note"],
  now: ["working_minutes", "note"],
  inspected: ["working_minutes", "note"],
  "sent-back": ["working_minutes", "note"],
} as const satisfies Record<Counted["kind"], readonly [string, string]>;

/** Behind centre, number and plate. */
export type VisitLine = readonly [stage: string, from: string, until: string, minutes: string, note: string];

export interface LineContext {
  readonly window: Span;
  readonly calendar: WorkingCalendar;
  readonly now: number;
}

interface Part {
  readonly begin: number;
  readonly end: number;
  readonly code: number;
}

const time = (at: number) => iso(instant(at));
/** To the millisecond, so that the lines add up to the report's number. */
const minutes = (milliseconds: number) => String(milliseconds / MINUTE);

/** Work and waits as far as the period goes. */
function partsIn({ rows }: VisitRecord, { start, end }: Span): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < rows.length; at += 3) {
    const [begin = 0, length = 0, code = 0] = [rows[at], rows[at + 1], rows[at + 2]];
    const part = { begin: Math.max(begin, start), end: Math.min(begin + length, end), code };
    if (part.begin < part.end) parts.push(part);
  }
  return parts;
}

/** One line for all of them, from the first to the last; without times where there are none. */
function lineOf(parts: readonly Part[], note = ""): VisitLine {
  const [first, last] = [parts[0], parts.at(-1)];
  const sum = parts.reduce((all, { begin, end }) => all + end - begin, 0);
  return ["", first ? time(first.begin) : "", last ? time(last.end) : "", minutes(sum), note];
}

function isFor(cause: string): (part: Part) => boolean {
  const pair = pairOf(cause);
  return ({ code }) => (pair === LOOPED ? loopOfCode(code) > 0 : isWait(code) && causeOf(code) === pair);
}

/** Every visit with work or a wait in the period has a line, also where it did not wait for this: the mean of all is the report's. */
function waits(record: VisitRecord, cause: string, { window }: LineContext): readonly VisitLine[] {
  const parts = partsIn(record, window);
  if (parts.length === 0) return [];
  const begin = record.rows[0] ?? 0;
  const began = begin >= window.start && begin < window.end;
  return [lineOf(parts.filter(isFor(cause)), began ? "yes" : "no")];
}

/** The same for each week in which there was work or a wait. */
function weeks(record: VisitRecord, cause: string, { window, calendar }: LineContext): readonly VisitLine[] {
  const byWeek = new Map<number, Part[]>();
  for (const part of partsIn(record, window)) {
    const monday = mondayOf(calendar.dayIndex(instant(part.begin)));
    byWeek.set(monday, [...(byWeek.get(monday) ?? []), part]);
  }
  return [...byWeek].map(([monday, parts]) => lineOf(parts.filter(isFor(cause)), dateOfDay(monday)));
}

function load(record: VisitRecord, resource: string, { window }: LineContext): readonly VisitLine[] {
  const place = WAIT_CAUSES.findIndex((cause) => cause === resource);
  const work = partsIn(record, window).filter(({ code }) => !isWait(code) && causeOf(code) === place);
  return work.length > 0 ? [lineOf(work)] : [];
}

/** A line for each stay in the stage that the period saw; how long it had lasted before is said beside. */
function stays(record: VisitRecord, place: number, context: LineContext): readonly VisitLine[] {
  const { window, calendar } = context;
  const stage = STAGES[place] ?? "";
  const age = (begin: number, until: number) => calendar.open(instant(begin), instant(until));
  const line = (begin: number, until: number, whole: number): VisitLine => {
    const before = begin < window.start ? age(begin, window.start) : 0;
    return [stage, time(begin), time(until), minutes(whole - before), minutes(before)];
  };
  const lines: VisitLine[] = [];
  for (let at = 0; at < record.stays.length; at += 4) {
    const [of = 0, begin = 0, end = 0, working = 0] = record.stays.slice(at, at + 4);
    if (of !== place || end <= window.start || begin >= window.end) continue;
    if (end <= window.end) lines.push(line(begin, end, working));
    else lines.push(line(begin, window.end, age(begin, window.end)));
  }
  const [of, begin] = record.stay ?? [-1, 0];
  if (of === place && begin < window.end) lines.push(line(begin, window.end, age(begin, window.end)));
  return lines;
}

/** From the request to the end, by the clock. */
function life({ begin, end }: VisitRecord, { window }: LineContext): readonly VisitLine[] {
  const [from, until] = [Math.max(begin, window.start), Math.min(end ?? Infinity, window.end)];
  return from < until ? [["", time(from), time(until), minutes(until - from), ""]] : [];
}

/** Where it is now, and since when. */
function place({ stay }: VisitRecord, { calendar, now }: LineContext): readonly VisitLine[] {
  if (!stay) return [];
  const [stage, since] = stay;
  const age = calendar.open(instant(since), instant(Math.max(since, now)));
  return [[STAGES[stage] ?? "", time(since), time(now), minutes(age), ""]];
}

/** First inspections, or those that were not passed. */
function inspections(
  { inspections: of }: VisitRecord,
  kind: "inspected" | "sent-back",
  { window }: LineContext,
) {
  const lines: VisitLine[] = [];
  for (let at = 0; at < of.length; at += 2) {
    const [when = 0, passed = 0] = [of[at], of[at + 1]];
    const counts = kind === "inspected" ? at === 0 : passed === 0;
    if (!counts || when < window.start || when >= window.end) continue;
    lines.push(["quality", time(when), time(when), "", passed === 1 ? "passed" : "failed"]);
  }
  return lines;
}

export function linesOf(behind: Counted, record: VisitRecord, context: LineContext): readonly VisitLine[] {
  switch (behind.kind) {
    case "waits":
      return waits(record, behind.cause, context);
    case "weeks":
      return weeks(record, behind.cause, context);
    case "load":
      return load(record, behind.resource, context);
    case "stage":
      return stays(record, STAGES.indexOf(behind.stage), context);
    case "lives":
      return life(record, context);
    case "now":
      return place(record, context);
    case "inspected":
    case "sent-back":
      return inspections(record, behind.kind, context);
    case "all": {
      const parts = partsIn(record, context.window);
      return parts.length > 0 ? [lineOf(parts)] : [];
    }
    default:
      return behind satisfies never;
  }
}
