// What the follow-up page shows of a visit: the survey, the calls and the complaints with their words.
import type { JourneyEvent } from "~/journey/events";
import { CONTACT_ATTEMPTS } from "~/journey/gates";
import { may, type Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { stagePhase } from "~/visits/stage-phase";

/** The words that were said: the facts keep only that they were. */
function wordsOf(events: readonly JourneyEvent[]) {
  const answers = new Map<string, string>();
  const remedies = new Map<string, string>();
  for (const { type, payload } of events) {
    if (type === "complaint.answered") answers.set(payload.complaintId, payload.answer);
    if (type === "complaint.closed") remedies.set(payload.complaintId, payload.remedy);
  }
  return { answers, remedies };
}

export function followUpView(visit: Visit, events: readonly JourneyEvent[], actor: Actor) {
  const phase = stagePhase(visit, "follow-up");
  const { followUp } = visit;
  const { answers, remedies } = wordsOf(events);
  const calls = events.flatMap((each) =>
    each.type === "customer.contacted" ? [{ at: each.occurredAt, ...each.payload }] : [],
  );
  const reached = followUp.survey !== undefined || calls.some(({ outcome }) => outcome === "reached");
  return {
    visitId: visit.id,
    phase,
    surveySentAt: followUp.surveySentAt,
    survey: followUp.survey,
    calls,
    /** Attempts until the gate no longer asks for the customer; 0 when they were reached. */
    attemptsLeft: reached ? 0 : Math.max(0, CONTACT_ATTEMPTS - calls.length),
    complaints: followUp.complaints.map((each) => ({
      ...each,
      answer: answers.get(each.id),
      remedy: remedies.get(each.id),
    })),
    may: {
      write: phase === "now" && may(actor.roles, "follow-up:write"),
      links: may(actor.roles, "link:create"),
    },
  };
}

export type FollowUpView = ReturnType<typeof followUpView>;
export type ComplaintView = FollowUpView["complaints"][number];

export type FollowUpStep = "survey" | "complaint" | "call" | "none";

/** The one button that stands out. */
export function primaryStep(view: FollowUpView): FollowUpStep {
  if (!view.may.write) return "none";
  if (view.complaints.some(({ closedAt }) => closedAt === undefined)) return "complaint";
  if (view.surveySentAt === undefined) return "survey";
  return view.attemptsLeft > 0 ? "call" : "none";
}
