// Follow-up: the survey and its changes, and the calls.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type CONTACT_OUTCOMES, type Payload } from "~/journey/events";
import { DAY, type Instant } from "~/journey/instant";
import { unseen } from "~/journey/replacing";
import { STAGES, type Stage } from "~/journey/stages";
import { deny, type Verdict } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";

/** Ratings (1 to 5) up to which, and recommendations (0 to 10) up to which, somebody has to answer. */
export const POOR_RATING = 3;
export const POOR_RECOMMENDATION = 6;

/** So long after the first answer the customer may change it. */
export const CHANGEABLE = 7 * DAY;

export type Ratings = Payload<"survey.answered">["ratings"];

export interface SurveyAnswer {
  readonly ratings: Ratings;
  readonly recommend?: number | undefined;
  readonly text?: string | undefined;
  readonly callMe: boolean;
}

/** Follow-up and all time after it: people complain, and answer, when it suits them. */
export function carGone(visit: Visit): Verdict {
  if (visit.status === "closed") return { ok: true };
  const here = inStage(visit, "follow-up");
  return here.ok ? { ok: true } : here;
}

export function sendSurvey(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "follow-up");
  if (!here.ok) return here;
  if (here.visit.followUp.surveySentAt !== undefined) return deny("already-recorded");
  return happened(event("survey.sent", now, {}));
}

/** The stages that a customer can rate, and whether this one went through them with us. */
const SEEN = {
  booking: ({ request, booking }) => request.channel !== "walk-in" || booking.appointment !== undefined,
  intake: ({ intake }) =>
    intake.greeted !== undefined || intake.walkaround !== undefined || intake.signed !== undefined,
  repairs: ({ jobs, requests }) => requests.length > 0 || jobs.some(({ state }) => state.kind === "done"),
  handover: ({ handover }) =>
    handover.started !== undefined || handover.keysReturned !== undefined || handover.explained !== undefined,
} as const satisfies { readonly [S in keyof Ratings]-?: (visit: Visit) => boolean };

export type RatedStage = keyof typeof SEEN;
export const RATED_STAGES = [
  "booking",
  "intake",
  "repairs",
  "handover",
] as const satisfies readonly RatedStage[];

/** The stages that this customer saw; all of them where hardly anything of the visit was recorded. */
export function seenStages(visit: Visit): readonly RatedStage[] {
  const seen = RATED_STAGES.filter((stage) => SEEN[stage](visit));
  return seen.length > 1 ? seen : RATED_STAGES;
}

/** Stages with a poor rating, the worst first, equals in the order of the journey. */
export function poorlyRated(ratings: Ratings): readonly { readonly stage: Stage; readonly rating: number }[] {
  const rated: Readonly<Partial<Record<Stage, number>>> = ratings;
  return STAGES.flatMap((stage) => {
    const rating = rated[stage];
    return rating !== undefined && rating <= POOR_RATING ? [{ stage, rating }] : [];
  }).sort((a, b) => a.rating - b.rating);
}

/** Whether an answer has to be answered by us. */
export function isPoor({ ratings, recommend }: Pick<SurveyAnswer, "ratings" | "recommend">): boolean {
  return poorlyRated(ratings).length > 0 || (recommend !== undefined && recommend <= POOR_RECOMMENDATION);
}

/** The customer's own words, or the figures where they wrote none. */
function complaintOf(answer: SurveyAnswer): string {
  const figures = poorlyRated(answer.ratings).map(({ rating }) => `${String(rating)}/5`);
  const score = answer.recommend === undefined ? [] : [`${String(answer.recommend)}/10`];
  return answer.text?.trim() || [...figures, ...score].join(", ");
}

type Survey = NonNullable<Visit["followUp"]["survey"]>;

/** When the answer was given or changed last: whoever changes it has seen this one. */
export function answeredLast({ at, changedAt }: Pick<Survey, "at" | "changedAt">): Instant {
  return changedAt ?? at;
}

/** Whether the customer may still change what they said. */
export function isChangeable({ at }: Pick<Survey, "at">, now: Instant): boolean {
  return now <= at + CHANGEABLE;
}

function isSame(one: SurveyAnswer, other: SurveyAnswer): boolean {
  const told = ({ ratings, recommend, text, callMe }: SurveyAnswer) =>
    JSON.stringify([
      RATED_STAGES.map((stage) => ratings[stage]),
      recommend,
      text?.trim() || undefined,
      callMe,
    ]);
  return told(one) === told(other);
}

/** One survey opens one complaint, however often it is changed. */
function hasComplained({ complaints, survey }: Visit["followUp"]): boolean {
  return complaints.some(({ from }) => from === "survey") || (survey !== undefined && isPoor(survey));
}

/**
 * What the customer says, or says now instead; a poor rating opens a complaint in the same moment.
 * @param answer `seenAt`: the moment of the answer that stood on their page, none where there was none
 */
export function answerSurvey(
  visit: Visit,
  {
    complaintId,
    seenAt,
    ...answer
  }: SurveyAnswer & { readonly complaintId: string; readonly seenAt?: Instant | undefined },
  now: Instant,
): Decision {
  const gone = carGone(visit);
  if (!gone.ok) return gone;
  const { surveySentAt, survey } = visit.followUp;
  if (surveySentAt === undefined) return deny("survey-not-sent");
  if (survey && (unseen(answeredLast(survey), seenAt) || !isChangeable(survey, now)))
    return deny("survey-already-answered");
  if (survey && isSame(survey, answer)) return happened();
  const { ratings, recommend, text, callMe } = answer;
  const told = event(survey ? "survey.changed" : "survey.answered", now, {
    ratings,
    recommend,
    text,
    callMe,
  });
  if (!isPoor(answer) || hasComplained(visit.followUp)) return happened(told);
  const cause = poorlyRated(ratings)[0]?.stage;
  const what = complaintOf(answer);
  const ownerId = visit.advisorId;
  return happened(
    told,
    event("complaint.opened", now, { complaintId, what, cause, from: "survey", ownerId }),
  );
}

/** A call to the customer, reached or not. */
export function contactCustomer(
  visit: Visit,
  call: { readonly outcome: (typeof CONTACT_OUTCOMES)[number]; readonly note?: string | undefined },
  now: Instant,
): Decision {
  const gone = carGone(visit);
  if (!gone.ok) return gone;
  return happened(event("customer.contacted", now, { outcome: call.outcome, note: call.note }));
}
