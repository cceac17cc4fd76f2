// What happens by itself: each kind on or off, how long before or after, by which channel.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/rules.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { answerChange } from "~/settings/change.server";
import { SettingsForm, useSettingsForm } from "~/settings/settings-form";
import { LinkButton } from "~/ui/button";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { rulesOf } from "../planning.server";
import { REMINDER_KINDS } from "../rules";
import { RuleFields } from "./rule-fields";
import { GROUPS, offsetText, RulesForm, rulesMark } from "./rules-form";
import { saveRules } from "./rules.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const rules = await rulesOf(db(), actor.centreId);
  return { rules, seen: rulesMark(rules), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  return answerChange(actor, await formOf(request), {
    form: "reminders",
    schema: RulesForm,
    change: (tx, rules) => saveRules(tx, actor, rules, new Date()),
    to: paths.settings("reminders"),
  });
}

export const shouldRevalidate = afterConflict;

export default function RulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("rules");
  const settings = useWords("settings");
  const reminders = useWords("reminders");
  const { rules, seen, submissionId } = loaderData;
  const { fields, posting } = useSettingsForm("reminders", RulesForm, actionData, {
    rules: Object.fromEntries(
      REMINDER_KINDS.map((kind) => {
        const { enabled, channel } = rules[kind];
        return [kind, { enabled: enabled ? "on" : "", offset: offsetText(kind, rules[kind]), channel }];
      }),
    ),
    seen,
  });
  const each = fields.rules.getFieldset();
  return (
    <div>
      <PageHeader
        title={settings("section.reminders.title")}
        below={settings("section.reminders.about")}
        actions={<LinkButton to={paths.scheduled()}>{reminders("title")}</LinkButton>}
      />
      <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={t("save")}>
        <Stack>
          {(["time", "shop", "after", "team"] as const).map((group) => (
            <Panel key={group} title={t(`group.${group}`)} padded={false}>
              <ul>
                {GROUPS[group].map((kind) => (
                  <RuleFields key={kind} kind={kind} fields={each[kind].getFieldset()} />
                ))}
              </ul>
            </Panel>
          ))}
        </Stack>
      </SettingsForm>
    </div>
  );
}
