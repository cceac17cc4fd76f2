// Zod pieces for hours: a time of day in minutes after midnight, a local date, and from-to.
import { z } from "zod/v4";
import { clockOf } from "./opening-hours";

/** "08:30" as minutes after local midnight. */
export function clockTime() {
  return z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d(?::00)?$/, { error: "settings:notAClock" })
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5)));
}

/** "2026-03-29". */
export function localDate() {
  return z.iso
    .date({ error: "settings:notADate" })
    .refine((text) => text >= "2000-01-01" && text < "2100-01-01", { error: "settings:notADate" });
}

/** Midnight as an end is the end of the day. */
export function closing(minute: number): number {
  return minute === 0 ? 1440 : minute;
}

/** A time as the field shows it; the end of the day is midnight. */
export function clockText(minute: number | null | undefined): string {
  return minute === null || minute === undefined ? "" : clockOf(minute === 1440 ? 0 : minute);
}

interface Times {
  readonly opens?: number | undefined;
  readonly closes?: number | undefined;
}

/** Says beside the field what is missing of a pair of times, or that it ends before it begins. */
export function checkTimes(
  { opens, closes }: Times,
  context: { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void },
  names: readonly [string, string] = ["opens", "closes"],
): void {
  const issue = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: [name], message });
  if (opens === undefined) issue(names[0], "required");
  if (closes === undefined) issue(names[1], "required");
  if (opens !== undefined && closes !== undefined && closing(closes) <= opens)
    issue(names[1], "settings:endsBefore");
}
