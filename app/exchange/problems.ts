// Why a row cannot be brought in: a code for the words of either language, with where it stands.

export const PROBLEM_CODES = [
  "missing",
  "too-long",
  "not-a-phone",
  "not-an-email",
  "not-a-language",
  "not-yes-or-no",
  "not-a-plate",
  "not-a-vin",
  "not-a-year",
  "not-a-mileage",
  "not-a-date",
  "date-ahead",
  "date-order",
  "not-an-amount",
  "not-a-status",
  "owner-unknown",
  "vehicle-unknown",
  "too-many-columns",
  "unreadable-signs",
  "quote-open",
  "record-too-long",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export interface Problem {
  /** Of the file, counted from 1; the line on which the row begins. */
  readonly line: number;
  readonly code: ProblemCode;
  readonly field?: string;
  /** What stands in the cell, cut short. */
  readonly value?: string;
  readonly max?: number;
}

const SHOWN = 60;

/** A cell's content as it may stand in a list of problems. */
export function shortened(value: string): string {
  const line = value.replace(/\s+/g, " ");
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line;
}
