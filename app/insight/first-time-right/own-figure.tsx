// A mechanic's own figure, at the end of their page.
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";
import type { FirstTimeRight } from "./first-time-right.server";

export function OwnFirstTimeRight({
  figure,
  days,
}: {
  readonly figure: FirstTimeRight | undefined;
  readonly days: number;
}) {
  const t = useWords("inspections");
  const f = useFormat();
  return (
    <Panel title={t("right.title")}>
      {figure ? (
        <>
          <p className="text-lg font-semibold tabular-nums">
            {t("right.figure", {
              share: f.percent(figure.passed / figure.jobs),
              passed: figure.passed,
              n: figure.jobs,
            })}
          </p>
          <p className="text-small text-ink-3">{t("right.own", { days })}</p>
          <p className="text-small text-ink-3">
            {t("right.range", { low: f.percent(figure.interval.low), high: f.percent(figure.interval.high) })}
          </p>
        </>
      ) : (
        <p className="text-ink-3">{t("right.none", { days })}</p>
      )}
    </Panel>
  );
}
