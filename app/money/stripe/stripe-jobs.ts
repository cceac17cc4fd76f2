// The jobs about payment by link: their names and what they carry.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

/** Carries out what Stripe told us. */
export const eventJob = defineJob({
  name: "stripe-event",
  payload: z.object({ eventId: z.string().min(1) }),
  key: ({ eventId }) => `stripe-event:${eventId}`,
});

/** Has Stripe close a session that is for something that holds no more. */
export const closeJob = defineJob({
  name: "stripe-close",
  payload: z.object({ checkoutId: z.uuid() }),
  key: ({ checkoutId }) => `stripe-close:${checkoutId}`,
});

/** Has Stripe give money back. */
export const refundJob = defineJob({
  name: "stripe-refund",
  payload: z.object({ refundId: z.uuid() }),
  key: ({ refundId }) => `stripe-refund:${refundId}`,
});
