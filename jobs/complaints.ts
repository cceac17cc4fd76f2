// Complaints: who hears of one at once, every few minutes what is overdue climbs, every night old drafts of surveys go.
import { z } from "zod";
import { alertAbout } from "~/complaints/alert.server";
import { complaintAlertJob } from "~/complaints/complaint-job";
import { climbOverdue } from "~/complaints/escalation.server";
import { forgetOldDrafts } from "~/customer/page/survey/draft.server";
import { instant } from "~/journey/instant";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

const payload = z.object({});

export const complaintAlert = task(complaintAlertJob, async ({ complaintId, level }, { now }) => {
  await alertAbout(complaintId, level, instant(now));
});

export const complaintsOverdue = task(
  defineJob({ name: "complaints-overdue", payload }),
  async (_payload, { now, signal }) => {
    await climbOverdue(instant(now), signal);
  },
  { schedule: "*/5 * * * *" },
);

export const oldDrafts = task(
  defineJob({ name: "old-survey-drafts", payload }),
  async (_payload, { now }) => {
    await forgetOldDrafts(instant(now));
  },
  { schedule: "23 2 * * *" },
);
