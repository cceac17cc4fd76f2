// One improvement: what was before and what is after, whether it worked, and whether it is kept.
import { redirect } from "react-router";
import type { Route } from "./+types/improvement.route";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { Button, LinkButton, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { parseForm } from "~/ui/form/parse-form";
import { PostForm } from "~/ui/form/post-form";
import { Narrow, PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { addressQuery } from "./report-address";
import { DecideImprovement } from "../improvements/improvement.schema";
import {
  decideImprovement,
  judgedImprovement,
  type JudgedImprovement,
} from "../improvements/improvements.server";
import { FileLink, Files, How } from "./how";
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
  const { improvement, comparison, spans, mayAct } = loaderData;
  const t = useWords("improvements");
  const f = useFormat();
  const { name } = useCandidateWords();
  const { what, cause, owner, startedOn, dueOn } = improvement;
  const facts = { cause: name(cause), owner, start: dayText(startedOn, f), due: dayText(dueOn, f) };
  return (
    <Narrow>
      <PageHeader
        title={<bdi className="wrap-anywhere">{what}</bdi>}
        below={
          <>
            <p>{t("page.facts", facts)}</p>
            <TextLink to={paths.improvements()}>{t("page.back")}</TextLink>
          </>
        }
      />
      <Stack>
        <Judgement improvement={improvement} comparison={comparison} spans={spans} />
        <Panel title={t("page.chart")}>
          <ImprovementChart comparison={comparison} />
        </Panel>
        <Decisions improvement={improvement} mayAct={mayAct} />
        <VisitsBehind cause={cause} spans={spans} />
      </Stack>
    </Narrow>
  );
}

/** The lists and the files of both sides: what was before stays as it was found, whatever is learnt of its visits later. */
function VisitsBehind({ cause, spans }: Pick<JudgedImprovement, "spans"> & { readonly cause: string }) {
  const t = useWords("improvements");
  const sides = (["before", "after"] as const).flatMap((side) => {
    const span = spans[side];
    if (!span) return [];
    const [from, to] = span;
    return [{ side, query: addressQuery({ from, to }) }];
  });
  return (
    <div>
      <Row className="no-print">
        {sides.map(({ side, query }) => (
          <LinkButton key={side} to={paths.reportVisits({ of: cause, ...query })} icon="list">
            {t(`page.visits.${side}`)}
          </LinkButton>
        ))}
      </Row>
      <How
        of={[]}
        text={t("page.howText")}
        files={
          <Files title="files.waits">
            {sides.map(({ side, query }) => (
              <FileLink key={side} to={paths.reportFile({ of: `waits.${cause}`, ...query })}>
                {t(`page.${side}`)}
              </FileLink>
            ))}
          </Files>
        }
      />
    </div>
  );
}

function Judgement({ improvement, comparison, spans }: JudgedImprovement) {
  const t = useWords("improvements");
  const { outcome, saved, signal } = comparison;
  const grew = outcome === "no-effect" && saved !== null && saved.high < 0;
  return (
    <section className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <h2 className="text-2xl font-semibold tracking-tight">{t(`outcome.${outcome}`)}</h2>
      <p className="mt-1 text-ink-2">{t(`outcomeText.${grew ? "grew" : outcome}`)}</p>
      <p className="text-ink-3">{signal ? t("page.signal") : t("page.noSignal")}</p>
      <BeforeAfter improvement={improvement} comparison={comparison} spans={spans} />
    </section>
  );
}

/** Everything that was decided, the last one below, and what can be decided now. */
function Decisions({
  improvement: { decisions },
  mayAct,
}: Pick<JudgedImprovement, "improvement"> & { readonly mayAct: boolean }) {
  const t = useWords("improvements");
  const f = useFormat();
  const minutes = useMinutes();
  const last = decisions.at(-1)?.decision;
  if (!mayAct && decisions.length === 0) return null;
  return (
    <Panel title={t("page.decide")}>
      {decisions.length > 0 && (
        <ol className="mb-3 flex flex-col gap-1">
          {decisions.map(({ decision, on, by, before, after, outcome }) => (
            <li key={on}>
              {t("page.decided", {
                state: t(`state.${decision}`),
                day: `${f.shortDate(Date.parse(on))}, ${f.time(Date.parse(on))}`,
                by,
                before: minutes(before),
                after: minutes(after),
                outcome: t(`outcome.${outcome}`),
              })}
            </li>
          ))}
        </ol>
      )}
      {mayAct && (
        <PostForm>
          <Row className="no-print">
            {last !== "keep" && (
              <Button name="decision" value="keep" icon="check">
                {t("page.keep")}
              </Button>
            )}
            {last !== "undo" && (
              <Button name="decision" value="undo" icon="refresh">
                {t("page.undo")}
              </Button>
            )}
          </Row>
        </PostForm>
      )}
    </Panel>
  );
}
