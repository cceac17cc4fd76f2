// Expected finishes: a centre's after a change, and every minute those of all that have cars in the workshop.
import { z } from "zod";
import { instant } from "~/journey/instant";
import { latenessJob } from "~/lateness/lateness-job";
import { countEverywhere, countLateness } from "~/lateness/lateness.server";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

export const lateness = task(latenessJob, async ({ centreId }, { now }) => {
  await countLateness(centreId, instant(now));
});

export const latenessEverywhere = task(
  defineJob({ name: "lateness-everywhere", payload: z.object({}), maxAttempts: 1 }),
  async () => countEverywhere(),
  { schedule: "* * * * *" },
);
