// The forms of the handover page, shared by browser and action.
import { z } from "zod/v4";

export const Nothing = z.object({});
export const NotifyReady = z.object({ how: z.enum(["phone", "message", "desk"]) });
export const ExplainWork = z.object({ oldPartsShown: z.boolean().default(false) });
export const ReturnKeys = z.object({ belongings: z.boolean().default(false) });
