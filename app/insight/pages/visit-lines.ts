// What a visit contributes to a number of the report, as lines of a file. Pure; the same rules as the report's own counting.
import { instant, iso, MINUTE } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { VisitRecord } from "../ledger/visit-record";
import type { Behind } from "./behind";

/** The columns of every file but that of stuck visits. Times are UTC. */
export const COLUMNS = [
  "centre",
  "visit",
  "plate",
  "stage",
  "from",
  "until",
  "working_minutes",
  "note",
] as const;

/** Behind centre, number and plate. */
export type VisitLine = readonly [stage: string, from: string, until: string, minutes: string, note: string];

export interface LineContext {
  readonly window: Span;
  readonly calendar: WorkingCalendar;
  readonly now: number;
}

const time = (at: number) => iso(instant(at));
/** To the millisecond, so that the lines add up to the report's number. */
const minutes = (milliseconds: number) => String(milliseconds / MINUTE);

/** Visits with work or a wait in the period: from the first of it to the last. */
function whole({ rows }: VisitRecord, { window }: LineContext): readonly VisitLine[] {
  let [from, until, sum] = [Infinity, -Infinity, 0];
  for (let at = 0; at < rows.length; at += 3) {
    const begin = Math.max(rows[at] ?? 0, window.start);
    const end = Math.min((rows[at] ?? 0) + (rows[at + 1] ?? 0), window.end);
    if (begin >= end) continue;
    [from, until, sum] = [Math.min(from, begin), Math.max(until, end), sum + end - begin];
  }
  return sum > 0 ? [["", time(from), time(until), minutes(sum), ""]] : [];
}

/** A line for each stay in the stage that the period saw. */
function stays(record: VisitRecord, place: number, context: LineContext): readonly VisitLine[] {
  const { window, calendar, now } = context;
  const stage = STAGES[place] ?? "";
  const lines: VisitLine[] = [];
  for (let at = 0; at < record.stays.length; at += 4) {
    const [of = 0, begin = 0, end = 0, working = 0] = record.stays.slice(at, at + 4);
    if (of !== place || end <= window.start || begin >= window.end) continue;
    lines.push([stage, time(begin), time(end), minutes(working), ""]);
  }
  const [of, begin] = record.stay ?? [-1, 0];
  if (of === place && begin < window.end) {
    const until = Math.min(now, window.end);
    const working = calendar.open(instant(begin), instant(until));
    lines.push([stage, time(begin), time(until), minutes(working), "under way"]);
  }
  return lines;
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

export function linesOf(
  behind: Exclude<Behind, { kind: "cause" | "stuck" }>,
  record: VisitRecord,
  context: LineContext,
): readonly VisitLine[] {
  switch (behind.kind) {
    case "all":
      return whole(record, context);
    case "stage":
      return stays(record, STAGES.indexOf(behind.stage), context);
    default:
      return inspections(record, behind.kind, context);
  }
}
