// What the buttons beside a planned thing send.
import { z } from "zod/v4";

/** In milliseconds; later there is no date. */
const LATEST_MOMENT = 8.64e15;

export const ReminderDeed = z.object({
  reminderId: z.uuid(),
  deed: z.enum(["cancel", "now"]),
  /** When it was due on the page. */
  seenDueAt: z.coerce.number().int().min(0).max(LATEST_MOMENT),
});
export type ReminderDeed = z.output<typeof ReminderDeed>;
