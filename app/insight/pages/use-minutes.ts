// Working time as people say it. A working day is no 24 hours, so that hours are never made days.
import { useMemo } from "react";
import { useFormat, type Format } from "~/ui/centre-context";
import { roundMax } from "../charts/whisker-bar";
import { useWords, type Words } from "~/words";

/** "4.2 min", "41 min", "5 h 12 min", "210 h". */
export function minutesText(minutes: number, f: Format, t: Words<"report">): string {
  if (minutes < 9.95) return t("unit.minutes", { minutes: f.number(minutes, 1) });
  const whole = Math.round(minutes);
  if (whole < 120) return t("unit.minutes", { minutes: f.number(whole, 0) });
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours >= 24 || rest === 0) return t("unit.hours", { hours: f.number(Math.round(whole / 60), 0) });
  return t("unit.both", { hours: f.number(hours, 0), minutes: rest });
}

/** The end of an axis of minutes: a round number of hours beyond two of them, since "6 h 40 min" is none. */
export function axisEnd(values: readonly (number | null)[]): number {
  const known = values.map((value) => value ?? 0);
  const end = roundMax(known, Number.MIN_VALUE);
  return end <= 120 ? end : 60 * roundMax(known.map((value) => value / 60));
}

/** minutesText in the page's language. */
export function useMinutes(): (minutes: number) => string {
  const f = useFormat();
  const t = useWords("report");
  return useMemo(() => (minutes: number) => minutesText(minutes, f, t), [f, t]);
}
