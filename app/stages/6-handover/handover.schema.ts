// The forms of the handover page, shared by browser and action.
import { z } from "zod/v4";
import { SIGNING_METHODS, Strokes } from "~/journey/car-received";
import { line, paragraph, wholeNumber } from "~/ui/form/zod-fields";

export const Nothing = z.object({});
export const NotifyReady = z.object({ how: z.enum(["phone", "message", "desk"]) });
export const ExplainWork = z.object({ oldPartsShown: z.boolean().default(false) });

/** By finger or, when the customer has signed a sheet, on paper. By link they sign themselves. */
export const SignHandover = z.object({
  name: line(120),
  method: z.enum(SIGNING_METHODS).exclude(["link"]).default("desk"),
  strokes: Strokes.optional(),
});

export const ReturnKeys = z.object({
  back: z.array(wholeNumber(0, 50)).max(50).default([]),
  lacking: paragraph(500).optional(),
});
