// What tests of sending share: a database, a centre without quiet hours, and a fresh stand-in for every test.
import { afterAll, beforeAll, beforeEach } from "vitest";
import { instant, type Instant } from "~/journey/instant";
import { sendMessage } from "~/messages/sending/send.server";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "../database";
import { aCentre, type TestCentre } from "../factories";
import { connectTwilio, type Connected } from "./connected";
import type { Fault } from "../stand-ins";
import type { Turn } from "./faults";
import type { SentMessage } from "./message";

export interface Sending {
  readonly centre: TestCentre;
  readonly connected: Connected;
  /** What the carrier took of a message. */
  sentTo(id: string): readonly SentMessage[];
}

/** Call once at the top of a test file. */
export function useSending(): Sending {
  useDatabase();
  let connected: Connected | undefined;
  let centre: TestCentre | undefined;
  beforeAll(async () => {
    centre = await aCentre();
    // Tests run at every hour.
    await db().centre.update({ where: { id: centre.id }, data: { quietFromMinute: 0, quietUntilMinute: 0 } });
  });
  beforeEach(async () => {
    await connected?.close();
    connected = await connectTwilio();
  });
  afterAll(() => connected?.close());
  const there = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("It is there once the tests run.");
    return value;
  };
  return {
    get centre() {
      return there(centre);
    },
    get connected() {
      return there(connected);
    },
    sentTo: (id) => there(connected).twilio.ledger.filter(({ oid }) => oid === id),
  };
}

export function now(): Instant {
  return instant(new Date());
}

/** Carries out the message's job as if it were that late. */
export function send(id: string, at: Instant = now()): Promise<void> {
  return sendMessage(id, () => at);
}

export function fault(name: Fault): Turn {
  return { kind: "fault", fault: name };
}

/** When the message's job is to run. */
export async function jobAt(id: string): Promise<Date | undefined> {
  const rows = await db().$queryRaw<{ run_at: Date }[]>`
    select run_at from graphile_worker.jobs where key = ${`message:${id}`}`;
  return rows[0]?.run_at;
}

/** What the visit's timeline says of messages. */
export async function messageEventsOf(visitId: string): Promise<readonly string[]> {
  const where = { visitId, type: { startsWith: "message." } };
  return (await db().event.findMany({ where, orderBy: { seq: "asc" } })).map(({ type }) => type);
}
