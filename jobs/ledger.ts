// Every minute: the kept ledger follows the events. Reports look at what it does not know yet themselves.
import { z } from "zod";
import { refreshLedger } from "~/insight/ledger/refresh.server";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

export const ledger = task(
  defineJob({ name: "ledger", payload: z.object({}), maxAttempts: 1 }),
  async (_payload, { now, signal }) => void (await refreshLedger(now, signal)),
  { schedule: "* * * * *" },
);
