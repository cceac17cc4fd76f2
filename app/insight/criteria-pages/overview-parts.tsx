// The parts of the overview: what it says in a sentence, what falls short most, and the stages, each folded.
import { paths } from "~/paths";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { ChoiceLink } from "~/ui/choice-link";
import { Disclosure } from "~/ui/disclosure";
import { Panel, Row } from "~/ui/layout";
import { useWords } from "~/words";
import { Pareto } from "../charts/pareto";
import type { Criterion } from "../criteria/criterion";
import type { Standing } from "../criteria/criteria-figures";
import { StageName } from "./criteria-head";
import { CriteriaTable } from "./criteria-table";
import { failureShare, mostFailed, numberOf, worstFirst, type FigureView } from "./figure-view";
import { StandingBadge } from "./standing-badge";

/** So many lines of what falls short: the rest stands in its stage. */
const MOST_FAILED = 10;

interface FiguresProps {
  readonly figures: readonly FigureView[];
}
interface PartProps extends FiguresProps {
  /** The choice of the page, which every link keeps. */
  readonly query: Readonly<Record<string, string | undefined>>;
}

function countOf(figures: readonly FigureView[], ...standings: readonly Standing[]): number {
  return figures.filter(({ standing }) => standings.includes(standing)).length;
}

export function Sentence({ figures }: FiguresProps) {
  const t = useWords("criteria");
  const all = figures.length - countOf(figures, "nothing");
  const missed = countOf(figures, "missed", "alarming");
  const unclear = countOf(figures, "unclear");
  return (
    <p className="text-lg">{t("says", { missed, all, unclear, alarming: countOf(figures, "alarming") })}</p>
  );
}

export function MostFailed({ figures, query }: PartProps) {
  const t = useWords("criteria");
  const f = useFormat();
  const worst = mostFailed(figures);
  if (worst.length === 0) return <p className="text-ink-2">{t("paretoNone")}</p>;
  return (
    <Panel title={t("pareto")}>
      <p className="mb-3 text-ink-2">{t("paretoText")}</p>
      <Pareto
        caption={t("pareto")}
        percent={(share) => f.percent(share)}
        words={{ item: t("column.criterion"), size: t("column.failed"), together: t("paretoTogether") }}
        shown={MOST_FAILED}
        items={worst.map((figure) => {
          const { id, title, counts } = figure;
          const share = failureShare(figure) ?? 0;
          return {
            key: id,
            label: title,
            size: share,
            told: t("paretoItem", {
              share: f.percent(share),
              failed: f.number(counts.failed),
              n: f.number(counts.failed + counts.met),
            }),
            shown: (
              <TextLink to={paths.criterion(id, query)}>
                {numberOf(id)} {title}
              </TextLink>
            ),
          };
        })}
      />
    </Panel>
  );
}

export function StagesHead({
  query,
  isUnfolded,
}: Pick<PartProps, "query"> & { readonly isUnfolded: boolean }) {
  const t = useWords("criteria");
  return (
    <Row className="justify-between">
      <h2 className="text-lg font-semibold">{t("byStage")}</h2>
      <ChoiceLink to={paths.criteria(isUnfolded ? query : { ...query, open: "all" })} here={false}>
        {t(isUnfolded ? "fold" : "unfold")}
      </ChoiceLink>
    </Row>
  );
}

interface StageFoldProps extends PartProps {
  readonly stage: Criterion["stage"];
  readonly open: boolean;
}

/** A stage in one line, with how many of its criteria fall short; opened, every one of them, what falls short first. */
export function StageFold({ stage, figures, query, open }: StageFoldProps) {
  const t = useWords("criteria");
  if (figures.length === 0) return null;
  return (
    <Disclosure open={open} title={<StageName stage={stage} />} aside={<Standings figures={figures} />}>
      <p className="mb-2">
        <TextLink to={paths.criteriaOfStage(stage, query)}>{t("stageTrends")}</TextLink>
      </p>
      <div className="-mx-4 -mb-4 border-t border-line">
        <CriteriaTable caption={t("column.criterion")} figures={worstFirst(figures)} query={query} />
      </div>
    </Disclosure>
  );
}

const SHOWN = ["alarming", "missed", "unclear", "met"] as const;

/** How many stand how: an icon and a number, in words for those who listen. */
function Standings({ figures }: FiguresProps) {
  const found = SHOWN.map((standing) => [standing, countOf(figures, standing)] as const);
  return (
    <span className="flex flex-wrap justify-end gap-1">
      {found.map(([standing, count]) =>
        count === 0 ? null : (
          <StandingBadge key={standing} figure={{ standing, suspicious: false }} count={count} />
        ),
      )}
    </span>
  );
}
