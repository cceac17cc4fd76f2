// The trend of a criterion, step by step with the target that held.
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { TargetChart } from "../charts/target-chart";
import { noonOf } from "./dates";
import { useFigureText } from "./figure-text";
import type { FigureView } from "./figure-view";

/** What a unit starts and ends at, where it does. */
const ENDS = { rating: { min: 1, max: 5 }, points: { min: -100, max: 100 } } as const;

export function TrendOf({ figure }: { readonly figure: FigureView }) {
  const t = useWords("criteria");
  const f = useFormat();
  const text = useFigureText();
  const { title, unit, kind, trend } = figure;
  if (trend.every(({ value }) => value === null)) return <p className="text-ink-3">{t("trendNone")}</p>;
  const ends = unit === "rating" || unit === "points" ? ENDS[unit] : {};
  // A share of visits ends at the whole; a ratio may go beyond it.
  const top = unit === "share" && kind === "share" ? { max: 1 } : {};
  return (
    <TargetChart
      {...ends}
      {...top}
      caption={t("trendOf", { title })}
      format={(value) => text.value(unit, value)}
      words={{
        time: t("time"),
        value: t("column.value"),
        target: t("column.target"),
        n: t("column.n"),
        part: t("stepPart"),
      }}
      points={trend.map(({ from, value, target, n, whole }) => ({
        key: from,
        label: f.shortDate(noonOf(from)),
        value,
        target,
        n,
        whole,
      }))}
    />
  );
}
