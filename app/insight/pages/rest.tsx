// What stands at the end of the report: right the first time, and whether the figures fit together.
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { useWords } from "~/words";
import type { ReportFacts } from "../report/report-facts";
import { FileLink, Files, How } from "./how";
import type { ReportLinks } from "./report-links";
import { useMinutes } from "./use-minutes";

interface RestProps {
  readonly facts: ReportFacts;
  readonly links: ReportLinks;
}

export function FirstTimeRightPanel({ facts: { rework }, links }: RestProps) {
  const t = useWords("report");
  const f = useFormat();
  const minutes = useMinutes();
  const how = useWords("reportHow");
  const { inspected, firstTimeRight, interval, minutesLost } = rework;
  return (
    <Panel title={t("rework.title")}>
      <p>
        {inspected === 0
          ? t("rework.none")
          : t("rework.text", {
              right: firstTimeRight,
              inspected,
              share: f.percent(firstTimeRight / inspected),
              low: f.percent(interval?.low ?? 0),
              high: f.percent(interval?.high ?? 1),
              minutes: minutes(minutesLost),
            })}
      </p>
      <How
        of={["rework", "back"]}
        files={
          <>
            <Files title="files.first">
              <FileLink to={links.file("inspected")}>{how("files.list")}</FileLink>
            </Files>
            <Files title="files.back">
              <FileLink to={links.file("sent-back")}>{how("files.list")}</FileLink>
            </Files>
            <Files title="files.lost">
              <FileLink to={links.file("waits.rework")}>{how("files.list")}</FileLink>
            </Files>
          </>
        }
      />
    </Panel>
  );
}

/** A failure is shown, not hidden. */
export function IntegrityNote({ facts: { integrity }, links }: RestProps) {
  const t = useWords("report");
  const minutes = useMinutes();
  const how = useWords("reportHow");
  const { holds, byCount, byVisits, notClosed } = integrity;
  const [count, visits] = [minutes(byCount * 60), minutes(byVisits * 60)];
  return (
    <div>
      {holds ? (
        <p className="text-small text-ink-3">{t("integrity.holds", { hours: count })}</p>
      ) : (
        <Notice tone="danger">{t("integrity.broken", { count, visits, broken: notClosed })}</Notice>
      )}
      <How
        of={["integrity", "waits"]}
        files={
          <Files title="files.lives">
            <FileLink to={links.file("lives")}>{how("files.list")}</FileLink>
          </Files>
        }
      />
    </div>
  );
}
