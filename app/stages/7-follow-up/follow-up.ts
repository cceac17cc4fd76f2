// Follow-up: the survey, the calls, and complaints until they are closed with a cause.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type CALL_OUTCOMES, type Payload } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { STAGES, type Stage } from "~/journey/stages";
import { deny } from "~/journey/verdict";
import type { Complaint, OpenVisit, Visit } from "~/journey/visit";

/** Ratings (1 to 5) up to which, and recommendations (0 to 10) up to which, somebody has to answer. */
export const POOR_RATING = 3;
export const POOR_RECOMMENDATION = 6;

export type Ratings = Payload<"survey.answered">["ratings"];

export interface SurveyAnswer {
  readonly ratings: Ratings;
  readonly recommend?: number | undefined;
  readonly text?: string | undefined;
  readonly callMe: boolean;
}

export function sendSurvey(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "follow-up");
  if (!here.ok) return here;
  if (here.visit.followUp.surveySentAt !== undefined) return deny("already-recorded");
  return happened(event("survey.sent", now, {}));
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
export function isPoor({ ratings, recommend }: SurveyAnswer): boolean {
  return poorlyRated(ratings).length > 0 || (recommend !== undefined && recommend <= POOR_RECOMMENDATION);
}

/** The customer's own words, or the figures where they wrote none. */
function complaintOf(answer: SurveyAnswer): string {
  const figures = poorlyRated(answer.ratings).map(({ rating }) => `${String(rating)}/5`);
  const score = answer.recommend === undefined ? [] : [`${String(answer.recommend)}/10`];
  return answer.text?.trim() || [...figures, ...score].join(", ");
}

/** What the customer says; a poor rating opens a complaint in the same moment. */
export function answerSurvey(
  visit: Visit,
  { complaintId, ...answer }: SurveyAnswer & { readonly complaintId: string },
  now: Instant,
): Decision {
  const here = inStage(visit, "follow-up");
  if (!here.ok) return here;
  if (here.visit.followUp.surveySentAt === undefined) return deny("survey-not-sent");
  if (here.visit.followUp.survey) return deny("survey-already-answered");
  const { ratings, recommend, text, callMe } = answer;
  const answered = event("survey.answered", now, { ratings, recommend, text, callMe });
  if (!isPoor(answer)) return happened(answered);
  const cause = poorlyRated(ratings)[0]?.stage;
  return happened(
    answered,
    event("complaint.opened", now, { complaintId, what: complaintOf(answer), cause }),
  );
}

/** A call to the customer, reached or not. */
export function contactCustomer(
  visit: Visit,
  call: { readonly outcome: (typeof CALL_OUTCOMES)[number]; readonly note?: string | undefined },
  now: Instant,
): Decision {
  const here = inStage(visit, "follow-up");
  if (!here.ok) return here;
  return happened(event("customer.contacted", now, { outcome: call.outcome, note: call.note }));
}

export function openComplaint(
  visit: Visit,
  complaint: { readonly complaintId: string; readonly what: string; readonly cause?: Stage | undefined },
  now: Instant,
): Decision {
  const here = inStage(visit, "follow-up");
  if (!here.ok) return here;
  if (here.visit.followUp.complaints.some(({ id }) => id === complaint.complaintId)) {
    return deny("already-recorded");
  }
  return happened(event("complaint.opened", now, complaint));
}

function complaintIn(
  visit: Visit,
  complaintId: string,
):
  | { readonly ok: true; readonly visit: OpenVisit<"follow-up">; readonly complaint: Complaint }
  | ReturnType<typeof deny> {
  const here = inStage(visit, "follow-up");
  if (!here.ok) return here;
  const complaint = here.visit.followUp.complaints.find(({ id }) => id === complaintId);
  return complaint ? { ok: true, visit: here.visit, complaint } : deny("complaint-not-found");
}

/** What we said to the customer about it. */
export function answerComplaint(
  visit: Visit,
  { complaintId, answer }: { readonly complaintId: string; readonly answer: string },
  now: Instant,
): Decision {
  const found = complaintIn(visit, complaintId);
  if (!found.ok) return found;
  if (found.complaint.answeredAt !== undefined) return deny("already-recorded");
  return happened(event("complaint.answered", now, { complaintId, answer }));
}

/** What was done about it, and the stage in which it arose. Only after the customer got an answer. */
export function closeComplaint(
  visit: Visit,
  input: { readonly complaintId: string; readonly remedy: string; readonly cause: Stage },
  now: Instant,
): Decision {
  const found = complaintIn(visit, input.complaintId);
  if (!found.ok) return found;
  if (found.complaint.closedAt !== undefined) return deny("already-recorded");
  if (found.complaint.answeredAt === undefined) return deny("complaint-not-answered");
  return happened(event("complaint.closed", now, input));
}
