// After a change of a centre's hours: its open visits are due at other times.
import { countDueTimes, dueTimesJob } from "~/visits/due-times.server";
import { task } from "./task";

export const dueTimes = task(dueTimesJob, async ({ centreId }) => {
  await countDueTimes(centreId);
});
