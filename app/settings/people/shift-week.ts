// A week of shifts as the form has it: every day one shift with at most one break, and from when to when it holds.
import { z } from "zod/v4";
import { checkTimes, clockText, clockTime, closing, localDate } from "../clock-fields";
import { seenMark } from "../seen";

const Day = z
  .object({
    works: z.boolean().default(false),
    from: clockTime().optional(),
    until: clockTime().optional(),
    breakFrom: clockTime().optional(),
    breakUntil: clockTime().optional(),
  })
  .superRefine((day, context) => {
    if (!day.works) return;
    const { from, until, breakFrom, breakUntil } = day;
    checkTimes({ opens: from, closes: until }, context, ["from", "until"]);
    if (breakFrom === undefined && breakUntil === undefined) return;
    checkTimes({ opens: breakFrom, closes: breakUntil }, context, ["breakFrom", "breakUntil"]);
    if (from === undefined || until === undefined || breakFrom === undefined || breakUntil === undefined)
      return;
    if (breakFrom <= from || closing(breakUntil) >= closing(until))
      context.addIssue({ code: "custom", path: ["breakFrom"], message: "roster:breakOutside" });
  });

export const ShiftWeekForm = z
  .object({
    days: z.array(Day).length(7),
    validFrom: localDate(),
    validTo: localDate().optional(),
    seen: seenMark(),
  })
  .superRefine(({ days, validFrom, validTo }, context) => {
    const issue = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (validTo !== undefined && validTo < validFrom) issue("validTo", "roster:endsBefore");
    if (!days.some(({ works }) => works)) issue("validFrom", "roster:noDay");
  });
export type ShiftWeekForm = z.output<typeof ShiftWeekForm>;

export const RemoveWeek = z.object({ seen: seenMark() });

export interface ShiftPart {
  readonly weekday: number;
  readonly startsMinute: number;
  readonly endsMinute: number;
}

/** Shifts that hold on the same dates. */
export interface ShiftWeek {
  /** "2026-03-02" */
  readonly validFrom: string;
  readonly validTo?: string;
  readonly parts: readonly ShiftPart[];
}

/** Names a week among those of a person: its dates. */
export function weekKey({ validFrom, validTo }: Pick<ShiftWeek, "validFrom" | "validTo">): string {
  return `${validFrom}_${validTo ?? ""}`;
}

export function shiftMark({ validFrom, validTo, parts }: ShiftWeek): string {
  return JSON.stringify([
    validFrom,
    validTo ?? "",
    parts.map(({ weekday, startsMinute, endsMinute }) => [weekday, startsMinute, endsMinute]),
  ]);
}

function partsOfDay(day: ShiftWeekForm["days"][number], weekday: number): readonly ShiftPart[] {
  const { works, from, until, breakFrom, breakUntil } = day;
  if (!works || from === undefined || until === undefined) return [];
  const whole = { weekday, startsMinute: from, endsMinute: closing(until) };
  if (breakFrom === undefined || breakUntil === undefined) return [whole];
  return [
    { ...whole, endsMinute: breakFrom },
    { ...whole, startsMinute: closing(breakUntil) },
  ];
}

export function weekOfForm({ days, validFrom, validTo }: ShiftWeekForm): ShiftWeek {
  const parts = days.flatMap((day, at) => partsOfDay(day, at + 1));
  return { validFrom, ...(validTo === undefined ? {} : { validTo }), parts };
}

/** Whether two weeks hold on some date together. */
export function overlaps(one: ShiftWeek, other: ShiftWeek): boolean {
  const end = (week: ShiftWeek) => week.validTo ?? "9999-12-31";
  return one.validFrom <= end(other) && other.validFrom <= end(one);
}

/** Whether the form can show the week: no day has more than two parts. */
export function isPlain({ parts }: ShiftWeek): boolean {
  return [1, 2, 3, 4, 5, 6, 7].every(
    (weekday) => parts.filter((part) => part.weekday === weekday).length <= 2,
  );
}

/** What the form shows of a week; of a new one nine to six, Monday to Friday. */
export function shiftFields(week: ShiftWeek | undefined, today: string) {
  const usual = { startsMinute: 9 * 60, endsMinute: 18 * 60 };
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const [first, second] = week?.parts.filter((part) => part.weekday === weekday) ?? [];
    const works = week ? first !== undefined : weekday <= 5;
    const last = second ?? first ?? usual;
    return {
      works,
      from: clockText((first ?? usual).startsMinute),
      until: clockText(last.endsMinute),
      breakFrom: clockText(second && first?.endsMinute),
      breakUntil: clockText(second?.startsMinute),
    };
  });
  return { days, validFrom: week?.validFrom ?? today, validTo: week?.validTo ?? "" };
}
