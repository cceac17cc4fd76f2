// One criterion: its number, its target and the versions of it, its trend, how it is computed, and every visit behind it.
import { randomUUID } from "node:crypto";
import { data, redirect } from "react-router";
import type { Route } from "./+types/criterion.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { TextLink } from "~/ui/button";
import { ChoiceLink } from "~/ui/choice-link";
import { parseForm } from "~/ui/form/parse-form";
import { Panel, Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { afterConflict } from "~/visits/after-conflict";
import { submissionOf } from "~/visits/submission";
import { useWords } from "~/words";
import { criterionNamed } from "../criteria/registry";
import { targetOn } from "../criteria/targets";
import { askedChoice, askedList, choiceQuery } from "./criteria-choice";
import { CriteriaHead } from "./criteria-head";
import { atAskedCentre, filterChoices, mayAt } from "./asked-centre.server";
import { criterionPage } from "./criteria-page.server";
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

/** @throws Response 404 where the address names no criterion, or a centre that the reader does not see */
export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const { searchParams } = new URL(request.url);
  const choice = askedChoice(searchParams);
  const of = await atAskedCentre(actor, choice, "insight:read");
  const page = await criterionPage(of, choice, params.criterion, new Date());
  const { frame, figure, figures, calendar, ofEverybody } = page;
  const { criterion, groups } = figure;
  const { language } = actor;
  const versions = await targetVersions(of, criterion.id);
  const beside = figures.find((each) => each.criterion.id === criterion.toldWith);
  return {
    title: `${numberOf(criterion.id)} ${criterion.title[language]}`.trim(),
    frame,
    ofEverybody,
    choices: await filterChoices(actor, of),
    figure: figureView(figure, language),
    beside: beside && figureView(beside, language),
    how: criterion.how[language],
    misses: criterion.misses?.[language],
    usual: criterion.target,
    groups: await namedGroups(of, groups, language),
    versions,
    holding: targetOn(criterion, versions, frame.today).version,
    list: await listPage(of, figure, calendar, askedList(searchParams)),
    /** Only visits of the centre at which the reader works can be opened. */
    mayOpen: of.centreId === actor.centreId,
    maySet: await mayAt(actor, of, "settings:write"),
    submissionId: randomUUID(),
  };
}

/** Sets a target. @throws Response 403 for whoever does not manage, 404 where there is no such criterion or centre of theirs */
export async function action({ request, params }: Route.ActionArgs) {
  const reader = await requireActor(request, "settings:write");
  const choice = askedChoice(new URL(request.url).searchParams);
  const actor = await atAskedCentre(reader, choice, "settings:write");
  const criterion = criterionNamed(params.criterion);
  if (!criterion) throw new Response(null, { status: 404 });
  const form = await formOf(request);
  const submissionId = submissionOf(form);
  if (submissionId === undefined) throw new Response(null, { status: 400 });
  const parsed = parseForm(form, targetForm(criterion, await todayAt(actor, new Date())));
  if (parsed.status !== "success") return data(parsed.reply(), 400);
  const outcome = await setTarget(actor, criterion.id, parsed.value, submissionId);
  if (outcome === "taken") return data(parsed.reply({ formErrors: ["criteria:targetTaken"] }), 409);
  return redirect(paths.criterion(criterion.id, choiceQuery(choice)));
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
  const { title, frame, choices, figure, beside, list, mayOpen, ofEverybody } = loaderData;
  const t = useWords("criteria");
  const to = (query: Readonly<Record<string, string | undefined>>) => paths.criterion(figure.id, query);
  return (
    <div className="mx-auto w-full max-w-7xl">
      <CriteriaHead
        title={title}
        beside={<StandingBadge figure={figure} />}
        stage={figure.stage}
        frame={frame}
        choices={choices}
        to={to}
      />
      <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Stack>
          {choices.centres.length > 1 && (
            <p>
              <TextLink to={paths.criterionCentres(figure.id, choiceQuery(frame.choice))}>
                {t("compare")}
              </TextLink>
            </p>
          )}
          {ofEverybody && <Notice tone="info">{t("ofEverybody")}</Notice>}
          <Number figure={figure} beside={beside} query={choiceQuery(frame.choice)} />
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
          <VisitList list={list} figure={figure} choice={frame.choice} mayOpen={mayOpen} />
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
