// The forms of the gate.
import { z } from "zod/v4";
import { STAGES } from "~/journey/stages";
import { paragraph } from "~/ui/form/zod-fields";

const REASON_LENGTH = 500;

/** Going through the open gate: nothing to type. */
export const Cross = z.object({});

export const Tick = z.object({ item: z.string().min(1).max(60) });

/** Going past what is missing. `from` is the stage that the page showed. */
export const Override = z.object({ from: z.enum(STAGES), reason: paragraph(REASON_LENGTH) });

export const Cancel = z.object({ reason: paragraph(REASON_LENGTH) });
