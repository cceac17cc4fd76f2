// One criterion centre by centre: where it falls short, and what all centres come to together.
import type { Route } from "./+types/criterion-centres.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel, Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { centresSideBySide, type Together } from "./centres-side-by-side.server";
import { askedChoice, choiceQuery } from "./criteria-choice";
import { CriteriaHead } from "./criteria-head";
import { FigureTable } from "./criteria-table";
import { useFigureText } from "./figure-text";
import { numberOf } from "./figure-view";

/** @throws Response 404 where the address names no criterion */
export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const choice = askedChoice(new URL(request.url).searchParams);
  const { language } = actor;
  const found = await centresSideBySide(actor, choice, params.criterion, language, new Date());
  const { criterion, ...page } = found;
  const { id, stage } = criterion;
  const name = `${numberOf(id)} ${criterion.title[language]}`.trim();
  return { title: words(language, "criteria")("centresTitle", { title: name }), name, id, stage, ...page };
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function CriterionCentresPage({ loaderData }: Route.ComponentProps) {
  const { title, name, id, stage, frame, choices, centres, together } = loaderData;
  const t = useWords("criteria");
  const query = choiceQuery(frame.choice);
  return (
    <div className="mx-auto w-full max-w-7xl">
      <CriteriaHead
        title={title}
        stage={stage}
        frame={frame}
        choices={choices}
        to={(asked) => paths.criterionCentres(id, asked)}
      />
      <Stack>
        <TogetherPanel together={together} />
        <Panel padded={false}>
          <FigureTable
            caption={title}
            headTitle={t("filter.centre")}
            lines={centres.map(({ centreId, name: centre, view }) => ({
              key: centreId,
              head: <TextLink to={paths.criterion(id, { ...query, centre: centreId })}>{centre}</TextLink>,
              figure: view,
            }))}
          />
        </Panel>
        <p>
          <TextLink to={paths.criterion(id, query)}>{t("backTo", { title: name })}</TextLink>
        </p>
      </Stack>
    </div>
  );
}

function TogetherPanel({ together }: { readonly together: Together }) {
  const t = useWords("criteria");
  const f = useFormat();
  const text = useFigureText();
  const { unit, value, low, n, failed, notRecorded } = together;
  const counted = { n: f.number(n), range: text.range(together) };
  return (
    <Panel title={t("together")}>
      <p className="text-3xl font-semibold tracking-tight">{text.value(unit, value)}</p>
      <p className="mt-1 text-ink-2">
        {low === null ? t("figureSaysPlain", counted) : t("figureSays", counted)} {t("list.failed")}:{" "}
        {f.number(failed)} · {t("list.not-recorded")}: {f.number(notRecorded)}
      </p>
      <p className="mt-1 text-small text-ink-3">{t("togetherText")}</p>
    </Panel>
  );
}
