// One person: absences, shifts, skills.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/person.route";
import { SKILLS } from "~/capacity/skills";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { TextLink } from "~/ui/button";
import { CheckboxCards } from "~/ui/form/choice-fields";
import { PageHeader, Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import type { SettingsAnswer } from "../change";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { thingId } from "../thing-id";
import { AbsencePanel } from "./absence-panel";
import { absencesOf } from "./absences.server";
import { personInPlan, skillsMark, type PersonInPlan } from "./people.server";
import { answerPersonForm } from "./person.action.server";
import { ShiftPanel } from "./shift-panel";
import { shiftWeeks } from "./shifts.server";
import { SkillsForm } from "./skills";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const staffId = thingId(params.staffId) ?? "";
  const person = staffId === "" ? undefined : await personInPlan(db(), actor, staffId);
  if (!person) throw new Response(null, { status: 404 });
  const [absences, weeks] = await Promise.all([
    absencesOf(db(), actor, staffId, new Date()),
    shiftWeeks(db(), actor, staffId),
  ]);
  return { person, skillsSeen: skillsMark(person.skills), absences, weeks, submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  const staffId = thingId(params.staffId);
  if (staffId === undefined) throw new Response(null, { status: 404 });
  return answerPersonForm(actor, staffId, await formOf(request));
}

export const shouldRevalidate = afterConflict;

export default function PersonPage({ loaderData, actionData }: Route.ComponentProps) {
  const settings = useWords("settings");
  const staff = useWords("staff");
  const { person, skillsSeen, absences, weeks, submissionId } = loaderData;
  const shared = { answer: actionData, submissionId };
  return (
    <div>
      <PageHeader
        title={person.name}
        below={
          <>
            {person.roles.map((role) => staff(`role.${role}`)).join(", ")} ·{" "}
            <TextLink className="inline-flex min-h-control items-center" to={paths.settings("people")}>
              {settings("back")}
            </TextLink>
          </>
        }
      />
      <Stack>
        <AbsencePanel absences={absences} {...shared} />
        <ShiftPanel weeks={weeks} {...shared} />
        {person.roles.includes("mechanic") && <SkillsPanel person={person} seen={skillsSeen} {...shared} />}
      </Stack>
    </div>
  );
}

function SkillsPanel({
  person,
  seen,
  answer,
  submissionId,
}: {
  readonly person: PersonInPlan;
  readonly seen: string;
  readonly answer: SettingsAnswer | undefined;
  readonly submissionId: string;
}) {
  const t = useWords("roster");
  const capacity = useWords("capacity");
  const { fields, posting } = useSettingsForm("skills", SkillsForm, answer, {
    skills: [...person.skills],
    seen,
  });
  return (
    <Panel title={t("skills")}>
      <SettingsForm
        posting={posting}
        submissionId={submissionId}
        seen={seen}
        submit={t("saveSkills")}
        kind="secondary"
      >
        <CheckboxCards
          field={fields.skills}
          label={t("skills")}
          hint={t("skillsHint")}
          columns={2}
          options={SKILLS.map((value) => ({ value, label: capacity(`skill.${value}`) }))}
        />
      </SettingsForm>
    </Panel>
  );
}
