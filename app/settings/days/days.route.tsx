// Single days with more or less capacity than usual.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/days.route";
import { isSkill, type Lent } from "~/capacity/skills";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { useFormat } from "~/ui/centre-context";
import { EmptyState } from "~/ui/empty-state";
import { SelectField } from "~/ui/form/choice-fields";
import { TextField } from "~/ui/form/text-field";
import { formatDate } from "~/ui/format";
import { Grid, PageHeader, Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import type { SettingsAnswer } from "../change";
import { answerChange } from "../change.server";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { overridesOf, removeOverride, saveOverride, type OverrideFacts } from "./days.server";
import { OVERRIDDEN, OverrideForm, RemoveOverride, type Overridden } from "./override";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  return { overrides: await overridesOf(db(), actor), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  const posted = await formOf(request);
  const form = posted.get("form");
  const to = paths.settings("days");
  if (typeof form === "string" && form.startsWith("remove")) {
    return answerChange(actor, posted, {
      form,
      schema: RemoveOverride,
      change: (tx, value) => removeOverride(tx, actor, value),
      to,
    });
  }
  return answerChange(actor, posted, {
    form: "override",
    schema: OverrideForm,
    change: (tx, value) => saveOverride(tx, actor, value),
    to,
  });
}

export const shouldRevalidate = afterConflict;

/** What a day's capacity is of. */
function useOverridden(): (what: Overridden) => string {
  const t = useWords("settings");
  const capacity = useWords("capacity");
  const lent = (name: Lent) => t(name === "loaner" ? "limits.loaners" : "limits.seats");
  return (what) => {
    if (what === "all") return t("days.all");
    return isSkill(what) ? capacity(`skill.${what}`) : lent(what);
  };
}

export default function DaysPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("settings");
  const { overrides, submissionId } = loaderData;
  return (
    <div>
      <PageHeader title={t("section.days.title")} below={t("section.days.about")} />
      <Stack>
        {overrides.length === 0 && <EmptyState title={t("days.none")} />}
        {overrides.length > 0 && (
          <Panel padded={false}>
            <ul>
              {overrides.map((each) => (
                <OverrideRow
                  key={`${each.date} ${each.what}`}
                  override={each}
                  answer={actionData}
                  submissionId={submissionId}
                />
              ))}
            </ul>
          </Panel>
        )}
        <AddOverride answer={actionData} submissionId={submissionId} />
      </Stack>
    </div>
  );
}

interface PartProps {
  readonly answer: SettingsAnswer | undefined;
  readonly submissionId: string;
}

function OverrideRow({ override, answer, submissionId }: PartProps & { readonly override: OverrideFacts }) {
  const t = useWords("settings");
  const named = useOverridden();
  const format = useFormat();
  const { date, what, amount, isWork } = override;
  const name = `remove-${date}-${what}`;
  const removal = useSettingsForm(name, RemoveOverride, answer, { date, what });
  const number = format.number(amount, 2);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line px-4 py-2 not-last:border-b">
      <span>
        <span className="font-medium">
          {formatDate(new Date(`${date}T12:00:00Z`), {
            timeZone: "UTC",
            language: format.language,
            now: format.now,
          })}
        </span>
        <span className="block text-small text-ink-3">
          {named(what)}: {isWork ? t("days.hoursOfWork", { count: number }) : number}
        </span>
      </span>
      <SettingsForm posting={removal.posting} submissionId={submissionId} submit={t("remove")} kind="quiet">
        <input type="hidden" name="date" value={date} />
        <input type="hidden" name="what" value={what} />
      </SettingsForm>
    </li>
  );
}

function AddOverride({ answer, submissionId }: PartProps) {
  const t = useWords("settings");
  const named = useOverridden();
  const form = useSettingsForm("override", OverrideForm, answer, { date: "", what: "all", amount: "" });
  return (
    <Panel title={t("days.add")}>
      <SettingsForm posting={form.posting} submissionId={submissionId} submit={t("save")}>
        <Grid columns={3} className="sm:items-end">
          <TextField field={form.fields.date} type="date" label={t("holidays.date")} />
          <SelectField
            field={form.fields.what}
            label={t("days.what")}
            options={OVERRIDDEN.map((value) => ({ value, label: named(value) }))}
          />
          <TextField
            field={form.fields.amount}
            label={t("days.howMuch")}
            inputMode="decimal"
            autoComplete="off"
          />
        </Grid>
        <p className="text-small text-ink-3">{t("days.howMuchHint")}</p>
      </SettingsForm>
    </Panel>
  );
}
