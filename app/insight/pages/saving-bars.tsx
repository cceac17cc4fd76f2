// What relief of each cause would save a visit: bars with their intervals, and what stands behind each.
import { Link } from "react-router";
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";
import { ListenedTable } from "../charts/listened-table";
import { ToneMark } from "../charts/week-strip";
import { roundMax, WhiskerBar } from "../charts/whisker-bar";
import type { CandidateFacts, ReportFacts } from "../report/report-facts";
import { toneOf } from "./candidate-look";
import { LOADED } from "./behind";
import { FileLink, Files, How } from "./how";
import type { ReportLinks } from "./report-links";
import { useCandidateWords } from "./use-candidate-words";
import { useMinutes } from "./use-minutes";

const HOW = ["saving", "waits", "interval", "sure", "spread", "over", "load"] as const;

export function SavingBars({
  facts: { candidates, source },
  links,
}: {
  readonly facts: ReportFacts;
  readonly links: ReportLinks;
}) {
  const t = useWords("report");
  const { name } = useCandidateWords();
  const max = roundMax(candidates.flatMap(({ saving, high }) => [saving, high]));
  const filesOf = (prefix: string, of: readonly CandidateFacts[]) =>
    of.map((each) => (
      <FileLink key={each.name} to={links.file(`${prefix}${each.name}`)}>
        {name(each.name)}
      </FileLink>
    ));
  const waited = candidates.filter((each) => each.waited > 0);
  return (
    <Panel title={t("bars.title")}>
      <p className="mb-3 text-ink-2">{t("bars.text")}</p>
      <ul className="flex flex-col gap-4">
        {candidates.map((candidate) => (
          <li key={candidate.name}>
            <Bar candidate={candidate} max={max} links={links} />
          </li>
        ))}
      </ul>
      <BarsTable candidates={candidates} />
      {source === "rolled-up" && <p className="mt-3 text-small text-ink-3">{t("bars.rough")}</p>}
      <How
        of={HOW}
        files={
          <>
            <Files title="files.waits">{filesOf("waits.", candidates)}</Files>
            {waited.length > 0 && <Files title="files.spread">{filesOf("", waited)}</Files>}
            <Files title="files.load">
              {filesOf(
                "load.",
                candidates.filter((each) => LOADED.some((resource) => resource === each.name)),
              )}
            </Files>
          </>
        }
      />
    </Panel>
  );
}

/** The whole bar is the way to its visits. */
function Bar({
  candidate,
  max,
  links,
}: {
  readonly candidate: CandidateFacts;
  readonly max: number;
  readonly links: ReportLinks;
}) {
  const { name } = useCandidateWords();
  const minutes = useMinutes();
  const tone = toneOf(candidate.name);
  return (
    <Link
      to={links.visits(candidate.name)}
      className="-mx-2 block rounded-md px-2 py-1 text-ink no-underline hover:bg-hover"
    >
      <span className="flex items-baseline justify-between gap-3">
        <span className="flex min-w-0 items-baseline gap-2 font-medium">
          <ToneMark tone={tone} />
          {name(candidate.name)}
        </span>
        <span className="shrink-0 font-semibold tabular-nums">{minutes(candidate.saving)}</span>
      </span>
      <span className="my-1 block">
        <WhiskerBar
          value={candidate.saving}
          low={candidate.low}
          high={candidate.high}
          max={max}
          tone={tone}
        />
      </span>
      <span className="flex flex-wrap gap-x-3 text-small text-ink-3">
        <BarFacts candidate={candidate} />
      </span>
    </Link>
  );
}

function BarFacts({ candidate }: { readonly candidate: CandidateFacts }) {
  const t = useWords("report");
  const told = useTold();
  const { name, waited, median, p90, load, D } = candidate;
  if (waited === 0 && D === 0) return <span>{t("bars.waited", { count: 0 })}</span>;
  const facts = [
    [t("bars.waits"), told.minutes(D)],
    [t("bars.median"), told.minutes(median)],
    [t("bars.p90"), told.minutes(p90)],
    [t("bars.over"), told.over(candidate)],
    ...(load === null ? [] : [[t("bars.load"), told.load(candidate)]]),
  ];
  return (
    <>
      <span>{t("bars.waited", { count: waited })}</span>
      {facts.map(([title = "", text = ""]) => (
        <span key={`${name} ${title}`}>
          {title} <span className="text-ink-2">{text}</span>
        </span>
      ))}
    </>
  );
}

/** The facts of a candidate in words; a dash for what nothing is known of. */
function useTold() {
  const t = useWords("report");
  const f = useFormat();
  const minutes = useMinutes();
  return {
    minutes: (value: number | null) => (value === null ? "–" : minutes(value)),
    over: ({ shareOver, limit, overInterval, excess }: CandidateFacts) => {
      if (limit === null) return t("bars.noLimit");
      if (shareOver === null) return "–";
      const between = overInterval
        ? ` (${f.percent(overInterval.low)} – ${f.percent(overInterval.high)})`
        : "";
      // One huge delay hides in a share and is seen in the sum.
      const beyond = excess !== null && excess > 0 ? `, ${t("bars.excess", { time: minutes(excess) })}` : "";
      return `${f.percent(shareOver)}${between}${beyond}`;
    },
    load: ({ load, capped, D }: CandidateFacts) => {
      if (load === null) return "–";
      if (load === 0 && D > 0) return t("bars.unknownLoad");
      return capped ? `${f.percent(load)}, ${t("bars.capped")}` : f.percent(load);
    },
  };
}

function BarsTable({ candidates }: { readonly candidates: readonly CandidateFacts[] }) {
  const t = useWords("report");
  const f = useFormat();
  const { name } = useCandidateWords();
  const minutes = useMinutes();
  const told = useTold();
  return (
    <ListenedTable
      caption={t("bars.title")}
      columns={[
        t("bars.cause"),
        t("bars.saving"),
        t("bars.interval"),
        t("bars.sure"),
        t("bars.waits"),
        t("bars.median"),
        t("bars.p90"),
        t("bars.over"),
        t("bars.load"),
      ]}
      rows={candidates.map((each) => [
        name(each.name),
        minutes(each.saving),
        `${minutes(each.low)} – ${minutes(each.high)}`,
        f.percent(each.probability, 1),
        minutes(each.D),
        told.minutes(each.median),
        told.minutes(each.p90),
        told.over(each),
        told.load(each),
      ])}
    />
  );
}
