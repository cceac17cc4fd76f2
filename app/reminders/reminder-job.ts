// The job that carries out one reminder at its time, and the one that plans a centre's again.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

/** Of the job of one reminder. */
export function reminderKey(reminderId: string): string {
  return `reminder:${reminderId}`;
}

/** Enqueued with the row, in its transaction, for the moment it is due. */
export const reminderJob = defineJob({
  name: "reminder",
  payload: z.object({ reminderId: z.uuid() }),
  key: ({ reminderId }) => reminderKey(reminderId),
});

/** After a change of a rule or of the opening hours: several in a row are one. */
export const replanJob = defineJob({
  name: "replan-reminders",
  payload: z.object({ centreId: z.uuid() }),
  key: ({ centreId }) => `replan-reminders:${centreId}`,
});
