// The forms of the follow-up page, shared by browser and action.
import { z } from "zod/v4";
import { CONTACT_OUTCOMES } from "~/journey/events";
import { TOLD_WAYS } from "~/journey/follow-up-events";
import { STAGES } from "~/journey/stages";
import { paragraph } from "~/ui/form/zod-fields";

export const Nothing = z.object({});
export const ContactCustomer = z.object({
  outcome: z.enum(CONTACT_OUTCOMES),
  note: paragraph(1000).optional(),
});
export const OpenComplaint = z.object({ what: paragraph(2000), cause: z.enum(STAGES).optional() });
export const AssignComplaint = z.object({ complaintId: z.uuid(), ownerId: z.uuid() });
export const AnswerComplaint = z.object({
  complaintId: z.uuid(),
  answer: paragraph(2000),
  how: z.enum(TOLD_WAYS).optional(),
});
export const CloseComplaint = z.object({
  complaintId: z.uuid(),
  remedy: paragraph(2000),
  cause: z.enum(STAGES),
  told: z.enum(TOLD_WAYS).optional(),
});
