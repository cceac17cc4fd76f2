// The centre's own limits as their form has them.
import { z } from "zod/v4";
import { wholeNumber } from "~/ui/form/zod-fields";
import { seenMark } from "../seen";

const LIMITS = {
  walkInPercent: wholeNumber(0, 100),
  receptionsPerQuarter: wholeNumber(1, 100),
  loaners: wholeNumber(0, 1000),
  shuttleSeats: wholeNumber(0, 1000),
  moveDeadlineHours: wholeNumber(0, 720),
  onlineNoticeHours: wholeNumber(0, 720),
  bookingHorizonDays: wholeNumber(1, 366),
} as const;

export const LIMIT_NAMES = [
  "walkInPercent",
  "receptionsPerQuarter",
  "loaners",
  "shuttleSeats",
  "moveDeadlineHours",
  "onlineNoticeHours",
  "bookingHorizonDays",
] as const satisfies readonly (keyof typeof LIMITS)[];

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };

export const LimitsForm = z.object({ ...LIMITS, seen: seenMark() });
export type LimitsForm = z.output<typeof LimitsForm>;

export function limitsMark(limits: Limits): string {
  return JSON.stringify(LIMIT_NAMES.map((name) => limits[name]));
}
