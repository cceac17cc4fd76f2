// Campaigns: the messages of one at its start, and every few minutes what was cut off or is due for the second time.
import { z } from "zod";
import { campaignJob } from "~/campaigns/campaign-job";
import { campaignsDue, sendCampaign } from "~/campaigns/sending.server";
import { instant } from "~/journey/instant";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

const clock = () => instant(new Date());

const sending = task(campaignJob, async ({ campaignId }, { signal }) => {
  await sendCampaign(campaignId, clock, signal);
});

const due = task(
  defineJob({ name: "campaigns-due", payload: z.object({}) }),
  async (_payload, { signal }) => {
    await campaignsDue(clock, signal);
  },
  { schedule: "*/5 * * * *" },
);

export const campaignTasks = [sending, due] as const;
