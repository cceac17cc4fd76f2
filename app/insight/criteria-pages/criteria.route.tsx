// The overview of the quality criteria: what misses its target most, every criterion by stage, and what goes with satisfaction.
import type { Route } from "./+types/criteria.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { EmptyState } from "~/ui/empty-state";
import { Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { atAskedCentre, filterChoices } from "./asked-centre.server";
import { askedChoice, choiceQuery } from "./criteria-choice";
import { CRITERIA_STAGES, CriteriaHead } from "./criteria-head";
import { pageFigures } from "./criteria-page.server";
import { driversOf } from "./drivers-of-page.server";
import { DriversPanel } from "./drivers-panel";
import { figureViews } from "./figure-view";
import { MostFailed, Sentence, StageFold, StagesHead } from "./overview-parts";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const now = new Date();
  const { searchParams } = new URL(request.url);
  const choice = askedChoice(searchParams);
  const of = await atAskedCentre(actor, choice, "insight:read");
  const { frame, figures } = await pageFigures(of, choice, now);
  return {
    title: words(actor.language, "criteria")("title"),
    frame,
    isUnfolded: searchParams.get("open") === "all",
    choices: await filterChoices(actor, of),
    figures: figureViews(figures, actor.language),
    drivers: driversOf(of, figures),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function CriteriaPage({ loaderData }: Route.ComponentProps) {
  const { title, frame, isUnfolded, choices, figures, drivers } = loaderData;
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
          <StagesHead query={query} isUnfolded={isUnfolded} />
          <Stack gap={2}>
            {CRITERIA_STAGES.map((stage) => (
              <StageFold
                key={`${stage}/${String(isUnfolded)}`}
                stage={stage}
                figures={figures.filter((each) => each.stage === stage)}
                query={query}
                open={isUnfolded}
              />
            ))}
          </Stack>
          <DriversPanel findings={drivers} titles={titles} query={query} />
        </Stack>
      )}
    </div>
  );
}
