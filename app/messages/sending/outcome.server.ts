// Writes down what became of a message: its row, the visit's timeline and what follows, in one transaction.
import type { NewEvent } from "~/journey/events";
import { instant, plus, type Instant } from "~/journey/instant";
import { Prisma, type Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { notify } from "~/platform/live.server";
import { log } from "~/platform/log.server";
import { reopenAfterFailure } from "~/conversations/unanswered.server";
import { notePassing } from "~/visits/passing-facts.server";
import { centreTopic, recordFacts } from "~/visits/store.server";
import { kindOf, type WithheldReason } from "../kinds";
import { askToPhone } from "../please-phone.server";
import { OPTED_OUT_CODE } from "./codes";
import { lastMoment } from "./departure";
import {
  deliveredFact,
  failedFact,
  isReminder,
  missedFact,
  sentFact,
  sentFacts,
  withheldFact,
} from "./facts";
import { renewSecrets } from "./renewed.server";
import { stepOf, type Report, type Step } from "./report";
import { heldMessage, holdVisit, type MessageRow } from "./row.server";
import { sendMessageJob } from "./send-job";
import { endUnknownTask } from "./unknown-task.server";

/** A telephone that was switched off may be on again then. */
const AGAIN_AFTER_MS = 10 * 60_000;

/** What is to stand on the timeline: that it was sent, and what else became of it. */
interface News {
  readonly sent?: boolean;
  readonly then?: (now: Instant) => NewEvent;
}

/** Only a reminder's sending is more to a visit than a line of its history. */
async function tell(tx: Tx, row: MessageRow, { sent = false, then }: News): Promise<void> {
  const { centreId, visitId } = row;
  // No timeline tells of it; whoever has the conversation open sees what became of the answer.
  if (visitId === undefined) return notify(tx, centreTopic(centreId), {});
  const after = (now: Instant) => (then ? [then(now)] : []);
  if (sent && isReminder(row)) {
    const author = { centreId, by: { kind: "job" } } as const;
    await recordFacts(tx, author, visitId, (visit, now) => [...sentFacts(visit, row, now), ...after(now)]);
  } else {
    await notePassing(tx, { centreId, visitId }, (now) => [
      ...(sent ? [sentFact(row, now)] : []),
      ...after(now),
    ]);
  }
}

/** A colleague telephones where the message mattered that much; whoever waited for an answer waits again. */
async function orPhone(tx: Tx, row: MessageRow, reason: string, now: Instant): Promise<void> {
  if (row.kind === "by-hand") return reopenAfterFailure(tx, row, new Date(now));
  if (!kindOf(row.kind).orPhone) return;
  const { centreId, id: messageId, visitId, customerId, kind } = row;
  await askToPhone(tx, { centreId, messageId, visitId, customerId, kind, reason }, now);
}

/**
 * Runs `write` with the message held, and its visit before it; nothing when the row is gone.
 * @param row whose visit is known already; the message itself is read anew
 */
async function withHeld<T>(
  row: Pick<MessageRow, "id" | "centreId" | "visitId">,
  write: (tx: Tx, held: MessageRow) => Promise<T>,
): Promise<T | undefined> {
  return inTransaction(async (tx) => {
    await holdVisit(tx, row);
    const held = await heldMessage(tx, row.id);
    return held && write(tx, held);
  });
}

/** The same name under two rows: the other had the same words for the same number, and was taken for this one. */
function isNameTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/**
 * Puts a report together with what is known of the message. The same report again, or an overtaken one, changes nothing.
 * @returns the step that it made; undefined when it said nothing new
 */
export async function applyReport(
  row: Pick<MessageRow, "id" | "centreId" | "visitId">,
  report: Report,
  now: Instant,
): Promise<Step | undefined> {
  const write = (given: Report) =>
    withHeld(row, async (tx, held) => {
      const step = stepOf(held, given);
      if (step) await take(tx, held, given, step, now);
      return step;
    });
  try {
    return await write(report);
  } catch (error) {
    if (!isNameTaken(error)) throw error;
    log().warn({ message: row.id }, "A carrier's name of a message stands at another message already");
    return write({ ...report, sid: undefined });
  }
}

async function take(tx: Tx, row: MessageRow, report: Report, step: Step, now: Instant): Promise<void> {
  const sid = report.sid ?? row.sid;
  const date = new Date(now);
  const sent = { sid, sealed: null, ...(row.wasSent ? {} : { sentAt: date }) };
  // It was given up, and now turns out to be on its way after all: the states allow no jump.
  if (row.state === "pending")
    await tx.message.update({ where: { id: row.id }, data: { state: "sending", sendingAt: date } });
  const told: News = { sent: !row.wasSent };
  if (row.state === "unknown") await endUnknownTask(tx, row, now);
  if (step === "sent") {
    await update(tx, row, { ...sent, state: "sent", reason: null });
    return tell(tx, row, told);
  }
  if (step === "delivered") {
    await update(tx, row, { ...sent, state: "delivered", deliveredAt: date, reason: null });
    return tell(tx, row, { ...told, then: (at) => deliveredFact(row, at) });
  }
  const code = report.code ?? "failed";
  if (step === "again" && (await planAgain(tx, row, { ...sent, reason: code }, now)))
    return tell(tx, row, told);
  await update(tx, row, { ...sent, state: "failed", reason: code });
  await tell(tx, row, { ...told, then: (at) => failedFact(row, code, at) });
  await afterFailure(tx, row, code, now);
}

async function update(tx: Tx, { id }: MessageRow, data: Prisma.MessageUpdateInput): Promise<void> {
  await tx.message.update({ where: { id }, data });
}

/** One more try, when there is time for it and the text can still be written. */
async function planAgain(
  tx: Tx,
  row: MessageRow,
  sent: Prisma.MessageUpdateInput,
  now: Instant,
): Promise<boolean> {
  const at = plus(now, AGAIN_AFTER_MS);
  if (at > lastMoment(row)) return false;
  const secrets = await renewSecrets(tx, row);
  if (!secrets) return false;
  // By way of `failed`: from `sent` there is no other way back.
  if (row.state === "sent") await update(tx, row, { state: "failed" });
  const planned = { state: "pending", retriedAt: new Date(now), sendAfter: new Date(at) };
  await update(tx, row, { ...sent, ...secrets, ...planned });
  await enqueue(tx, sendMessageJob, { messageId: row.id }, { runAt: new Date(at) });
  return true;
}

async function afterFailure(tx: Tx, row: MessageRow, code: string, now: Instant): Promise<void> {
  if (code === OPTED_OUT_CODE) await blockContact(tx, row, now);
  await orPhone(tx, row, code, now);
}

/** The carrier knows that the number wants nothing more; an objection that stands already keeps its date. */
async function blockContact(tx: Tx, { recipient, channel }: MessageRow, now: Instant): Promise<void> {
  await tx.$executeRaw`
    insert into contact_block (address, channel, since, source)
    values (${recipient}, ${channel}, ${new Date(now)}::timestamptz, 'carrier')
    on conflict (address, channel) do update
       set since = excluded.since, source = excluded.source, lifted_at = null
     where contact_block.lifted_at is not null`;
}

/** Whether the row still stands where this holder left it: only then may it write what became of its try. */
function isHolder(held: MessageRow, { attempt }: Pick<MessageRow, "attempt">): boolean {
  return held.attempt === attempt && (held.state === "sending" || held.state === "unknown");
}

/** The carrier refused it for good. */
export async function refuse(row: MessageRow, code: string, now: Instant): Promise<void> {
  await withHeld(row, async (tx, held) => {
    if (!isHolder(held, row)) return;
    await update(tx, held, { state: "failed", reason: code, sealed: null });
    await tell(tx, held, { then: (at) => failedFact(held, code, at) });
    await afterFailure(tx, held, code, now);
  });
}

/** It is certain that the carrier took nothing: back into the queue, or missed when its time would be over by then. */
export async function putBack(row: MessageRow, until: Instant, now: Instant): Promise<void> {
  if (until > lastMoment(row)) return endUnsent(row, { state: "missed", reason: "too-late" }, now);
  await withHeld({ id: row.id, centreId: row.centreId, visitId: undefined }, async (tx, held) => {
    if (!isHolder(held, row)) return;
    if (held.state === "unknown") await endUnknownTask(tx, held, now);
    const data = { state: "pending", sendAfter: new Date(until), looks: 0 };
    await update(tx, held, data);
    await enqueue(tx, sendMessageJob, { messageId: row.id }, { runAt: new Date(until) });
  });
}

/** It will not be sent any more, and nobody was sent anything: the reason stands on the timeline. */
export async function endUnsent(
  row: MessageRow,
  end: { readonly state: "missed" | "withheld" | "withdrawn"; readonly reason: WithheldReason },
  now: Instant,
): Promise<void> {
  await withHeld(row, async (tx, held) => {
    if (held.attempt !== row.attempt || held.state !== row.state) return;
    if (held.state === "unknown") await endUnknownTask(tx, held, now);
    await update(tx, held, { ...end, sealed: null });
    const fact = end.state === "missed" ? missedFact : withheldFact;
    await tell(tx, held, { then: (at) => fact(held, end.reason, at) });
    // A time that has gone is told by the message about the next one.
    if (end.state !== "withdrawn") await orPhone(tx, held, end.reason, now);
  });
}

/** It cannot be told whether the carrier has it. @returns the row as it stands then; undefined when it moved on meanwhile */
export async function doubt(row: MessageRow, now: Instant): Promise<MessageRow | undefined> {
  return inTransaction(async (tx) => {
    const held = await heldMessage(tx, row.id);
    if (!held || held.state !== "sending" || held.attempt !== row.attempt) return undefined;
    await update(tx, held, { state: "unknown", unknownAt: new Date(now), looks: 0 });
    return { ...held, state: "unknown", unknownAt: instant(now), looks: 0 };
  });
}
