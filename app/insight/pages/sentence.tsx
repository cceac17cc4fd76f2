// The answer in one sentence, with how sure it is, and the next step.
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import type { Improvement } from "../improvements/improvements.server";
import type { CandidateFacts, ReportFacts } from "../report/report-facts";
import { isCandidate } from "./candidate-look";
import type { ReportLinks } from "./report-links";
import { dayText } from "./week-text";
import { capital, useCandidateWords } from "./use-candidate-words";
import { useMinutes } from "./use-minutes";

export interface SentenceProps {
  readonly facts: ReportFacts;
  readonly links: ReportLinks;
  /** Improvements that are under way. */
  readonly running: readonly Improvement[];
  /** An improvement can be begun from here. */
  readonly mayStart: boolean;
}

export function Sentence({ facts, links, running, mayStart }: SentenceProps) {
  const t = useWords("report");
  const words = useCandidateWords();
  const [first] = facts.candidates;
  const waits = first !== undefined && first.saving > 0;
  if (!waits) return <Answer title={t("sentence.nobody")} text={t("sentence.nobodyText")} facts={facts} />;
  if (facts.verdict === "one") {
    return (
      <Answer
        title={t("sentence.one", { name: words.oneOf(facts.names) })}
        text={<Relief candidate={first} isGroup={facts.centres.length > 1} />}
        facts={facts}
        first={first}
        below={<Running improvements={running.filter(({ cause }) => cause === first.name)} />}
        actions={<Next first={first} links={links} mayStart={mayStart} />}
      />
    );
  }
  if (facts.names.length === 0) {
    return <Answer title={t("sentence.few")} text={t("sentence.fewText")} facts={facts} />;
  }
  return (
    <Answer
      title={t("sentence.unclear", { names: capital(words.oneOf(facts.names)) })}
      text={<MostSoFar first={first} />}
      facts={facts}
      first={first}
      below={<Running improvements={running.filter(({ cause }) => cause === first.name)} />}
      actions={<Next first={first} links={links} mayStart={mayStart} />}
    />
  );
}

function MostSoFar({ first }: { readonly first: CandidateFacts }) {
  const t = useWords("report");
  const minutes = useMinutes();
  const { inText } = useCandidateWords();
  return t("sentence.most", { name: inText(first.name), minutes: minutes(first.saving) });
}

/** What relief of it would be, and what it would save. */
function Relief({
  candidate: { name, kind, relief, saving },
  isGroup,
}: {
  readonly candidate: CandidateFacts;
  readonly isGroup: boolean;
}) {
  const t = useWords("report");
  const f = useFormat();
  const minutes = useMinutes();
  const cause = isCandidate(name) ? name : "other";
  const told = { minutes: minutes(saving), share: f.percent(relief) };
  if (!isGroup || kind !== "resource") return t(`relief.${cause}`, told);
  if (cause === "other" || cause === "parts" || cause === "approval" || cause === "rework") {
    return t(`relief.${cause}`, told);
  }
  return t(`reliefGroup.${cause}`, told);
}

interface AnswerProps {
  readonly title: string;
  readonly text: ReactNode;
  readonly facts: ReportFacts;
  readonly first?: CandidateFacts;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
}

function Answer({ title, text, facts, first, below, actions }: AnswerProps) {
  const t = useWords("report");
  return (
    <section
      aria-label={t("sentence.label")}
      className="rounded-lg border border-line bg-surface p-4 shadow-card md:p-6"
    >
      <h2 className="text-2xl leading-tight font-semibold tracking-tight text-balance">{title}</h2>
      <p className="mt-1 text-lg text-ink-2">{text}</p>
      <Evidence facts={facts} first={first} />
      {below}
      {actions !== undefined && <div className="no-print mt-4 flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}

/** What is being done about it already, by whom, and when it is looked at again. */
function Running({ improvements }: { readonly improvements: readonly Improvement[] }) {
  const t = useWords("report");
  const f = useFormat();
  return improvements.map(({ id, what, owner, dueOn }) => (
    <p key={id} className="mt-2 wrap-anywhere">
      {t("sentence.running")}:{" "}
      <TextLink to={paths.improvement(id)}>
        <bdi>{what}</bdi>
      </TextLink>{" "}
      <span className="text-ink-3">
        ({owner}, {dayText(dueOn, f)})
      </span>
    </p>
  ));
}

/** Behind how many visits it stands, when, since when, and how sure. */
function Evidence({
  facts,
  first,
}: {
  readonly facts: ReportFacts;
  readonly first: CandidateFacts | undefined;
}) {
  const t = useWords("report");
  const f = useFormat();
  const minutes = useMinutes();
  const { visits, since, from, to, verdict, weeks } = facts;
  /** One week alone is no "since": then it is said how often it came first. */
  const leads = (monday: string | null) =>
    monday !== null && monday !== weeks.at(-1)?.week
      ? t("sentence.since", { day: dayText(monday, f) })
      : t("sentence.often", {
          count: weeks.filter(({ bottleneck }) => bottleneck === first?.name).length,
          all: weeks.length,
        });
  const parts = [
    ...(first
      ? [t("sentence.sure", { share: f.percent(Math.floor(first.probability * 1000) / 1000, 1) })]
      : []),
    ...(first ? [t("sentence.between", { low: minutes(first.low), high: minutes(first.high) })] : []),
    t("sentence.visits", { count: visits }),
    t("sentence.period", { from: f.shortDate(Date.parse(from)), to: f.shortDate(Date.parse(to) - 1) }),
    ...(first && verdict === "one" ? [leads(since)] : []),
  ];
  return <p className="mt-2 text-ink-3">{parts.join(" · ")}</p>;
}

function Next({
  first,
  links,
  mayStart,
}: {
  readonly first: CandidateFacts;
  readonly links: ReportLinks;
  readonly mayStart: boolean;
}) {
  const t = useWords("report");
  return (
    <>
      <LinkButton to={links.visits(first.name)} kind="primary" icon="list">
        {t("sentence.open")}
      </LinkButton>
      {mayStart && (
        <LinkButton to={links.improvement(first.name)} icon="plus">
          {t("sentence.start")}
        </LinkButton>
      )}
    </>
  );
}
