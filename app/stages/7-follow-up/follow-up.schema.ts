// The forms of the follow-up page, shared by browser and action.
import { z } from "zod/v4";
import { CALL_OUTCOMES } from "~/journey/events";
import { STAGES } from "~/journey/stages";
import { paragraph } from "~/ui/form/zod-fields";

export const Nothing = z.object({});
export const ContactCustomer = z.object({ outcome: z.enum(CALL_OUTCOMES), note: paragraph(1000).optional() });
export const OpenComplaint = z.object({ what: paragraph(2000), cause: z.enum(STAGES).optional() });
export const AnswerComplaint = z.object({ complaintId: z.uuid(), answer: paragraph(2000) });
export const CloseComplaint = z.object({
  complaintId: z.uuid(),
  remedy: paragraph(2000),
  cause: z.enum(STAGES),
});
