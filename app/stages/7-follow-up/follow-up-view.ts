// What the follow-up page shows of a visit: the survey, the calls and the complaints with their words and deadlines.
import { complaintDue } from "~/journey/complaint-deadlines";
import type { JourneyEvent } from "~/journey/events";
import { CONTACT_ATTEMPTS } from "~/journey/gates";
import type { Instant } from "~/journey/instant";
import { may, type Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { stagePhase } from "~/visits/stage-phase";
import { carGone } from "./follow-up";

interface Words {
  readonly answer?: string;
  readonly how?: string | undefined;
  readonly remedy?: string;
  readonly climbs: readonly { readonly at: Instant; readonly level: number }[];
}

/** The words that were said: the facts keep only that they were. */
function wordsOf(events: readonly JourneyEvent[], complaintId: string): Words {
  return events.reduce<Words>(
    (words, { type, payload, occurredAt }) => {
      if (!("complaintId" in payload) || payload.complaintId !== complaintId) return words;
      if (type === "complaint.answered") return { ...words, answer: payload.answer, how: payload.how };
      if (type === "complaint.closed") return { ...words, remedy: payload.remedy };
      if (type === "complaint.escalated")
        return { ...words, climbs: [...words.climbs, { at: occurredAt, level: payload.level }] };
      return words;
    },
    { climbs: [] },
  );
}

/** Answers that were changed later: the first stays readable. */
function earlierAnswers(events: readonly JourneyEvent[]) {
  const answers = events.flatMap((each) =>
    each.type === "survey.answered" || each.type === "survey.changed"
      ? [{ at: each.occurredAt, ...each.payload }]
      : [],
  );
  return answers.slice(0, -1);
}

export function followUpView(
  visit: Visit,
  events: readonly JourneyEvent[],
  actor: Actor,
  calendar: WorkingCalendar,
) {
  const phase = stagePhase(visit, "follow-up");
  const { followUp } = visit;
  const calls = events.flatMap((each) =>
    each.type === "customer.contacted" ? [{ at: each.occurredAt, ...each.payload }] : [],
  );
  const reached = followUp.survey !== undefined || calls.some(({ outcome }) => outcome !== "no-answer");
  const write = may(actor.roles, "follow-up:write");
  return {
    visitId: visit.id,
    phase,
    surveySentAt: followUp.surveySentAt,
    survey: followUp.survey,
    earlierAnswers: earlierAnswers(events),
    calls,
    /** Attempts until the gate no longer asks for the customer; 0 when they were reached. */
    attemptsLeft: reached ? 0 : Math.max(0, CONTACT_ATTEMPTS - calls.length),
    complaints: followUp.complaints.map((each) => ({
      ...each,
      ...wordsOf(events, each.id),
      due: complaintDue(each, calendar),
    })),
    may: {
      write: phase === "now" && write,
      /** Customers complain, and are called, after the visit is closed as well. */
      complain: carGone(visit).ok && write,
      links: may(actor.roles, "link:create"),
    },
  };
}

export type FollowUpView = ReturnType<typeof followUpView>;
export type ComplaintView = FollowUpView["complaints"][number];

export type FollowUpStep = "survey" | "complaint" | "call" | "none";

/** The one button that stands out. */
export function primaryStep(view: FollowUpView): FollowUpStep {
  if (view.may.complain && view.complaints.some(({ closedAt }) => closedAt === undefined)) return "complaint";
  if (!view.may.write) return "none";
  if (view.surveySentAt === undefined) return "survey";
  return view.attemptsLeft > 0 ? "call" : "none";
}
