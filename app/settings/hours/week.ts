// The opening hours of a week as the form has them.
import { z } from "zod/v4";
import { checkTimes, clockText, clockTime, closing } from "../clock-fields";
import { seenMark } from "../seen";

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const Day = z
  .object({ open: z.boolean().default(false), opens: clockTime().optional(), closes: clockTime().optional() })
  .superRefine((day, context) => {
    if (day.open) checkTimes(day, context);
  });

export const Week = z.object({ days: z.array(Day).length(7), seen: seenMark() });
export type Week = z.output<typeof Week>;

export interface WeekdayHours {
  readonly weekday: number;
  readonly opensMinute: number;
  readonly closesMinute: number;
}

/** The hours of the open days, Monday first. */
export function hoursOfWeek({ days }: Week): readonly WeekdayHours[] {
  return days.flatMap(({ open, opens, closes }, at) =>
    open && opens !== undefined && closes !== undefined
      ? [{ weekday: at + 1, opensMinute: opens, closesMinute: closing(closes) }]
      : [],
  );
}

/** What the form shows of the hours. A closed day gets the hours of an ordinary one, ready for its tick. */
export function weekFields(week: readonly WeekdayHours[]) {
  const usual = week[0] ?? { opensMinute: 8 * 60, closesMinute: 18 * 60 };
  return WEEKDAYS.map((weekday) => {
    const hours = week.find((each) => each.weekday === weekday);
    const { opensMinute, closesMinute } = hours ?? usual;
    return { open: hours !== undefined, opens: clockText(opensMinute), closes: clockText(closesMinute) };
  });
}

/** What stands there, in a word: two people who change it at once are told so. */
export function weekMark(week: readonly WeekdayHours[]): string {
  return week
    .map(({ weekday, opensMinute, closesMinute }) => [weekday, opensMinute, closesMinute].join("-"))
    .join(" ");
}
