// Every few minutes what is overdue is asked for again, every hour the morning lists are planned, every night the services.
import { z } from "zod";
import { instant } from "~/journey/instant";
import { defineJob } from "~/platform/enqueue.server";
import { planMorningLists } from "~/reminders/daily/morning-list.server";
import { planServiceReminders } from "~/reminders/daily/service-due.server";
import { centreIds, hurryOverdue } from "~/reminders/replan.server";
import { task } from "./task";

const payload = z.object({});

export const overdueReminders = task(
  defineJob({ name: "overdue-reminders", payload }),
  async (_payload, { now }) => {
    await hurryOverdue(instant(now));
  },
  { schedule: "*/5 * * * *" },
);

export const morningLists = task(
  defineJob({ name: "morning-lists", payload }),
  async (_payload, { now, signal }) => {
    for (const centreId of await centreIds()) {
      if (signal.aborted) return;
      await planMorningLists(centreId, instant(now));
    }
  },
  { schedule: "3 * * * *" },
);

/** The days that come of it are days ahead: the hour of the night does not matter. */
export const serviceReminders = task(
  defineJob({ name: "service-reminders", payload }),
  async (_payload, { now, signal }) => {
    for (const centreId of await centreIds()) {
      if (signal.aborted) return;
      await planServiceReminders(centreId, instant(now), signal);
    }
  },
  { schedule: "41 1 * * *" },
);
