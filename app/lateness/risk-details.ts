// What the task of a promise at risk keeps.
import { z } from "zod";

/** Both as ISO; the finish as it was expected when it last moved, none where nobody could say. */
export const AtRiskDetails = z.object({
  promisedAt: z.iso.datetime(),
  readyAt: z.iso.datetime().nullable(),
});
export type AtRiskDetails = z.infer<typeof AtRiskDetails>;
