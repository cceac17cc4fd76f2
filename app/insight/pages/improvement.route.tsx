// One improvement: what was before and what is after, whether it worked, and whether it is kept.
import { redirect } from "react-router";
import type { Route } from "./+types/improvement.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { Button, LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { parseForm } from "~/ui/form/parse-form";
import { PostForm } from "~/ui/form/post-form";
import { Narrow, PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { DecideImprovement } from "../improvements/improvement.schema";
import {
  decideImprovement,
  judgedImprovement,
  type JudgedImprovement,
} from "../improvements/improvements.server";
import { BeforeAfter, ImprovementChart } from "./improvement-views";
import { useCandidateWords } from "./use-candidate-words";
import { useMinutes } from "./use-minutes";
import { dayText } from "./week-text";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:read");
  const judged = await judgedImprovement(actor, params.improvementId, new Date());
  return { ...judged, mayAct: may(actor.roles, "insight:act") };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "insight:act");
  const parsed = parseForm(await formOf(request), DecideImprovement);
  if (parsed.status !== "success") throw new Response(null, { status: 400 });
  await decideImprovement(actor, params.improvementId, parsed.value.decision, new Date());
  return redirect(paths.improvement(params.improvementId));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.improvement.what ?? ""} · Bayline` },
];

export default function ImprovementPage({ loaderData }: Route.ComponentProps) {
  const { improvement, comparison, mayAct } = loaderData;
  const t = useWords("improvements");
  const f = useFormat();
  const { name } = useCandidateWords();
  const { what, cause, owner, startedOn, dueOn } = improvement;
  const facts = { cause: name(cause), owner, start: dayText(startedOn, f), due: dayText(dueOn, f) };
  return (
    <Narrow>
      <PageHeader
        title={what}
        below={
          <>
            <p>{t("page.facts", facts)}</p>
            <TextLink to={paths.improvements()}>{t("page.back")}</TextLink>
          </>
        }
      />
      <Stack>
        <Judgement improvement={improvement} comparison={comparison} />
        <Panel title={t("page.chart")}>
          <ImprovementChart comparison={comparison} />
        </Panel>
        {mayAct && <Decide improvement={improvement} />}
        <Disclosure title={t("page.how")} className="text-small">
          <p className="max-w-prose">{t("page.howText")}</p>
        </Disclosure>
        <Row>
          <LinkButton to={paths.reportVisits({ of: cause })} icon="list">
            {t("page.visits")}
          </LinkButton>
        </Row>
      </Stack>
    </Narrow>
  );
}

function Judgement({ improvement, comparison }: JudgedImprovement) {
  const t = useWords("improvements");
  const { outcome, saved, signal } = comparison;
  const grew = outcome === "no-effect" && saved !== null && saved.high < 0;
  return (
    <section className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <h2 className="text-2xl font-semibold tracking-tight">{t(`outcome.${outcome}`)}</h2>
      <p className="mt-1 text-ink-2">{t(`outcomeText.${grew ? "grew" : outcome}`)}</p>
      <p className="text-ink-3">{signal ? t("page.signal") : t("page.noSignal")}</p>
      <BeforeAfter improvement={improvement} comparison={comparison} />
    </section>
  );
}

function Decide({ improvement }: Pick<JudgedImprovement, "improvement">) {
  const t = useWords("improvements");
  const f = useFormat();
  const minutes = useMinutes();
  const { decision, decided, decidedOn } = improvement;
  return (
    <Panel title={t("page.decide")}>
      {decision !== null && decided !== null && decidedOn !== null && (
        <p className="mb-3">
          {t("page.decided", {
            state: t(`state.${decision}`),
            day: f.day(Date.parse(decidedOn)),
            before: minutes(decided.before),
            after: minutes(decided.after),
            outcome: t(`outcome.${decided.outcome}`),
          })}
        </p>
      )}
      <PostForm>
        <Row>
          {decision !== "keep" && (
            <Button name="decision" value="keep" icon="check">
              {t("page.keep")}
            </Button>
          )}
          {decision !== "undo" && (
            <Button name="decision" value="undo" icon="refresh">
              {t("page.undo")}
            </Button>
          )}
        </Row>
      </PostForm>
    </Panel>
  );
}
