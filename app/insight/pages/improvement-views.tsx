// Before and after an improvement, as numbers and as a chart of weeks.
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { XmrChart } from "../charts/xmr-chart";
import type { Comparison } from "../improvements/comparison";
import type { JudgedImprovement } from "../improvements/improvements.server";
import { axisEnd, useMinutes } from "./use-minutes";
import { dayText } from "./week-text";

export function BeforeAfter({ improvement, comparison, spans }: JudgedImprovement) {
  const { before, after, saved } = comparison;
  const t = useWords("improvements");
  const f = useFormat();
  const minutes = useMinutes();
  const titled = (title: string, span: readonly [string, string] | null) =>
    span ? `${title}: ${dayText(span[0], f)} – ${dayText(span[1], f)}` : title;
  const signed = (value: number) => (value < 0 ? `−${minutes(-value)}` : minutes(value));
  const facts = [
    [
      titled(t("page.before"), spans.before),
      t("page.side", { minutes: minutes(before.D), count: before.visits }),
    ],
    [
      titled(t("page.after"), spans.after),
      after.visits > 0
        ? t("page.side", { minutes: minutes(after.D), count: after.visits })
        : t("page.nothing"),
    ],
    [
      t("page.saved"),
      saved
        ? t("page.between", {
            value: signed(saved.value),
            low: signed(saved.low),
            high: signed(saved.high),
          })
        : "–",
    ],
    [t("page.expected"), minutes(improvement.expectedMinutes)],
  ];
  return (
    <dl className="mt-4 grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {facts.map(([title, value]) => (
        <div key={title}>
          <dt className="text-small text-ink-3">{title}</dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function ImprovementChart({ comparison: { weeks, limits } }: { readonly comparison: Comparison }) {
  const t = useWords("improvements");
  const report = useWords("report");
  const f = useFormat();
  const minutes = useMinutes();
  const label = (week: string, phase: "before" | "after") =>
    phase === "after" ? t("page.afterWeek", { week: dayText(week, f) }) : dayText(week, f);
  return (
    <>
      <p className="mb-3 text-ink-2">{t("page.chartText")}</p>
      <XmrChart
        caption={t("page.chart")}
        points={weeks.map(({ week, D, phase, whole, signal }) => ({
          key: `${phase} ${week}`,
          label: label(week, phase),
          value: D,
          whole,
          signal,
        }))}
        max={axisEnd([...weeks.map(({ D }) => D), limits?.upper ?? null])}
        turn={weeks.findIndex(({ phase }) => phase === "after")}
        mean={limits?.mean ?? null}
        lower={limits?.lower ?? null}
        upper={limits?.upper ?? null}
        format={minutes}
        words={{
          time: report("trend.week"),
          value: report("trend.value"),
          mean: report("trend.mean"),
          limits: report("trend.limits"),
          signal: report("trend.signal"),
        }}
      />
    </>
  );
}
