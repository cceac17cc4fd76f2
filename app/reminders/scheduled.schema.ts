// What the buttons beside a planned thing send.
import { z } from "zod/v4";

export const ReminderDeed = z.object({
  reminderId: z.uuid(),
  deed: z.enum(["cancel", "now"]),
  /** When it was due on the page. */
  seenDueAt: z.coerce.number().int(),
});
export type ReminderDeed = z.output<typeof ReminderDeed>;
