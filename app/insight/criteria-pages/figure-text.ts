// How a criterion's numbers are written: with their unit, in the page's language.
import { useFormat, type Format } from "~/ui/centre-context";
import { useWords, type Words } from "~/words";
import type { Unit } from "../criteria/criterion";
import type { FigureView } from "./figure-view";

/** A value with its unit: "87.3 %", "12 min", "4.6". */
export function valueText(t: Words<"criteria">, f: Format, unit: Unit, value: number): string {
  switch (unit) {
    case "share":
      // Of a small share a tenth of a per cent may hide on which side of its target it is.
      return f.percent(value, Math.abs(value) < 0.05 ? 2 : 1);
    case "minutes":
    case "hours":
    case "days":
      return t(`unit.${unit}`, { value: f.number(value, value < 10 ? 1 : 0) });
    case "lines":
      return t("unit.lines", { count: Math.round(value) });
    case "rating":
      return f.number(value, 2);
    case "points":
      return f.number(value, 0);
    default:
      return unit satisfies never;
  }
}

/** All that a page writes of a figure. */
export function useFigureText() {
  const t = useWords("criteria");
  const f = useFormat();
  const value = (unit: Unit, amount: number | null) =>
    amount === null ? "–" : valueText(t, f, unit, amount);
  return {
    value,
    target: ({ direction, unit, target }: FigureView) => {
      return t(direction === "higher" ? "atLeast" : "atMost", { value: value(unit, target.value) });
    },
    range: ({ unit, low, high }: Pick<FigureView, "unit" | "low" | "high">) =>
      low === null || high === null ? "–" : `${value(unit, low)} – ${value(unit, high)}`,
    /** The other quantile of a duration than the one that is judged; null of anything else. */
    spread: ({ unit, judged, median, p90 }: Pick<FigureView, "unit" | "judged" | "median" | "p90">) => {
      if (judged === null || median === null || p90 === null) return null;
      return judged === "median"
        ? t("nineInTen", { value: value(unit, p90) })
        : t("median", { value: value(unit, median) });
    },
  };
}
