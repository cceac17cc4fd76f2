// Beginning an improvement: what was before is frozen with it.
import { getFormProps } from "@conform-to/react";
import { randomUUID } from "node:crypto";
import { data, redirect } from "react-router";
import type { Route } from "./+types/new-improvement.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { Button, TextLink } from "~/ui/button";
import { SelectField } from "~/ui/form/choice-fields";
import { parseForm } from "~/ui/form/parse-form";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Grid, Narrow, PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { useWords, words } from "~/words";
import { isImproved } from "../improvements/improved";
import { StartImprovement } from "../improvements/improvement.schema";
import { ownersAt, predicted, startImprovement, todayAt } from "../improvements/improvements.server";
import { useCandidateWords } from "./use-candidate-words";
import { useMinutes } from "./use-minutes";

const USUAL_WEEKS = 6;

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "insight:act");
  const cause = new URL(request.url).searchParams.get("of") ?? "";
  if (!isImproved(cause)) throw new Response(null, { status: 404 });
  const now = new Date();
  const [owners, today, told] = await Promise.all([
    ownersAt(actor),
    todayAt(actor.centreId, now),
    predicted(actor, cause, now),
  ]);
  const due = new Date(Date.parse(`${today}T00:00:00Z`) + USUAL_WEEKS * 7 * 86_400_000);
  return {
    cause,
    owners,
    today,
    due: due.toISOString().slice(0, 10),
    told: told ?? null,
    self: actor.staffId,
    id: randomUUID(),
    title: words(actor.language, "improvements")("new"),
  };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "insight:act");
  const parsed = parseForm(await formOf(request), StartImprovement);
  if (parsed.status !== "success") return data(parsed.reply(), { status: 400 });
  const started = await startImprovement(actor, parsed.value, new Date());
  if (!started.ok) {
    return data(parsed.reply({ fieldErrors: { [started.field]: [started.code] } }), { status: 400 });
  }
  return redirect(paths.improvement(parsed.value.id));
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function NewImprovementPage({ loaderData, actionData }: Route.ComponentProps) {
  const { cause, owners, today, due, told, self, id, title } = loaderData;
  const t = useWords("improvements");
  const minutes = useMinutes();
  const { name } = useCandidateWords();
  const [form, fields] = useZodForm({
    id: "improvement",
    schema: StartImprovement,
    lastResult: actionData,
    defaultValue: { id, cause, what: "", ownerId: self, startedOn: today, dueOn: due },
  });
  return (
    <Narrow>
      <PageHeader title={title} below={<TextLink to={paths.report()}>{t("report")}</TextLink>} />
      <Panel title={`${t("form.cause")}: ${name(cause)}`}>
        <PostForm {...getFormProps(form)}>
          <Stack>
            {told && (
              <p>
                {t("form.now", {
                  minutes: minutes(told.D),
                  saving: minutes(told.saving),
                  low: minutes(told.low),
                  high: minutes(told.high),
                })}
              </p>
            )}
            <input type="hidden" name="id" value={fields.id.defaultValue ?? id} />
            <input type="hidden" name="cause" value={cause} />
            <TextField
              field={fields.what}
              label={t("form.what")}
              hint={t("form.whatHint")}
              autoComplete="off"
            />
            <SelectField
              field={fields.ownerId}
              label={t("form.owner")}
              options={owners}
              emptyLabel={t("form.choose")}
            />
            <Grid>
              <TextField field={fields.startedOn} type="date" label={t("form.startedOn")} />
              <TextField field={fields.dueOn} type="date" label={t("form.dueOn")} />
            </Grid>
            <p className="text-small text-ink-3">{t("form.frozen")}</p>
            <Row>
              <Button kind="primary">{t("form.submit")}</Button>
            </Row>
          </Stack>
        </PostForm>
      </Panel>
    </Narrow>
  );
}
