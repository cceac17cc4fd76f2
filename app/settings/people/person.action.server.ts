// The forms of a person's page: skills, weeks of shifts, absences.
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import type { Tx } from "~/platform/db/db.server";
import { submissionOf } from "~/visits/submission";
import { answerChange, NOT_FOUND, type Saved } from "../change.server";
import { AbsenceForm, RemoveAbsence } from "./absence";
import { addAbsence, removeAbsence } from "./absences.server";
import { personInPlan, saveSkills, type PersonInPlan } from "./people.server";
import { RemoveWeek, ShiftWeekForm } from "./shift-week";
import { removeShiftWeek, saveShiftWeek } from "./shifts.server";
import { SkillsForm } from "./skills";

/** The week that a form is about, in its name: "week-2026-03-02_", "week-new", "remove-week-…". */
const WEEK = /^(week|remove-week)-(\d{4}-\d\d-\d\d_(?:\d{4}-\d\d-\d\d)?|new)$/;

/**
 * Carries out the form that was posted to the page of a person.
 * @throws Response 404 when nobody of that id works at this centre, 400 for a form that the page does not have
 */
export async function answerPersonForm(actor: Actor, staffId: string, posted: FormData) {
  const form = posted.get("form");
  if (typeof form !== "string") throw new Response(null, { status: 400 });
  const to = paths.settings("people", staffId);
  /** Whoever has left in the meantime has no shifts to change. */
  const answer = <S extends z.ZodType>(
    schema: S,
    change: (tx: Tx, person: PersonInPlan, value: z.output<S>) => Promise<Saved>,
  ) =>
    answerChange(actor, posted, {
      form,
      schema,
      to,
      change: async (tx, value) => {
        const person = await personInPlan(tx, actor, staffId);
        return person ? change(tx, person, value) : NOT_FOUND;
      },
    });
  if (form === "skills")
    return answer(SkillsForm, (tx, person, { skills, seen }) => saveSkills(tx, actor, person, skills, seen));
  if (form === "absence") {
    const id = submissionOf(posted) ?? randomUUID();
    return answer(AbsenceForm, (tx, _person, value) => addAbsence(tx, actor, staffId, id, value));
  }
  if (form.startsWith("remove-absence-"))
    return answer(RemoveAbsence, (tx, _person, { absenceId }) =>
      removeAbsence(tx, actor, staffId, absenceId),
    );
  const [, deed, week = ""] = WEEK.exec(form) ?? [];
  if (deed === "week") {
    const key = week === "new" ? undefined : week;
    return answer(ShiftWeekForm, (tx, _person, value) => saveShiftWeek(tx, actor, staffId, key, value));
  }
  if (deed === "remove-week")
    return answer(RemoveWeek, (tx, _person, { seen }) => removeShiftWeek(tx, actor, staffId, week, seen));
  throw new Response(null, { status: 400 });
}
