// One event of a log as a file tells it, and what can be wrong with one.

import { isAmbiguousTime } from "./log-time";

export interface LogRow {
  /** Of the file, counted from 1. */
  readonly line: number;
  readonly caseId: string;
  readonly activity: string;
  /** Whole microseconds since 1970 in UTC. */
  readonly startUs: number;
  readonly completeUs: number;
  /** Empty: not recorded. */
  readonly resource: string;
  /** Its place within the case, where the file says one. */
  readonly position: number | undefined;
}

export const LOG_PROBLEMS = [
  "not-a-time",
  "day-or-month",
  "no-time",
  "no-case",
  "no-activity",
  "ends-before-it-starts",
  "not-a-position",
  "too-long",
  "too-many-columns",
  "unreadable-signs",
  "too-many-activities",
  "too-many-resources",
  "quote-open",
  "record-too-long",
  "not-well-formed",
  "unknown-entity",
  "cut-off",
  "event-outside-of-a-trace",
  "not-a-log",
  "wrong-encoding",
] as const;
export type LogProblemCode = (typeof LOG_PROBLEMS)[number];

export interface LogProblem {
  readonly line: number;
  readonly code: LogProblemCode;
  /** What stands there, cut short. */
  readonly value?: string;
}

/** What a file is made of: rows, and what is wrong with those that are none. */
export type LogItem =
  { readonly kind: "row"; readonly row: LogRow } | { readonly kind: "problem"; readonly problem: LogProblem };

/** Signs of a name of a case, an activity or a resource. */
export const LONGEST_NAME = 1_000;

const TEXTS: Readonly<Record<LogProblemCode, string>> = {
  "not-a-time": "is no time: write it like 2026-03-31T14:05:00Z",
  "day-or-month": "may have the day or the month first: write it like 2026-03-31T14:05:00Z",
  "no-time": "the time is missing",
  "no-case": "the case is missing",
  "no-activity": "the activity is missing",
  "ends-before-it-starts": "ends before it starts",
  "not-a-position": "is no number to sort by",
  "too-long": "is longer than 1,000 signs",
  "unreadable-signs": "holds a broken sign: it is not in the encoding of the file",
  "too-many-columns": "the row has more cells than there are columns",
  "too-many-activities": "there are more than 10,000 different activities: is it the right column?",
  "too-many-resources": "there are more than 100,000 different resources: is it the right column?",
  "quote-open": "a quotation mark is opened and never closed",
  "record-too-long": "the row does not end: is a quotation mark missing?",
  "not-well-formed": "is no XES: a tag is not closed, or closed twice",
  "unknown-entity": "is no entity of XML itself; others are not read",
  "cut-off": "the file ends in the middle",
  "event-outside-of-a-trace": "an event stands outside of a trace",
  "not-a-log": "is no XES: that begins with the tag log",
  "wrong-encoding": "is not in the encoding that the file says, or UTF-8 where it says none",
};

/** A problem as the person at the terminal reads it. */
export function tellLogProblem({ line, code, value }: LogProblem): string {
  const what = value === undefined ? TEXTS[code] : `“${value}” ${TEXTS[code]}`;
  return `Line ${line}: ${what}.`;
}

const SHOWN = 60;

/** What cannot be read as a time. */
export function timeProblem(line: number, text: string): LogItem {
  return logProblem(line, isAmbiguousTime(text) ? "day-or-month" : "not-a-time", text);
}

export function logProblem(line: number, code: LogProblemCode, value?: string): LogItem {
  if (value === undefined) return { kind: "problem", problem: { line, code } };
  const shown = value.replace(/\s+/g, " ");
  const short = shown.length > SHOWN ? `${shown.slice(0, SHOWN - 1)}…` : shown;
  return { kind: "problem", problem: { line, code, value: short } };
}

/** Checks what every kind of file has in common. */
export function checkedRow(row: LogRow): LogItem {
  if (row.caseId === "") return logProblem(row.line, "no-case");
  if (row.activity === "") return logProblem(row.line, "no-activity");
  const long = [row.caseId, row.activity, row.resource].find((name) => name.length > LONGEST_NAME);
  if (long !== undefined) return logProblem(row.line, "too-long", long);
  if (row.completeUs < row.startUs) return logProblem(row.line, "ends-before-it-starts", row.activity);
  return { kind: "row", row };
}
