// A day of its own: the centre stays closed, or has other hours.
import { z } from "zod/v4";
import { line } from "~/ui/form/zod-fields";
import { checkTimes, clockTime, closing, localDate } from "../clock-fields";
import { seenMark } from "../seen";

export const HolidayForm = z
  .object({
    date: localDate(),
    name: line(80),
    kind: z.enum(["shut", "hours"]),
    opens: clockTime().optional(),
    closes: clockTime().optional(),
    seen: seenMark(),
  })
  .superRefine((day, context) => {
    if (day.kind === "hours") checkTimes(day, context);
  });
export type HolidayForm = z.output<typeof HolidayForm>;

export const RemoveHoliday = z.object({ seen: seenMark() });

export interface HolidayFacts {
  /** "2026-12-25" */
  readonly date: string;
  readonly name: string;
  readonly opensMinute: number | null;
  readonly closesMinute: number | null;
}

export function factsOf({ date, name, kind, opens, closes }: HolidayForm): HolidayFacts {
  const open = kind === "hours" && opens !== undefined && closes !== undefined;
  return { date, name, opensMinute: open ? opens : null, closesMinute: open ? closing(closes) : null };
}

export function holidayMark({ date, name, opensMinute, closesMinute }: HolidayFacts): string {
  return JSON.stringify([date, name, opensMinute, closesMinute]);
}
