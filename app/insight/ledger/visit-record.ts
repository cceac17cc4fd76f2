// What the report has to know of a visit, made of its facts: kept beside them, and made anew when there are more.
import type { JourneyEvent } from "~/journey/events";
import { foldVisit } from "~/journey/fold";
import { earliest, instant, latest, type Instant } from "~/journey/instant";
import { ledgerOf, type Interval } from "~/journey/ledger";
import { STAGES } from "~/journey/stages";
import { standings, type Standing } from "~/journey/standing";
import type { OpenVisit, Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { loopOf, openParts } from "../centre/centre-rows";
import { staysOf } from "../centre/stays";
import { rowCode, workCode } from "./row-code";

/** Moments are milliseconds since 1970; lists are flat, so that a million of them are small. */
export interface VisitRecord {
  readonly begin: number;
  /** Null while it goes on. */
  readonly end: number | null;
  /** What is told up to: the last fact. */
  readonly reached: number;
  /** The ledger has neither gap nor overlap and is as long as the visit. */
  readonly whole: boolean;
  /** Begin, length, code: open hours in which somebody worked on it or it waited, rising. */
  readonly rows: readonly number[];
  /** Stage, begin, end, working milliseconds: the stays that have ended, rising. */
  readonly stays: readonly number[];
  /** Stage and begin of the stay that has not. */
  readonly stay: readonly [stage: number, begin: number] | null;
  /** When, and whether it passed (1) or not (0). */
  readonly inspections: readonly number[];
  /** From, until (null: for good), code: what runs by the clock alone after the last fact. */
  readonly tail: readonly (number | null)[];
}

const ENDS = ["visit.closed", "visit.cancelled", "visit.no-show", "request.lost"];

/** Of the facts up to the one that ended it, the latest time. */
function lastTime(events: readonly JourneyEvent[], begin: Instant): Instant {
  const end = events.findIndex(({ type }) => ENDS.includes(type));
  const until = end < 0 ? events : events.slice(0, end + 1);
  return latest(begin, ...until.map(({ occurredAt }) => occurredAt));
}

function rowsOf(ledger: readonly Interval[], calendar: WorkingCalendar): number[] {
  return ledger.flatMap((interval) => {
    if (interval.kind === "closed" || (interval.kind === "wait" && interval.cause === "planned")) return [];
    const loop = loopOf(interval);
    const { stage } = interval;
    const code =
      interval.kind === "wait" && interval.cause !== "planned"
        ? rowCode("wait", interval.cause, stage, loop)
        : workCode(stage, loop);
    return openParts(interval, interval, calendar).flatMap(({ start, end }) => [start, end - start, code]);
  });
}

function isContinuous(ledger: readonly Interval[], begin: number, end: number): boolean {
  let reached = begin;
  for (const each of ledger) {
    if (each.start !== reached) return false;
    reached = each.end;
  }
  return reached === end;
}

/** Planned standings are left out: they are no rows. */
function tailOf(visit: OpenVisit, reached: Instant): (number | null)[] {
  const { stage, loop } = visit;
  const counted = loopOf({ stage, loop });
  const phases: readonly Standing[] = standings(visit);
  return phases.flatMap((standing, place) => {
    const from = place === 0 ? reached : latest(reached, standing.since);
    const until = phases[place + 1]?.since ?? null;
    if (until !== null && until <= from) return [];
    if (standing.kind === "work") return [from, until, workCode(stage, counted)];
    if (standing.cause === "planned") return [];
    return [from, until, rowCode("wait", standing.cause, stage, counted)];
  });
}

function inspectionsOf({ inspections }: Visit): number[] {
  return inspections.flatMap(({ result }) => (result ? [result.at, result.passed ? 1 : 0] : []));
}

/**
 * @param events all facts of the visit in their order
 * @param calendar of the centre's hours as they are when the record is made
 * @returns undefined for one that was brought in from another program's file: nothing is recorded of its stages
 */
export function recordOf(
  events: readonly JourneyEvent[],
  calendar: WorkingCalendar,
): VisitRecord | undefined {
  const [first] = events;
  const visit = foldVisit({ id: "", centreId: "" }, events);
  if (!first || !visit || visit.imported) return undefined;
  const begin = first.occurredAt;
  const reached = lastTime(events, begin);
  const ledger = ledgerOf(events, calendar, begin);
  const isOpen = visit.status === "open";
  // A stay that began with the very last fact has no interval yet.
  const known = staysOf(ledger, isOpen);
  const ended = known.filter((stay) => stay.ended || stay.stage !== visit.stage);
  const current = known.find((stay) => !ended.includes(stay));
  return {
    begin,
    end: isOpen ? null : reached,
    reached,
    whole: isContinuous(ledger, begin, reached),
    rows: rowsOf(ledger, calendar),
    stays: ended.flatMap(({ stage, start, end }) => [
      STAGES.indexOf(stage),
      start,
      end,
      calendar.open(start, end),
    ]),
    stay: isOpen ? [STAGES.indexOf(visit.stage), current?.start ?? reached] : null,
    inspections: inspectionsOf(visit),
    tail: isOpen ? tailOf(visit, reached) : [],
  };
}

/** From when on the clock alone makes it longer; undefined when it does not. */
export function runsFrom({ tail }: VisitRecord): number | undefined {
  return tail[0] ?? undefined;
}

/** Nothing of it changes until there is another fact or another standing begins: it can be kept with its month. */
export function isSettled(record: VisitRecord): boolean {
  const from = runsFrom(record);
  return from === undefined || from > record.reached;
}

/** The record with what the clock has added since its last fact. */
export function upToNow(record: VisitRecord, now: Instant, calendar: WorkingCalendar): VisitRecord {
  const rows = [...record.rows];
  for (let at = 0; at < record.tail.length; at += 3) {
    const [from, until, code] = record.tail.slice(at, at + 3);
    if (from === null || from === undefined || code === null || code === undefined || from >= now) continue;
    const end = until === null || until === undefined ? now : earliest(now, instant(until));
    for (const span of calendar.openings(instant(from), end)) {
      rows.push(span.start, span.end - span.start, code);
    }
  }
  return { ...record, rows };
}
