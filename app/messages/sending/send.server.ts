// One message on its way: whether it may go now, the claim, the carrier, and what became of it.
import { plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { log } from "~/platform/log.server";
import { readableText } from "../sealed.server";
import { noteAccount } from "./account.server";
import { carrierFor } from "./carriers.server";
import type { Carrier, Handed, Outgoing } from "./channel";
import { departureOf } from "./departure";
import { applyReport, doubt, endUnsent, putBack, refuse } from "./outcome.server";
import { ABANDONED_AFTER_MS } from "./patience.server";
import { lookFor, whenToLook } from "./reconcile.server";
import { waitingMessage, type MessageRow, type WaitingMessage } from "./row.server";
import { sendMessageJob } from "./send-job";

/** While a visit is held, whoever wants to move it waits. */
const WITHIN_MS = 10_000;
const WITHIN_UNDER_LOCK_MS = 4_000;
const BACK_OFF_AT_MOST_MS = 15 * 60_000;

/** Takes one step with a message, by what its row says; called again for the same message it does nothing twice. */
export async function sendMessage(messageId: string, clock: () => Instant): Promise<void> {
  const message = await waitingMessage(messageId);
  const carrier = message && carrierFor(message.channel);
  // Without a carrier it stays where it is, for ever.
  if (!message || !carrier) return;
  if (message.state === "pending") return depart(message, carrier, clock);
  if (message.state === "sending") return findAbandoned(message, carrier, clock());
  if (message.state === "unknown") return lookFor(message, carrier, clock());
}

/** Somebody began to send it: either they are at it, or they died and nobody knows how far they came. */
async function findAbandoned(message: WaitingMessage, carrier: Carrier, now: Instant): Promise<void> {
  const abandonedAt = plus(message.sendingAt ?? now, ABANDONED_AFTER_MS);
  if (abandonedAt > now) return later(message, abandonedAt);
  const unknown = await doubt(message, now);
  if (unknown) await lookFor(unknown, carrier, now);
}

async function later({ id: messageId }: MessageRow, at: Instant): Promise<void> {
  await enqueue(db(), sendMessageJob, { messageId }, { runAt: new Date(at) });
}

async function depart(message: WaitingMessage, carrier: Carrier, clock: () => Instant): Promise<void> {
  const now = clock();
  const departure = departureOf(message, now);
  if (departure.kind === "wait") return postpone(message, departure.until);
  if (departure.kind !== "go")
    return endUnsent(message, { state: departure.kind, reason: departure.reason }, now);
  const text = readableText(message);
  const claimed = await claim(message, now);
  if (!claimed) return;
  // Its secrets were sealed by another installation: such a text would open nothing.
  if (text === undefined) return refuse(claimed, "unreadable", now);
  const handed = await handOver(claimed, outgoing(claimed, text, now), carrier);
  await settle(claimed, handed, clock());
  // Last: what became of the message is certain by then, whatever becomes of this.
  if (handed !== "outdated") await noteAccount(claimed.channel, handed, clock());
}

async function postpone(message: MessageRow, until: Instant): Promise<void> {
  if (until > message.sendAfter)
    await db().message.updateMany({
      where: { id: message.id, state: "pending", attempt: message.attempt },
      data: { sendAfter: new Date(until) },
    });
  await later(message, until);
}

/** Committed before the carrier hears of it: from here on nobody sends it a second time without having looked. */
async function claim(message: WaitingMessage, now: Instant): Promise<MessageRow | undefined> {
  const attempt = message.attempt + 1;
  const count = await db().$executeRaw`
    update message
       set state = 'sending', attempt = ${attempt}, sending_at = ${new Date(now)}::timestamptz,
           sid = null, sent_at = null, unknown_at = null, looks = 0
     where id = ${message.id}::uuid and state = 'pending' and attempt = ${message.attempt}`;
  return count === 1
    ? { ...message, state: "sending", attempt, sendingAt: now, sid: null, wasSent: false }
    : undefined;
}

function outgoing(message: MessageRow, text: string, now: Instant): Outgoing {
  const { id, attempt, channel, recipient, subject, deadlineAt } = message;
  const validForSeconds =
    deadlineAt === undefined ? undefined : Math.max(1, Math.floor((deadlineAt - now) / 1000));
  return { id, attempt, channel, recipient, subject, text, validForSeconds };
}

/** The carrier's answer; "outdated" when the time that the text speaks of does not hold any more. */
async function handOver(message: MessageRow, out: Outgoing, carrier: Carrier): Promise<Handed | "outdated"> {
  const { about, visitId, centreId } = message;
  if (about === undefined || visitId === undefined) return carrier.send(out, WITHIN_MS);
  // Whoever moves the visit waits until the carrier has answered: nothing is said about a time that has gone.
  return db().$transaction(async (tx) => {
    const held = await tx.$queryRaw<unknown[]>`
      select 1 as held from visit
       where id = ${visitId}::uuid and centre_id = ${centreId}::uuid
         and appointment_version = ${about} and status = 'open'
         for share`;
    return held.length === 0 ? "outdated" : carrier.send(out, WITHIN_UNDER_LOCK_MS);
  });
}

/** Longer from try to try, and not in step with the others. */
function backOff(attempt: number, atLeastMs: number): number {
  const grown = Math.min(BACK_OFF_AT_MOST_MS, atLeastMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(grown * (1 + Math.random() / 2));
}

async function settle(message: MessageRow, handed: Handed | "outdated", now: Instant): Promise<void> {
  if (handed === "outdated") return endUnsent(message, { state: "withdrawn", reason: "outdated" }, now);
  switch (handed.kind) {
    case "sent":
      await applyReport(message, { ...handed, attempt: message.attempt }, now);
      return;
    case "refused":
      return refuse(message, handed.code, now);
    case "busy": {
      log().warn({ message: message.id, why: handed.why }, "The carrier takes no message now");
      return putBack(message, plus(now, backOff(message.attempt, handed.retryAfterMs)), now);
    }
    case "unknown": {
      log().warn(
        { message: message.id, why: handed.why },
        "It is not known whether the carrier has a message",
      );
      const unknown = await doubt(message, now);
      if (unknown) await later(unknown, whenToLook(unknown, now));
      return;
    }
  }
}
