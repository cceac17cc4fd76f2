// Moves and cancellations that race with sending: nothing is said about a time that is no longer true.
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { amount } from "test/amount";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { connectTwilio, type Connected } from "test/twilio/connected";
import { seededRandom } from "~/insight/figures/random";
import { cancel } from "~/journey/course";
import { DAY, instant, MINUTE, plus } from "~/journey/instant";
import { say } from "~/messages/say.server";
import { sendMessageJob } from "~/messages/sending/send-job";
import { sendMessage } from "~/messages/sending/send.server";
import { db } from "~/platform/db/db.server";
import { queuePool } from "~/platform/db/pool.server";
import { settings, useSettings } from "~/platform/env.server";
import { moveAppointment } from "~/stages/1-booking/booking";
import { task } from "jobs/task";
import { startWorker, type Worker } from "jobs/worker";
import { watchCarrier, type WatchedCarrier } from "./watched-carrier";

const VISITS = amount({ full: 100, usual: 20 });
/** Of each visit: four moves, and a cancellation at last. */
const ROUNDS = 5;
const CHANGES = VISITS * ROUNDS;
/** Visits that are changed beside each other. */
const AT_ONCE = 6;
/** Some changes come before the sender, some while the carrier answers, some after. */
const WITHIN_MS = 40;

const database = useDatabase();
const random = seededRandom(20_261_122);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const ended = new Map<string, () => void>();
let centre: TestCentre;
let pool: pg.Pool;
let connected: Connected;
let carrier: WatchedCarrier;
let worker: Worker;

beforeAll(async () => {
  centre = await aCentre();
  await db().centre.update({ where: { id: centre.id }, data: { quietFromMinute: 0, quietUntilMinute: 0 } });
  pool = queuePool(database.url, 4);
  connected = await connectTwilio();
  carrier = await watchCarrier(connected.twilio.url, pool);
  const { twilio, ...others } = settings();
  if (twilio) useSettings({ ...others, twilio: { ...twilio, apiUrl: carrier.url } });
  const tellingEnd = task(sendMessageJob, async ({ messageId }) => {
    await sendMessage(messageId, () => instant(new Date()));
    ended.get(messageId)?.();
  });
  worker = await startWorker({ url: database.url, log, tasks: [tellingEnd] });
});
afterAll(async () => {
  await worker.stop();
  await carrier.close();
  await connected.close();
  await pool.end();
});

/** Says a reminder of the time as it stands; resolves when its sender has come to an end with it. */
async function remind(visit: TestVisit, customerId: string): Promise<{ sent: Promise<void>; id: string }> {
  const order = { centreId: centre.id, kind: "reminder-day", to: { customerId }, visitId: visit.id } as const;
  let sent = Promise.resolve();
  const { messageId } = await db().$transaction(async (tx) => {
    const said = await say(tx, { ...order, now: instant(new Date()) });
    sent = new Promise((resolve) => ended.set(said.messageId, resolve));
    return said;
  });
  return { sent, id: messageId };
}

async function race(visit: TestVisit, customerId: string, round: number): Promise<void> {
  const { sent } = await remind(visit, customerId);
  await pause(random.fraction() * WITHIN_MS);
  const to = plus(instant(new Date()), (2 + round) * DAY);
  const last = round === ROUNDS;
  const outcome = await visit.change(centre.team.advisor, (present, now) =>
    last ? cancel(present, "Not needed any more", now) : moveAppointment(present, { to, minutes: 60 }, now),
  );
  expect(outcome.kind).toBe("done");
  await sent;
}

test(`${String(CHANGES)} changes race with as many reminders, and none arrives that is not true then`, async () => {
  const waiting = Array.from({ length: VISITS }, (_, place) => place);
  const change = async () => {
    while (waiting.pop() !== undefined) {
      const customerId = await aCustomer(centre);
      await db().customer.update({ where: { id: customerId }, data: { smsConsent: true } });
      const appointmentAt = plus(instant(new Date()), DAY + 10 * MINUTE);
      const visit = await visitIn("preparation", { centre, customerId, appointmentAt });
      for (let round = 1; round <= ROUNDS; round += 1) await race(visit, customerId, round);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, change));
  await connected.twilio.settled();

  const { arrivals } = carrier;
  const untrue = arrivals.filter(({ about, version, status }) => about !== version || status !== "open");
  expect(untrue).toEqual([]);

  const rows = await db().message.groupBy({
    by: ["state"],
    where: { kind: "reminder-day" },
    _count: true,
  });
  const count = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { _count }) => sum + _count, 0);
  expect(count("sent", "delivered", "withdrawn")).toBe(CHANGES);
  expect(arrivals).toHaveLength(count("sent", "delivered"));
  // A race that one side always wins is none.
  expect(count("sent", "delivered")).toBeGreaterThan(CHANGES / 10);
  expect(count("withdrawn")).toBeGreaterThan(CHANGES / 10);
  process.stdout.write(
    `Races: ${count("sent", "delivered")} sent in time, ${count("withdrawn")} withdrawn\n`,
  );
});
