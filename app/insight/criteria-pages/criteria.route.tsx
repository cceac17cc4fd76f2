// The overview of the quality criteria: what misses its target most, every criterion by stage, and what goes with satisfaction.
import type { Route } from "./+types/criteria.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { Panel, Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { Pareto } from "../charts/pareto";
import { askedChoice, choiceQuery } from "./criteria-choice";
import { CRITERIA_STAGES, CriteriaHead, StageName } from "./criteria-head";
import { filterChoices, pageFigures } from "./criteria-page.server";
import { CriteriaTable } from "./criteria-table";
import { driversOf } from "./drivers-of-page.server";
import { DriversPanel } from "./drivers-panel";
import { numberOf, failureShare, figureView, mostFailed, type FigureView } from "./figure-view";

const MOST_FAILED = 10;

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const now = new Date();
  const choice = askedChoice(new URL(request.url).searchParams);
  const { frame, figures, calendar, window } = await pageFigures(actor, choice, now);
  const question = { window, calendar, filters: choice.filters };
  return {
    title: words(actor.language, "criteria")("title"),
    frame,
    choices: await filterChoices(actor),
    figures: figures.map((figure) => figureView(figure, actor.language)),
    drivers: await driversOf(actor, figures, question, now),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function CriteriaPage({ loaderData }: Route.ComponentProps) {
  const { title, frame, choices, figures, drivers } = loaderData;
  const t = useWords("criteria");
  const query = choiceQuery(frame.choice);
  const titles = new Map(figures.map((each) => [each.id, each.title]));
  const isEmpty = figures.every(({ n }) => n === 0);
  return (
    <div className="mx-auto w-full max-w-7xl">
      <CriteriaHead title={title} stage={undefined} frame={frame} choices={choices} to={paths.criteria} />
      {isEmpty ? (
        <EmptyState title={t("nothing")}>{t("nothingText")}</EmptyState>
      ) : (
        <Stack>
          <Sentence figures={figures} />
          <MostFailed figures={figures} query={query} />
          {CRITERIA_STAGES.map((stage) => (
            <Panel
              key={stage}
              padded={false}
              title={
                <TextLink to={paths.criteriaOfStage(stage, query)}>
                  <StageName stage={stage} />
                </TextLink>
              }
            >
              <CriteriaTable
                caption={t("column.criterion")}
                figures={figures.filter((each) => each.stage === stage)}
                query={query}
              />
            </Panel>
          ))}
          <DriversPanel findings={drivers} titles={titles} query={query} />
        </Stack>
      )}
    </div>
  );
}

interface FiguresProps {
  readonly figures: readonly FigureView[];
}

function Sentence({ figures }: FiguresProps) {
  const t = useWords("criteria");
  const count = (standing: FigureView["standing"]) =>
    figures.filter((each) => each.standing === standing).length;
  const all = figures.length - count("nothing");
  return <p className="text-lg">{t("says", { missed: count("missed"), all, unclear: count("unclear") })}</p>;
}

function MostFailed({
  figures,
  query,
}: FiguresProps & { readonly query: Readonly<Record<string, string | undefined>> }) {
  const t = useWords("criteria");
  const f = useFormat();
  const worst = mostFailed(figures, MOST_FAILED);
  if (worst.length === 0) return <p className="text-ink-2">{t("paretoNone")}</p>;
  return (
    <Panel title={t("pareto")}>
      <p className="mb-3 text-ink-2">{t("paretoText")}</p>
      <Pareto
        caption={t("pareto")}
        percent={(share) => f.percent(share)}
        words={{ item: t("column.criterion"), count: t("column.failed"), together: t("paretoTogether") }}
        items={worst.map((figure) => {
          const { id, title, counts } = figure;
          return {
            key: id,
            label: title,
            count: counts.failed,
            told: t("paretoItem", {
              share: f.percent(failureShare(figure) ?? 0),
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
