// One criterion: its number, its target and the versions of it, its trend, how it is computed, and every visit behind it.
import { randomUUID } from "node:crypto";
import { data, redirect } from "react-router";
import type { Route } from "./+types/criterion.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { ChoiceLink } from "~/ui/choice-link";
import { parseForm } from "~/ui/form/parse-form";
import { Panel, Row, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { submissionOf } from "~/visits/submission";
import { useWords } from "~/words";
import { criterionNamed } from "../criteria/registry";
import { askedChoice, askedList, choiceQuery } from "./criteria-choice";
import { CriteriaHead } from "./criteria-head";
import { filterChoices, pageFigures } from "./criteria-page.server";
import { Computed, Groups, Number } from "./criterion-parts";
import { numberOf, figureView } from "./figure-view";
import { namedGroups } from "./group-names.server";
import { listPage } from "./listed-visits.server";
import { StandingBadge } from "./standing-badge";
import { targetForm } from "./target-form.schema";
import { TargetPanel } from "./target-panel";
import { setTarget, targetVersions, todayAt } from "./targets.server";
import { TrendOf } from "./trend-of";
import { VisitList } from "./visit-list";

/** @throws Response 404 where the address names no criterion, or one that is not told of a selection */
export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const { searchParams } = new URL(request.url);
  const { frame, figures } = await pageFigures(actor, askedChoice(searchParams), new Date());
  const figure = figures.find(({ criterion }) => criterion.id === params.criterion);
  if (!figure) throw new Response(null, { status: 404 });
  const { criterion, groups } = figure;
  const { language } = actor;
  return {
    title: `${numberOf(criterion.id)} ${criterion.title[language]}`.trim(),
    frame,
    choices: await filterChoices(actor),
    figure: figureView(figure, language),
    how: criterion.how[language],
    misses: criterion.misses?.[language],
    usual: criterion.target,
    groups: await namedGroups(actor, groups, language),
    versions: await targetVersions(actor, criterion.id),
    list: await listPage(actor, figure, askedList(searchParams)),
    maySet: may(actor.roles, "settings:write"),
    submissionId: randomUUID(),
  };
}

/** Sets a target. @throws Response 403 for whoever does not manage, 404 where there is no such criterion */
export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  const criterion = criterionNamed(params.criterion);
  if (!criterion) throw new Response(null, { status: 404 });
  const form = await formOf(request);
  const submissionId = submissionOf(form);
  if (submissionId === undefined) throw new Response(null, { status: 400 });
  const parsed = parseForm(form, targetForm(criterion.unit, await todayAt(actor, new Date())));
  if (parsed.status !== "success") return data(parsed.reply(), 400);
  const outcome = await setTarget(actor, criterion.id, parsed.value, submissionId);
  if (outcome === "taken") return data(parsed.reply({ formErrors: ["criteria:targetTaken"] }), 409);
  const query = choiceQuery(askedChoice(new URL(request.url).searchParams));
  return redirect(paths.criterion(criterion.id, query));
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

const STEPS = [
  ["week", "byWeek"],
  ["month", "byMonth"],
] as const;

export default function CriterionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { title, frame, choices, figure, list } = loaderData;
  const t = useWords("criteria");
  const to = (query: Readonly<Record<string, string | undefined>>) => paths.criterion(figure.id, query);
  return (
    <div className="mx-auto w-full max-w-7xl">
      <CriteriaHead
        title={title}
        beside={<StandingBadge standing={figure.standing} />}
        stage={figure.stage}
        frame={frame}
        choices={choices}
        to={to}
      />
      <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Stack>
          <Number figure={figure} />
          <Panel
            title={t("column.trend")}
            aside={
              <Row gap={1}>
                {STEPS.map(([step, word]) => (
                  <ChoiceLink
                    key={step}
                    to={to(choiceQuery({ ...frame.choice, step }, list))}
                    here={frame.step === step}
                  >
                    {t(word)}
                  </ChoiceLink>
                ))}
              </Row>
            }
          >
            <TrendOf figure={figure} />
          </Panel>
          <VisitList list={list} figure={figure} choice={frame.choice} />
        </Stack>
        <Stack>
          <TargetPanel {...loaderData} today={frame.today} answer={actionData} />
          <Computed how={loaderData.how} misses={loaderData.misses} />
          <Groups groups={loaderData.groups} figure={figure} />
        </Stack>
      </div>
    </div>
  );
}
