// The seven stages in a row: cars now, the oldest of them, how long it takes, and the way back from quality control.
import { stageNumber } from "~/journey/stages";
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";
import type { ReportFacts, StageFacts } from "../report/report-facts";
import { FileLink, Files, How } from "./how";
import type { ReportLinks } from "./report-links";
import { useMinutes } from "./use-minutes";

export interface StageRowProps {
  readonly facts: ReportFacts;
  readonly plates: Readonly<Record<string, string>>;
  readonly links: ReportLinks;
  /** The centre at which the reader works: only its visits can be opened from here. */
  readonly ownCentre: string;
}

export function StageRow({ facts: { stages }, plates, links, ownCentre }: StageRowProps) {
  const t = useWords("report");
  const journey = useWords("journey");
  const how = useWords("reportHow");
  const sentBack = stages.reduce((sum, each) => sum + each.sentBack, 0);
  return (
    <Panel title={t("stages.title")}>
      <p className="mb-2 text-ink-2">{t("stages.text")}</p>
      <Arc sentBack={sentBack} />
      <ol className="grid grid-cols-1 gap-px overflow-hidden rounded-lg border border-line bg-line xl:grid-cols-7">
        {stages.map((stage) => (
          <StageCell key={stage.stage} stage={stage} plates={plates} ownCentre={ownCentre} />
        ))}
      </ol>
      <How
        of={["stages", "over", "back"]}
        files={
          <>
            <Files title="files.stays">
              {stages
                .filter(({ n }) => n > 0)
                .map(({ stage }) => (
                  <FileLink key={stage} to={links.file(`stage.${stage}`)}>
                    {journey(`stage.${stage}`)}
                  </FileLink>
                ))}
            </Files>
            <Files title="files.now">
              <FileLink to={links.file("now")}>{how("files.everybody")}</FileLink>
            </Files>
            <Files title="files.back">
              <FileLink to={links.file("sent-back")}>{how("files.list")}</FileLink>
            </Files>
          </>
        }
      />
    </Panel>
  );
}

/** From the middle of the fifth cell back to the fourth; on a phone quality control says it in words. */
function Arc({ sentBack }: { readonly sentBack: number }) {
  const t = useWords("report");
  return (
    <div aria-hidden="true" className="relative hidden h-9 xl:block">
      <svg viewBox="0 0 700 36" preserveAspectRatio="none" className="absolute inset-0 size-full">
        <path
          d="M450 36C450 12 350 12 350 34"
          vectorEffect="non-scaling-stroke"
          className={cx("fill-none stroke-2", sentBack > 0 ? "stroke-chart-6" : "stroke-line")}
        />
        <path
          d="M347 26L350 35L354 27"
          vectorEffect="non-scaling-stroke"
          className={cx("fill-none stroke-2", sentBack > 0 ? "stroke-chart-6" : "stroke-line")}
        />
      </svg>
      <span className="absolute top-0 left-[57.14%] -translate-x-1/2 bg-surface px-1 text-small text-ink-2">
        {t("stages.back", { count: sentBack })}
      </span>
    </div>
  );
}

function StageCell({
  stage: figures,
  plates,
  ownCentre,
}: {
  readonly stage: StageFacts;
  readonly plates: StageRowProps["plates"];
  readonly ownCentre: string;
}) {
  const t = useWords("report");
  const journey = useWords("journey");
  const f = useFormat();
  const minutes = useMinutes();
  const { stage, now, oldest, median, p90, total, n, over, sentBack } = figures;
  const told = (value: number | null) => (value === null ? "–" : minutes(value));
  const facts = [
    [t("stages.median"), told(median)],
    [t("stages.p90"), told(p90)],
    [t("stages.total"), minutes(total)],
    [t("stages.over"), n > 0 ? f.percent(over / n) : "–"],
  ];
  return (
    <li className="min-w-0 bg-surface p-3 xl:row-span-4 xl:grid xl:grid-rows-subgrid xl:px-1.5">
      <div className="flex items-baseline justify-between gap-2 xl:block">
        <h3 className="min-w-0 text-small font-semibold">
          {stageNumber(stage)} · {journey(`stage.${stage}`)}
        </h3>
        <p className={cx("shrink-0 tabular-nums xl:mt-1", now > 0 ? "font-semibold" : "text-ink-3")}>
          {t("stages.now", { count: now })}
        </p>
      </div>
      <p className="flex flex-wrap gap-x-2 text-small text-ink-3 xl:flex-col">
        {oldest && (
          <>
            <span>
              {t("stages.oldest")} {minutes(oldest.age)}
            </span>
            <VisitName
              visitId={oldest.visitId}
              plate={plates[oldest.visitId]}
              isOwn={oldest.centreId === ownCentre}
            />
          </>
        )}
      </p>
      <dl className="mt-1 flex flex-wrap gap-x-3 text-small xl:block">
        {facts.map(([title, value]) => (
          <div key={title} className="flex gap-1 xl:flex-wrap xl:gap-y-0 xl:justify-between">
            <dt className="text-ink-3">{title}</dt>
            <dd className="whitespace-nowrap tabular-nums xl:ml-auto">{value}</dd>
          </div>
        ))}
      </dl>
      {sentBack > 0 && (
        <p className="text-small text-ink-2 xl:sr-only">↩ {t("stages.back", { count: sentBack })}</p>
      )}
    </li>
  );
}

/** A plate that opens the visit, where the reader works at its centre. */
export function VisitName({
  visitId,
  plate = "–",
  isOwn,
}: {
  readonly visitId: string;
  readonly plate: string | undefined;
  readonly isOwn: boolean;
}) {
  if (!isOwn) return <span className="font-mono whitespace-nowrap text-ink-2">{plate}</span>;
  return (
    <TextLink to={paths.visit(visitId)} className="font-mono whitespace-nowrap">
      {plate}
    </TextLink>
  );
}
