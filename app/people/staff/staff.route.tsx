// The people of the centre: a thin page for its manager.
import type { SubmissionResult } from "@conform-to/react";
import { data, redirect } from "react-router";
import type { Route } from "./+types/staff.route";
import { paths } from "~/paths";
import { formOf } from "~/platform/http/form-body";
import { wouldLose } from "~/settings/change.server";
import { useWords, words } from "~/words";
import { parseForm } from "~/ui/form/parse-form";
import { Grid, PageHeader, Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { AddPersonForm } from "./add-person-form";
import { requireActor } from "./actor.server";
import { AddPerson, ChangeRoles, OfPerson } from "./people.schema";
import {
  activate,
  addPerson,
  changeRoles,
  deactivate,
  peopleOf,
  resetPassword,
  type PeopleOutcome,
} from "./people.server";
import { PersonRow } from "./person-row";
import { Displaces } from "./displaces";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "staff:manage");
  return {
    title: words(actor.language, "staff")("people.title"),
    people: await peopleOf(actor),
    me: actor.staffId,
    language: actor.language,
    byAdmin: actor.roles.includes("admin"),
  };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "staff:manage");
  const form = await formOf(request);
  const now = new Date();
  switch (form.get("intent")) {
    case "add": {
      const parsed = parseForm(form, AddPerson);
      if (parsed.status !== "success") return data({ add: parsed.reply() }, 400);
      const outcome = await addPerson(actor, parsed.value);
      if (outcome.outcome !== "refused") return answer(outcome, form, parsed.reply({ resetForm: true }));
      const code = [`staff:refusal.${outcome.refusal}`];
      const reply =
        outcome.refusal === "email-taken" ? { fieldErrors: { email: code } } : { formErrors: code };
      return data({ add: parsed.reply(reply) }, 400);
    }
    case "roles": {
      const parsed = parseForm(form, ChangeRoles);
      if (parsed.status !== "success") throw new Response(null, { status: 400 });
      return answer(await changeRoles(actor, parsed.value, parsed.value.accepted), form);
    }
    case "deactivate":
      return answer(await deactivate(actor, personOf(form).staffId, now, personOf(form).accepted), form);
    case "activate":
      return answer(await activate(actor, personOf(form).staffId), form);
    case "reset-password":
      return answer(await resetPassword(actor, personOf(form).staffId, now), form);
    default:
      throw new Response(null, { status: 400 });
  }
}

function personOf(form: FormData) {
  const parsed = parseForm(form, OfPerson);
  if (parsed.status !== "success") throw new Response(null, { status: 400 });
  return parsed.value;
}

/** A password can be shown only in the answer itself; everything else is a redirect. */
function answer(outcome: PeopleOutcome, form: FormData, add?: SubmissionResult<string[]>) {
  switch (outcome.outcome) {
    case "done":
      throw redirect(paths.staff());
    case "not-found":
      throw new Response(null, { status: 404 });
    case "displaces": {
      const { mark, displaced } = outcome;
      const sent = ["intent", "staffId", "roles"].flatMap((name) =>
        form.getAll(name).flatMap((value) => (typeof value === "string" ? [{ name, value }] : [])),
      );
      return data({ preview: { mark, sent, visits: displaced.map(wouldLose) } }, 409);
    }
    case "refused":
      return data({ refusal: outcome.refusal }, 409);
    case "password":
    case "joined":
      return data({ outcome, ...(add ? { add } : {}) }, { headers: { "Cache-Control": "no-store" } });
    default:
      return outcome satisfies never;
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function StaffPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("staff");
  const { people, me, byAdmin, language } = loaderData;
  const add = actionData && "add" in actionData ? actionData.add : undefined;
  const others = people.filter((person) => person.active).length;
  return (
    <>
      <PageHeader title={t("people.title")} below={t("people.count", { count: others })} />
      <Stack>
        {actionData && "refusal" in actionData && actionData.refusal && (
          <Notice tone="warning" live>
            {t(`refusal.${actionData.refusal}`)}
          </Notice>
        )}
        {actionData && "preview" in actionData && actionData.preview && <Displaces {...actionData.preview} />}
        {actionData && "outcome" in actionData && actionData.outcome && (
          <Outcome outcome={actionData.outcome} />
        )}
        <Grid columns="sidebar">
          <Panel padded={false}>
            <ul>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} itsMe={person.id === me} byAdmin={byAdmin} />
              ))}
            </ul>
          </Panel>
          <AddPersonForm result={add} byAdmin={byAdmin} language={language} />
        </Grid>
      </Stack>
    </>
  );
}

function Outcome({
  outcome,
}: {
  readonly outcome: Extract<PeopleOutcome, { outcome: "password" | "joined" }>;
}) {
  const t = useWords("staff");
  if (outcome.outcome === "joined") return <Notice live>{t("people.added", { name: outcome.name })}</Notice>;
  return (
    <Notice live title={t("people.passwordTitle", { name: outcome.name })}>
      <p className="my-1 font-mono text-lg font-semibold select-all" translate="no">
        {outcome.password}
      </p>
      <p>{t("people.passwordText")}</p>
    </Notice>
  );
}
