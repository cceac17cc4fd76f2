// The survey behind its link: what the page shows, keeping a step, and the answer as the customer behind the link.
import { v7 as uuidv7 } from "uuid";
import { CALL_BACK_TASK, SILENT_TASK } from "~/complaints/complaint-tasks";
import { instant, iso, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { workingTimeAfter } from "~/journey/deadlines";
import { HOUR } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import {
  answeredLast,
  answerSurvey,
  carGone,
  CHANGEABLE,
  isChangeable,
  isPoor,
  seenStages,
} from "~/stages/7-follow-up/follow-up";
import { changeVisit, loadVisit, type Alongside, type Outcome } from "~/visits/store.server";
import type { OpenLink } from "../../links.server";
import { draftFor, forgetDraft, keepDraft } from "./draft.server";
import { draftOf, ratingsOf, stepNumber, stepsFor, type Draft } from "./survey-steps";
import type { SurveyForm, SurveyStepForm } from "./survey.schema";

/** What the address asks for. */
export interface AskedSurvey {
  readonly step?: string | undefined;
  readonly saved?: boolean;
}

function mayAnswer(visit: Visit, now: Instant): boolean {
  const { survey } = visit.followUp;
  return carGone(visit).ok && (survey === undefined || isChangeable(survey, now));
}

function noted(survey: NonNullable<Visit["followUp"]["survey"]>, now: Instant) {
  const { ratings, recommend, text, callMe } = survey;
  const changeableUntil = isChangeable(survey, now) ? survey.at + CHANGEABLE : undefined;
  return {
    at: answeredLast(survey),
    ratings,
    recommend,
    text,
    callMe,
    poor: isPoor(survey),
    changeableUntil,
  };
}

/** The question to ask now, with what was answered before. */
async function questionOf(link: OpenLink, visit: Visit, asked: AskedSurvey, now: Instant) {
  const { survey } = visit.followUp;
  if (!mayAnswer(visit, now) || (survey && asked.step === undefined)) return undefined;
  const draft: Draft = { ...(survey ? draftOf(survey) : {}), ...(await draftFor(db(), link)) };
  const steps = stepsFor(seenStages(visit));
  const number = stepNumber(steps, draft, asked.step);
  return {
    steps,
    number,
    draft,
    saved: asked.saved === true,
    seenAt: survey ? iso(answeredLast(survey)) : undefined,
  };
}

export async function surveyFacts(link: OpenLink, visit: Visit, asked: AskedSurvey, at: number) {
  const now = instant(at);
  const { survey } = visit.followUp;
  const [question, { reviewUrl }] = await Promise.all([
    questionOf(link, visit, asked, now),
    db().centre.findUniqueOrThrow({ where: { id: link.centreId }, select: { reviewUrl: true } }),
  ]);
  return {
    question,
    answer: survey && noted(survey, now),
    /** For everybody who has answered, whatever they said. */
    reviewUrl: reviewUrl ?? undefined,
  };
}

export type SurveyFacts = Awaited<ReturnType<typeof surveyFacts>>;
export type SurveyQuestion = NonNullable<SurveyFacts["question"]>;

function said({ ratings, recommend, text, callMe }: SurveyStepForm, isLast: boolean): Draft {
  // On the last page an emptied box is an answer too.
  const words = isLast ? { text: text ?? "", callMe: callMe ?? false } : {};
  return { ...ratings, ...(recommend === undefined ? {} : { recommend }), ...words };
}

export type KeptStep = { readonly next: number; readonly saved: boolean } | "over";

/** Keeps what a step has answered. @returns the step to go on with; "over" when nothing may be answered any more */
export async function keepStep(link: OpenLink, answer: SurveyStepForm, at: Date): Promise<KeptStep> {
  const now = instant(at);
  const loaded = await loadVisit(db(), link.centreId, link.visitId);
  if (!loaded || !mayAnswer(loaded.visit, now)) return "over";
  const last = stepsFor(seenStages(loaded.visit)).length;
  const isLast = answer.step >= last;
  await keepDraft(db(), link, said(answer, isLast), now);
  return { next: Math.min(answer.step + 1, last), saved: isLast };
}

/** The steps answered before the last page, as fields of the whole form; what the page itself says goes before them. */
export async function withDraft(link: OpenLink, form: FormData): Promise<FormData> {
  const [draft, loaded] = await Promise.all([
    draftFor(db(), link),
    loadVisit(db(), link.centreId, link.visitId),
  ]);
  const survey = loaded?.visit.followUp.survey;
  const before = { ...(survey ? draftOf(survey) : {}), ...draft };
  for (const [stage, rating] of Object.entries(ratingsOf(before))) {
    const name = `ratings.${stage}`;
    if (!form.has(name) && typeof rating === "number") form.set(name, String(rating));
  }
  if (!form.has("recommend") && before.recommend !== undefined) {
    form.set("recommend", String(before.recommend));
  }
  return form;
}

/** Nobody is called for being silent any more; somebody calls today whoever has asked for it, once a visit. */
function settlesCalls(): Alongside {
  return async (tx, { visit, events }) => {
    const answered = events.find(({ type }) => type === "survey.answered" || type === "survey.changed");
    if (!answered) return;
    const { id: visitId, centreId, advisorId } = visit;
    await tx.task.updateMany({
      where: { centreId, visitId, kind: SILENT_TASK, endedAt: null },
      data: { endedAt: new Date(answered.occurredAt), outcome: "settled" },
    });
    if (visit.followUp.survey?.callMe !== true) return;
    const calendar = await workingCalendarOf(tx, visit);
    await tx.task.createMany({
      data: {
        id: uuidv7(),
        centreId,
        kind: CALL_BACK_TASK,
        key: `call-back:${visitId}`,
        visitId,
        ownerRole: "advisor",
        ownerId: advisorId ?? null,
        dueAt: new Date(workingTimeAfter(calendar, answered.occurredAt, 4 * HOUR)),
        details: {},
      },
      skipDuplicates: true,
    });
  };
}

/** The answer, or the changed one; the draft has served. */
export async function recordSurvey(
  link: OpenLink,
  submissionId: string,
  { ratings = {}, recommend, text, callMe = false, seenAt }: SurveyForm,
): Promise<Outcome> {
  const { centreId, visitId } = link;
  const author = { centreId, by: { kind: "customer" as const, id: link.id } };
  const answer = {
    ratings: ratingsOf(ratings),
    recommend,
    text,
    callMe,
    complaintId: crypto.randomUUID(),
    ...(seenAt === undefined ? {} : { seenAt: instant(seenAt) }),
  };
  const outcome = await changeVisit(
    author,
    visitId,
    submissionId,
    (visit, { now }) => answerSurvey(visit, answer, now),
    settlesCalls(),
  );
  if (outcome.kind === "done") await forgetDraft(db(), link);
  return outcome;
}
