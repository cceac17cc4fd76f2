// After a change of a centre's hours: its open visits are due at other times.
import { countDueTimes, dueTimesJob } from "~/visits/due-times.server";
import { replanJob } from "~/reminders/reminder-job";
import { db } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { task } from "./task";

export const dueTimes = task(dueTimesJob, async ({ centreId }) => {
  await countDueTimes(centreId);
  // What is counted in opening hours is due at other times too.
  await enqueue(db(), replanJob, { centreId });
});
