// At its time: carries out one reminder, once.
import { instant } from "~/journey/instant";
import { carryOut } from "~/reminders/carry-out.server";
import { reminderJob } from "~/reminders/reminder-job";
import { task } from "./task";

export const reminder = task(reminderJob, async ({ reminderId }, { now }) => {
  await carryOut(reminderId, instant(now));
});
