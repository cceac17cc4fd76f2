// The vocabulary of follow-up.
import { z } from "zod";
import { CONTACT_OUTCOMES } from "./choices";
import { bare, define, id, note, text } from "./event-shapes";
import { STAGES } from "./stages";

const SURVEY_STAGES = ["booking", "intake", "repairs", "handover"] as const;
const rating = z.int().min(1).max(5);

/** How the customer hears what we answer. */
export const TOLD_WAYS = ["phone", "message", "desk"] as const;
export type ToldWay = (typeof TOLD_WAYS)[number];
/** Which of the two deadlines of a complaint has passed. */
export const COMPLAINT_DEADLINES = ["answer", "closing"] as const;
export type ComplaintDeadline = (typeof COMPLAINT_DEADLINES)[number];
/** What shows that a car is back with the same trouble. */
export const RETURN_SIGNS = ["job", "complaint"] as const;

const SurveyAnswer = z.object({
  ratings: z.partialRecord(z.enum(SURVEY_STAGES), rating),
  recommend: z.int().min(0).max(10).optional(),
  text: note,
  callMe: z.boolean(),
});

export const FOLLOW_UP_EVENTS = {
  "survey.sent": define("follow-up", bare),
  "survey.answered": define("follow-up", SurveyAnswer),
  /** The whole answer as it is now; the first one stays in the log. */
  "survey.changed": define("follow-up", SurveyAnswer),
  "customer.contacted": define("follow-up", z.object({ outcome: z.enum(CONTACT_OUTCOMES), note })),
  "complaint.opened": define(
    "follow-up",
    z.object({
      complaintId: id,
      what: text,
      cause: z.enum(STAGES).optional(),
      // Complaints of earlier versions of the program have neither.
      from: z.enum(["survey", "desk"]).optional(),
      ownerId: id.optional(),
    }),
  ),
  "complaint.assigned": define("follow-up", z.object({ complaintId: id, ownerId: id })),
  "complaint.answered": define(
    "follow-up",
    z.object({ complaintId: id, answer: text, how: z.enum(TOLD_WAYS).optional() }),
  ),
  /** 1: to the manager, 2: to the organisation's administrator. */
  "complaint.escalated": define(
    "follow-up",
    z.object({ complaintId: id, level: z.int().min(1).max(2), missed: z.enum(COMPLAINT_DEADLINES) }),
  ),
  /** `told`: how the customer heard of the remedy. */
  "complaint.closed": define(
    "follow-up",
    z.object({ complaintId: id, remedy: text, cause: z.enum(STAGES), told: z.enum(TOLD_WAYS).optional() }),
  ),
  "deferred-work.offered": define("follow-up", z.object({ lineId: id })),
  /** Found by the program: the car is back with the trouble of an earlier visit. */
  "return.flagged": define("any", z.object({ of: id, by: z.enum(RETURN_SIGNS) })),
  /** A person says that it is something else. */
  "return.overruled": define("any", z.object({ reason: text })),
} as const;
