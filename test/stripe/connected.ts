// The program's half for tests: settings that lead to a stand-in, its webhook on a port of its own, visits to pay for, its jobs.
import type { Server } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { PayAnswer } from "~/money/stripe/checkout.server";
import { stripeWebhook, WEBHOOK_PATH } from "~/money/stripe/webhook.server";
import { db } from "~/platform/db/db.server";
import { freePort } from "~/platform/db/embedded/port.server";
import { settings, useSettings } from "~/platform/env.server";
import { close, listen } from "~/platform/http/web.server";
import { stripeTasks } from "jobs/stripe";
import { aCentre, type TestCentre } from "../factories";
import { useDatabase } from "../database";
import { smallWeb } from "../setup/small-web";
import { startStripe, type StripeStandIn } from "./stand-in";
import type { Session } from "./account";
import { aClosed, aPayable, type Payable } from "./payable";

export interface Connected {
  readonly stripe: StripeStandIn;
  readonly centre: TestCentre;
  /** Where the webhook is. */
  readonly webhook: string;
  /** A visit whose invoice has this total, minor units. */
  payable(totalMinor?: number): Promise<Payable>;
  /** One that has ended, and is not paid after all. */
  closed(totalMinor: number): Promise<Payable>;
  /** The session that the payment page of this answer shows. */
  sessionOf(answer: PayAnswer): Session;
  /** Everything that the stand-in has told so far is posted, in its order, and carried out. */
  deliver(): Promise<void>;
  /** Carries out every job about Stripe that waits, as the worker does, until none is left. @returns how many failed */
  work(): Promise<number>;
}

/** Carries out what waits, however late it is to run; what fails stays away. */
async function workOnce(): Promise<{ readonly done: number; readonly failed: number }> {
  const names = stripeTasks.map(({ name }) => name);
  const jobs = await db().$queryRaw<{ identifier: string; payload: unknown }[]>`
    delete from graphile_worker._private_jobs as job using graphile_worker._private_tasks as task
     where task.id = job.task_id and task.identifier = any(${names}) returning task.identifier, job.payload`;
  const run = { now: new Date(), signal: AbortSignal.timeout(60_000) };
  let failed = 0;
  for (const { identifier, payload } of jobs) {
    const task = stripeTasks.find(({ name }) => name === identifier);
    await task?.run(payload, run).catch(() => (failed += 1));
  }
  return { done: jobs.length, failed };
}

export async function work(): Promise<number> {
  let failed = 0;
  for (;;) {
    const round = await workOnce();
    failed += round.failed;
    if (round.done === 0) return failed;
  }
}

/** Call once at the top of a test file. Each test has a stand-in of its own. */
export function useStripe(): Connected {
  useDatabase();
  let centre: TestCentre | undefined;
  let stripe: StripeStandIn | undefined;
  let server: Server | undefined;
  let posted = 0;
  let url = "";
  let before = settings;
  beforeAll(async () => {
    centre = await aCentre();
    const own = settings();
    before = () => own;
  });
  beforeEach(async () => {
    const own = (stripe = await startStripe());
    posted = 0;
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const { secretKey, webhookSecret, url: apiUrl } = own;
    const connected = {
      ...before(),
      ...{ port, host: "127.0.0.1", appUrl: url, appUrlIsDefault: false },
      stripe: { secretKey, webhookSecret, apiUrl, answerWithinMs: 400 },
    };
    useSettings(connected);
    server = await listen(smallWeb(connected, { bodies: stripeWebhook(connected) }), connected);
  });
  afterEach(async () => {
    await stripe?.close();
    if (server) await close(server, 0);
  });
  afterAll(() => useSettings(before()));
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("It is there once the tests run.");
    return value;
  };
  return {
    get stripe() {
      return there(stripe);
    },
    get centre() {
      return there(centre);
    },
    get webhook() {
      return `${url}${WEBHOOK_PATH}`;
    },
    payable: (totalMinor = 18_400) => aPayable(there(centre), totalMinor),
    closed: (totalMinor) => aClosed(there(centre), totalMinor),
    sessionOf(answer) {
      const id = answer.kind === "go" ? answer.to.split("/pay/")[1] : undefined;
      return there(there(stripe).sessions.get(id ?? ""));
    },
    async deliver() {
      for (; posted < there(stripe).events.length; posted += 1)
        await there(stripe).post(there(there(stripe).events[posted]), `${url}${WEBHOOK_PATH}`);
      await work();
    },
    work,
  };
}
