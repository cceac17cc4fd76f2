// The vocabulary of follow-up.
import { z } from "zod";
import { CALL_OUTCOMES } from "./choices";
import { bare, define, id, note, text } from "./event-shapes";
import { STAGES } from "./stages";

const SURVEY_STAGES = ["booking", "intake", "repairs", "handover"] as const;
const rating = z.int().min(1).max(5);

export const FOLLOW_UP_EVENTS = {
  "survey.sent": define("follow-up", bare),
  "survey.answered": define(
    "follow-up",
    z.object({
      ratings: z.partialRecord(z.enum(SURVEY_STAGES), rating),
      recommend: z.int().min(0).max(10).optional(),
      text: note,
      callMe: z.boolean(),
    }),
  ),
  "customer.contacted": define("follow-up", z.object({ outcome: z.enum(CALL_OUTCOMES), note })),
  "complaint.opened": define(
    "follow-up",
    z.object({ complaintId: id, what: text, cause: z.enum(STAGES).optional() }),
  ),
  "complaint.answered": define("follow-up", z.object({ complaintId: id, answer: text })),
  "complaint.closed": define("follow-up", z.object({ complaintId: id, remedy: text, cause: z.enum(STAGES) })),
  "deferred-work.offered": define("follow-up", z.object({ lineId: id })),
} as const;
