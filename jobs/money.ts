// Every morning: what should have been paid by now becomes somebody's task.
import { z } from "zod";
import { instant } from "~/journey/instant";
import { overdueTasks } from "~/money/overdue.server";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

export const moneyOverdue = task(
  defineJob({ name: "money-overdue", payload: z.object({}) }),
  async (_payload, { now }) => {
    await overdueTasks(instant(now));
  },
  // Every hour: it is morning somewhere else each time, and a task is made once.
  { schedule: "41 * * * *" },
);
