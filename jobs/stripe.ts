// Payment by link: what Stripe told us is carried out, refunds and closings are asked for, and what it did not tell us is asked.
import { z } from "zod";
import { closeCheckout, fetchMissedEvents, reconcile } from "~/money/stripe/closing.server";
import { handleEvent } from "~/money/stripe/inbox.server";
import { carryOutRefund } from "~/money/stripe/refunds.server";
import { closeJob, eventJob, refundJob } from "~/money/stripe/stripe-jobs";
import { defineJob } from "~/platform/enqueue.server";
import { task, type Task } from "./task";

const payload = z.object({});

export const stripeTasks: readonly Task[] = [
  task(eventJob, ({ eventId }, { now }) => handleEvent(eventId, now)),
  task(closeJob, ({ checkoutId }, { now }) => closeCheckout(checkoutId, now)),
  task(refundJob, ({ refundId }, { now }) => carryOutRefund(refundId, now)),
  task(defineJob({ name: "stripe-reconcile", payload }), (_payload, { now }) => reconcile(now), {
    schedule: "*/10 * * * *",
  }),
  task(
    defineJob({ name: "stripe-missed-events", payload }),
    async (_payload, { now }) => {
      await fetchMissedEvents(now);
    },
    { schedule: "41 * * * *" },
  ),
];
