// What was waited for week by week, and which cause was the bottleneck in each.
import { useFormat } from "~/ui/centre-context";
import { TextLink } from "~/ui/button";
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";
import { WeekStrip } from "../charts/week-strip";
import { XmrChart } from "../charts/xmr-chart";
import type { WeekFigures } from "../centre/weeks";
import type { ReportFacts } from "../report/report-facts";
import { toneOf } from "./candidate-look";
import { FileLink, Files, How } from "./how";
import type { ReportLinks } from "./report-links";
import { useCandidateWords } from "./use-candidate-words";
import { axisEnd, useMinutes } from "./use-minutes";
import { dayText } from "./week-text";

export interface TrendProps {
  readonly facts: ReportFacts;
  readonly links: ReportLinks;
}

export function Trend({ facts, links }: TrendProps) {
  const t = useWords("report");
  const f = useFormat();
  const { name, inText } = useCandidateWords();
  const [first] = facts.candidates;
  if (!first || facts.weeks.length === 0) return null;
  const weeks = everyWeek(facts.weeks);
  return (
    <Panel title={t("trend.title")}>
      <p className="text-ink-2">{t("trend.text", { name: inText(first.name) })}</p>
      <Signals facts={facts} links={links} />
      <Chart weeks={weeks} trend={facts.trend} caption={t("trend.text", { name: inText(first.name) })} />
      <h3 className="mt-6 mb-2 font-semibold">{t("trend.which")}</h3>
      <WeekStrip
        caption={t("trend.which")}
        cells={weeks.map(({ week, bottleneck, whole }) => ({
          key: week,
          label: dayText(week, f),
          value: bottleneck === null ? null : name(bottleneck),
          tone: bottleneck === null ? null : toneOf(bottleneck),
          faint: !whole,
        }))}
        words={{ time: t("trend.week"), value: t("bars.cause"), none: t("trend.none") }}
      />
      <How
        of={["trend", "which", "since"]}
        files={
          <Files title="files.weeks">
            {facts.candidates.map((each) => (
              <FileLink key={each.name} to={links.file(`weeks.${each.name}`)}>
                {name(each.name)}
              </FileLink>
            ))}
          </Files>
        }
      />
    </Panel>
  );
}

/** Only what is a signal is pointed at; each leads to the visits of its week. */
function Signals({ facts: { trend, candidates }, links }: TrendProps) {
  const t = useWords("report");
  const f = useFormat();
  if (trend === null) return <p className="mb-3 text-ink-3">{t("trend.short")}</p>;
  if (trend.signals.length === 0) return <p className="mb-3 text-ink-3">{t("trend.calm")}</p>;
  return (
    <div className="mb-3">
      <p>{t("trend.signals", { weeks: trend.signals.map((week) => dayText(week, f)).join(", ") })}</p>
      <p className="no-print flex flex-wrap gap-x-4 gap-y-1 text-small">
        {trend.signals.map((week) => (
          <TextLink key={week} to={links.visits(candidates[0]?.name ?? "", week)}>
            {t("trend.file")}: {dayText(week, f)}
          </TextLink>
        ))}
      </p>
    </div>
  );
}

const WEEK = 7 * 86_400_000;

/** From the first to the last; those in which nothing happened too, so that the axis is one of time. */
function everyWeek(weeks: readonly WeekFigures[]): readonly WeekFigures[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return [];
  const known = new Map(weeks.map((each) => [each.week, each]));
  const begin = Date.parse(first.week);
  return Array.from({ length: Math.round((Date.parse(last.week) - begin) / WEEK) + 1 }, (_, place) => {
    const week = new Date(begin + place * WEEK).toISOString().slice(0, 10);
    return known.get(week) ?? { week, visits: 0, D: 0, bottleneck: null, whole: true };
  });
}

function Chart({
  weeks,
  trend,
  caption,
}: Pick<ReportFacts, "weeks" | "trend"> & { readonly caption: string }) {
  const t = useWords("report");
  const f = useFormat();
  const minutes = useMinutes();
  return (
    <XmrChart
      caption={caption}
      points={weeks.map(({ week, D, visits, whole }) => ({
        key: week,
        label: dayText(week, f),
        value: visits > 0 ? D : null,
        whole,
        signal: trend?.signals.includes(week) ?? false,
      }))}
      max={axisEnd([...weeks.map(({ D }) => D), trend?.upper ?? null])}
      mean={trend?.mean ?? null}
      lower={trend?.lower ?? null}
      upper={trend?.upper ?? null}
      format={minutes}
      words={{
        time: t("trend.week"),
        value: t("trend.value"),
        mean: t("trend.mean"),
        limits: t("trend.limits"),
        signal: t("trend.signal"),
      }}
    />
  );
}
