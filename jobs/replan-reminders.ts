// After a change of a centre's rules or hours: what is planned is planned again.
import { instant } from "~/journey/instant";
import { replanJob } from "~/reminders/reminder-job";
import { replanCentre } from "~/reminders/replan.server";
import { planMorningLists } from "~/reminders/daily/morning-list.server";
import { planServiceReminders } from "~/reminders/daily/service-due.server";
import { task } from "./task";

export const replanReminders = task(replanJob, async ({ centreId }, { now, signal }) => {
  await replanCentre(centreId, instant(now), signal);
  await planMorningLists(centreId, instant(now));
  await planServiceReminders(centreId, instant(now), signal);
});
