// Every minute: places that were kept for online bookings without a code are given back, and bookings that ended are removed.
import { z } from "zod";
import { releaseOverdue } from "~/customer/booking/hold.server";
import { removeEndedBookings } from "~/customer/booking/online-booking.server";
import { db } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

export const keptPlacesJob = defineJob({ name: "kept-places", payload: z.object({}) });

export const keptPlaces = task(
  keptPlacesJob,
  async (_payload, { now }) => {
    await inTransaction((tx) => releaseOverdue(tx, now));
    await removeEndedBookings(db(), now);
  },
  { schedule: "* * * * *" },
);
