// The criteria of one stage, or those of all stages together.
import type { Route } from "./+types/stage-criteria.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { EmptyState } from "~/ui/empty-state";
import { Panel, Stack } from "~/ui/layout";
import { useFormat } from "~/ui/centre-context";
import { TextLink } from "~/ui/button";
import { useWords, words } from "~/words";
import { askedChoice, choiceQuery } from "./criteria-choice";
import { CRITERIA_STAGES, CriteriaHead } from "./criteria-head";
import { atAskedCentre, filterChoices } from "./asked-centre.server";
import { pageFigures } from "./criteria-page.server";
import { CriteriaTable } from "./criteria-table";
import { useFigureText } from "./figure-text";
import { numberOf, figureViews, type FigureView } from "./figure-view";
import { TrendOf } from "./trend-of";

/** @throws Response 404 where the address names no stage */
export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const stage = CRITERIA_STAGES.find((each) => each === params.stage);
  if (!stage) throw new Response(null, { status: 404 });
  const choice = askedChoice(new URL(request.url).searchParams);
  const of = await atAskedCentre(actor, choice, "insight:read");
  const { frame, figures } = await pageFigures(of, choice, new Date());
  const t = words(actor.language, "criteria");
  const name = stage === "all" ? t("allStages") : words(actor.language, "journey")(`stage.${stage}`);
  return {
    title: t("stageTitle", { stage: name }),
    stage,
    frame,
    choices: await filterChoices(actor, of),
    figures: figureViews(figures, actor.language).filter((each) => each.stage === stage),
  };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function StageCriteriaPage({ loaderData }: Route.ComponentProps) {
  const { title, stage, frame, choices, figures } = loaderData;
  const t = useWords("criteria");
  const query = choiceQuery(frame.choice);
  return (
    <div className="mx-auto w-full max-w-7xl">
      <CriteriaHead
        title={title}
        stage={stage}
        frame={frame}
        choices={choices}
        to={(asked) => paths.criteriaOfStage(stage, asked)}
      />
      {figures.every(({ n }) => n === 0) ? (
        <EmptyState title={t("nothing")}>{t("nothingText")}</EmptyState>
      ) : (
        <Stack>
          <Panel padded={false}>
            <CriteriaTable caption={title} figures={figures} query={query} />
          </Panel>
          <div className="grid grid-cols-1 gap-4 *:min-w-0 lg:grid-cols-2">
            {figures.map((figure) => (
              <Small key={figure.id} figure={figure} query={query} />
            ))}
          </div>
        </Stack>
      )}
    </div>
  );
}

function Small({
  figure,
  query,
}: {
  readonly figure: FigureView;
  readonly query: Readonly<Record<string, string | undefined>>;
}) {
  const text = useFigureText();
  const f = useFormat();
  const t = useWords("criteria");
  const { id, title, unit, value, n } = figure;
  return (
    <Panel
      title={
        <TextLink to={paths.criterion(id, query)}>
          {numberOf(id)} {title}
        </TextLink>
      }
      aside={<span className="font-semibold">{text.value(unit, value)}</span>}
    >
      <p className="mb-2 text-small text-ink-3">
        {text.target(figure)} · {t("column.n")} {f.number(n)}
      </p>
      <TrendOf figure={figure} />
    </Panel>
  );
}
