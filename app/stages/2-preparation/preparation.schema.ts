// The forms of preparation.
import { z } from "zod/v4";
import { CALL_OUTCOMES } from "~/journey/events";
import { instant } from "~/journey/instant";
import { paragraph } from "~/ui/form/zod-fields";
import { typedLines } from "~/visits/typed-lines";

const note = paragraph(500).optional();
const yesOrNo = z.enum(["yes", "no"]).transform((choice) => choice === "yes");

/** The moment of the fact that stood on the page; empty when there was none. */
const seenAt = z.coerce.number().int().transform(instant).optional();

/** `repeatOf`: the earlier visit that speaks for a repeat repair. */
export const ReviewHistory = () => z.object({ repeatRepair: yesOrNo, repeatOf: z.uuid().optional(), note });

export const AssignLoaner = () => z.object({ loaner: z.coerce.number().int().min(1).max(999) });

export const CheckParts = () => z.object({ needed: yesOrNo, note, seenAt });

export const DraftOrder = (centre: { readonly currency: string }) =>
  z.object({ lines: typedLines(centre), seenAt });

export const AssignResources = () => z.object({ bayId: z.uuid(), mechanicId: z.uuid() });

export const ConfirmVisit = () => z.object({ how: z.enum(["phone", "message", "link"]) });

export const CallCustomer = () => z.object({ outcome: z.enum(CALL_OUTCOMES), note });

export const NoShow = () => z.object({ note });

export const Nothing = () => z.object({});
