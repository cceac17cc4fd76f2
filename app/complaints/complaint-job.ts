// The job that tells the people of a level about a complaint.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

export const complaintAlertJob = defineJob({
  name: "complaint-alert",
  payload: z.object({ complaintId: z.uuid(), level: z.int().min(0).max(2) }),
  key: ({ complaintId, level }) => `complaint-alert:${complaintId}:${String(level)}`,
});
