// Messages per second from the queue through the worker to a carrier, beside the same queue with empty jobs; how late messages
// are when fifty become due every second; how soon reports are answered meanwhile. The carrier is a process of its own.
import { setTimeout as pause } from "node:timers/promises";
import { startWorker, type Worker } from "jobs/worker";
import { registry } from "jobs/registry";
import { task, type Task } from "jobs/task";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { DAY, instant, plus } from "~/journey/instant";
import { say } from "~/messages/say.server";
import { sendMessageJob } from "~/messages/sending/send-job";
import { twilioWebhooks } from "~/messages/webhooks/webhooks.server";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { freePort } from "~/platform/db/embedded/port.server";
import { defineJob, enqueue } from "~/platform/enqueue.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { close, listen } from "~/platform/http/web.server";
import { aCentre, aRequest, type TestVisit } from "../factories";
import { createDatabase, databaseUrl, startTestCluster } from "../setup/cluster";
import { smallWeb } from "../setup/small-web";
import { startOwnStandIn } from "../twilio/own-process";

const MESSAGES = 600;
/** A visit has a few messages, and one after the other is written onto its timeline. */
const VISITS = 200;
const A_SECOND = 50;
const SECONDS = 10;
const TICK_MS = 100;

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const emptyJob = defineJob({ name: "empty", payload: z.object({ messageId: z.uuid() }) });

/** A task that tells when it has run so many times. */
function counting(of: Task, until: number): { task: Task; done: Promise<void> } {
  let left = until;
  let tell: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (tell = resolve));
  const run: Task["run"] = async (payload, told) => {
    await of.run(payload, told);
    left -= 1;
    if (left === 0) tell();
  };
  return { task: { name: of.name, schedule: undefined, run }, done };
}

/** Seconds from the start of a worker until it has carried out all that waits. */
async function secondsFor(
  url: string,
  { task: counted, done }: ReturnType<typeof counting>,
): Promise<number> {
  const begun = performance.now();
  const worker = await startWorker({ url, log: quiet, tasks: [counted] });
  await done;
  const seconds = (performance.now() - begun) / 1000;
  await worker.stop();
  return seconds;
}

/** A customer is told that the car is ready, with a link. */
async function tell(visit: TestVisit): Promise<void> {
  const now = instant(new Date());
  const order = {
    centreId: visit.centre.id,
    kind: "ready",
    to: { customerId: visit.customerId },
    visitId: visit.id,
    link: { purpose: "status", expiresAt: plus(now, DAY) },
    now,
  } as const;
  const { state } = await db().$transaction((tx) => say(tx, order));
  if (state !== "pending") throw new Error("a message was withheld");
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** Fifty a second, a few at a time; each is due at once. */
async function steadily(visits: readonly TestVisit[]): Promise<void> {
  const perTick = (A_SECOND * TICK_MS) / 1000;
  const begun = performance.now();
  const saying: Promise<void>[] = [];
  for (let tick = 0; tick < (SECONDS * 1000) / TICK_MS; tick += 1) {
    for (let each = 0; each < perTick; each += 1) {
      const visit = visits[(tick * perTick + each) % visits.length];
      if (visit) saying.push(tell(visit));
    }
    await pause(Math.max(0, begun + (tick + 1) * TICK_MS - performance.now()));
  }
  await Promise.all(saying);
}

const cluster = await startTestCluster();
const twilio = await startOwnStandIn({ reporting: { stepMs: 20, lost: 100 } });
const port = await freePort();
let worker: Worker | undefined;
try {
  const url = databaseUrl(cluster.adminUrl, await createDatabase(cluster.adminUrl, cluster.template));
  const own = readSettings({
    DATABASE_URL: url,
    SESSION_SECRET: "only for measuring".repeat(3),
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    TWILIO_ACCOUNT_SID: "AC00000000000000000000000000000000",
    TWILIO_AUTH_TOKEN: "a token of the stand-in",
    TWILIO_FROM: "+353155501234",
    TWILIO_API_URL: twilio.url,
  });
  useSettings(own);
  await connectDatabase(url);
  const centre = await aCentre();
  await db().centre.update({ where: { id: centre.id }, data: { quietFromMinute: 0, quietUntilMinute: 0 } });
  const visits: TestVisit[] = [];
  while (visits.length < VISITS) visits.push(await aRequest({ centre }));

  for (let made = 0; made < MESSAGES; made += 1) await enqueue(db(), emptyJob, { messageId: uuid() });
  const nothing = task(emptyJob, () => Promise.resolve());
  await db().customer.updateMany({ where: { centreId: centre.id }, data: { smsConsent: true } });

  const floor = MESSAGES / (await secondsFor(url, counting(nothing, MESSAGES)));

  const begun = performance.now();
  for (let made = 0; made < MESSAGES; made += 1) {
    const visit = visits[made % VISITS];
    if (visit) await tell(visit);
  }
  const said = MESSAGES / ((performance.now() - begun) / 1000);
  const sender = registry.find(({ name }) => name === sendMessageJob.name);
  if (!sender) throw new Error("nobody sends messages");
  const sends = MESSAGES / (await secondsFor(url, counting(sender, MESSAGES)));
  const first = await twilio.tell();
  if (first.ledger.length !== MESSAGES) throw new Error(`${first.ledger.length} of ${MESSAGES} were sent`);

  console.log(`messages per second, ${MESSAGES} messages about ${VISITS} visits, one worker`);
  console.log(
    `  written            ${said.toFixed(0)}   (one after the other, each in a transaction of its own)`,
  );
  console.log(`  sent               ${sends.toFixed(0)}`);
  console.log(
    `  empty jobs         ${floor.toFixed(0)}   (the floor: the same queue and worker, doing nothing)`,
  );
  console.log(`  ratio              ${(sends / floor).toFixed(3)}`);

  const answers: number[] = [];
  const web = smallWeb(own, {
    forms: Object.fromEntries(
      Object.entries(twilioWebhooks(own)).map(([path, take]) => [
        path,
        async (form: Parameters<typeof take>[0]) => {
          const asked = performance.now();
          const answer = await take(form);
          answers.push(performance.now() - asked);
          return answer;
        },
      ]),
    ),
  });
  const server = await listen(web, own);
  await twilio.order({ reporting: { stepMs: 50 } });
  worker = await startWorker({ url, log: quiet });
  await steadily(visits);
  const wanted = MESSAGES + A_SECOND * SECONDS;
  while ((await db().message.count({ where: { state: "delivered" } })) < wanted - MESSAGES) await pause(100);
  const { ledger } = await twilio.tell();
  const due = new Map(
    (await db().message.findMany({ select: { id: true, createdAt: true } })).map((row) => [
      row.id,
      row.createdAt,
    ]),
  );
  const late = ledger
    .slice(MESSAGES)
    .map(({ oid = "", createdAt }) => createdAt.getTime() - (due.get(oid)?.getTime() ?? 0))
    .sort((a, b) => a - b);
  answers.sort((a, b) => a - b);
  console.log(`${A_SECOND} messages a second for ${SECONDS} seconds, with reports`);
  console.log(
    `  lateness           half ${percentile(late, 0.5)} ms, 99 of 100 ${percentile(late, 0.99)} ms, most ${late.at(-1) ?? 0} ms   (goal: under 5000 ms)`,
  );
  console.log(
    `  reports answered   half ${percentile(answers, 0.5).toFixed(0)} ms, 99 of 100 ${percentile(answers, 0.99).toFixed(0)} ms, of ${answers.length}   (goal: under 100 ms)`,
  );
  await close(server, 0);
} finally {
  await worker?.stop();
  await twilio.stop();
  await disconnectDatabase();
  await cluster.stop();
}
