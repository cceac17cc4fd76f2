// Answering: a colleague's own words, once however often they are handed in; and saying that no answer is needed.
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { WithheldReason } from "~/messages/kinds";
import { say } from "~/messages/say.server";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { notify } from "~/platform/live.server";
import { centreTopic } from "~/visits/store.server";
import { firstSending } from "~/visits/submissions.server";
import { conversationWith } from "./conversations.server";
import type { Correspondent } from "./correspondent.server";
import { addressOf } from "./may-write.server";
import { settle } from "./unanswered.server";
import { visitOf } from "./who-wrote.server";

/** Whom one writes to, found again in the transaction: a merge may have come between. */
export type FindWho = (tx: Tx) => Promise<Correspondent | undefined>;

export type Answered =
  | { readonly kind: "done" }
  | { readonly kind: "not-found" }
  | { readonly kind: "withheld"; readonly reason: WithheldReason | "no-number" }
  /** A colleague has written since the page was made. */
  | { readonly kind: "overtaken" };

class Withheld extends Error {
  constructor(readonly reason: WithheldReason | "no-number") {
    super(reason);
  }
}

/** Statements of one person wait for each other, so that nobody overlooks a colleague's. */
async function oneAtATime(tx: Tx, { centreId }: Actor, { phones }: Correspondent): Promise<void> {
  const key = `answer:${centreId}:${[...phones].sort()[0] ?? ""}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}

/** The id of what a colleague wrote to them last. */
export async function latestByHand(tx: Tx, centreId: string, phones: readonly string[]) {
  return tx.message.findFirst({
    where: { centreId, recipient: { in: [...phones] }, kind: "by-hand" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, createdBy: true },
  });
}

export interface ToSay {
  readonly text: string;
  /** What the page showed as the last; undefined: the page did not say. */
  readonly seen?: string | undefined;
  /** The visit on whose page it was written; else the one that it most likely is about. */
  readonly visitId?: string | undefined;
  readonly submissionId: string;
}

async function isOvertaken(
  tx: Tx,
  actor: Actor,
  who: Correspondent,
  seen: string | undefined,
): Promise<boolean> {
  if (seen === undefined) return false;
  const last = await latestByHand(tx, actor.centreId, who.phones);
  return last !== null && last.id !== seen && last.createdBy !== actor.staffId;
}

async function sayTo(tx: Tx, actor: Actor, who: Correspondent, said: ToSay, now: Date): Promise<void> {
  const { centreId, staffId } = actor;
  const address = await addressOf(tx, who, instant(now));
  if (!address) throw new Withheld("no-number");
  const phone = "phone" in address.to ? address.to.phone : (who.customer?.phone ?? "");
  const channel = address.channel === "whatsapp" ? "whatsapp" : "sms";
  await conversationWith(tx, { centreId, phone, channel, customerId: who.customer?.id }, now);
  const visitId =
    said.visitId ??
    (who.customer && (await visitOf(tx, centreId, { customerId: who.customer.id, phone, now })));
  const outcome = await say(tx, {
    ...address,
    centreId,
    kind: "by-hand",
    text: said.text,
    by: staffId,
    now: instant(now),
    ...(visitId === undefined ? {} : { visitId }),
  });
  if (outcome.state === "withheld") throw new Withheld(outcome.reason ?? "no-address");
  await settle(tx, { centreId, ids: who.talks.map(({ id }) => id), how: "answered", by: staffId }, now);
  await notify(tx, centreTopic(centreId), {});
}

/**
 * Writes to the person, in the colleague's words. Nothing is written and nobody stops waiting when it may not be sent: the
 * colleague hears why at once.
 */
export async function answer(actor: Actor, find: FindWho, said: ToSay, now = new Date()): Promise<Answered> {
  try {
    return await inTransaction(async (tx): Promise<Answered> => {
      const who = await find(tx);
      if (!who) return { kind: "not-found" };
      await oneAtATime(tx, actor, who);
      if (!(await firstSending(tx, actor, said.submissionId, said.visitId))) return { kind: "done" };
      if (await isOvertaken(tx, actor, who, said.seen)) throw new Overtaken();
      await sayTo(tx, actor, who, said, now);
      return { kind: "done" };
    });
  } catch (error) {
    if (error instanceof Withheld) return { kind: "withheld", reason: error.reason };
    if (error instanceof Overtaken) return { kind: "overtaken" };
    throw error;
  }
}

/** Undoes that the form was handed in: sent once more, in view of the colleague's text, it counts. */
class Overtaken extends Error {}

/** Says again what did not get through. */
export async function sayAgain(
  actor: Actor,
  find: FindWho,
  { messageId, submissionId }: { readonly messageId: string; readonly submissionId: string },
  now = new Date(),
): Promise<Answered> {
  const failed = await inTransaction(async (tx) => {
    const who = await find(tx);
    if (!who) return null;
    return tx.message.findFirst({
      where: {
        id: messageId,
        centreId: actor.centreId,
        kind: "by-hand",
        state: { in: ["failed", "missed", "withheld"] },
        recipient: {
          in: [...who.phones, ...(who.customer?.email === undefined ? [] : [who.customer.email])],
        },
      },
      select: { text: true, visitId: true },
    });
  });
  if (!failed) return { kind: "not-found" };
  const { text, visitId } = failed;
  return answer(actor, find, { text, submissionId, visitId: visitId ?? undefined }, now);
}

/** Nobody needs to write: it was told by telephone, or nothing was asked. */
export async function settleTalks(
  actor: Actor,
  find: FindWho,
  how: "phoned" | "not-needed",
  now = new Date(),
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const who = await find(tx);
    if (!who) return false;
    const { centreId, staffId } = actor;
    await settle(tx, { centreId, ids: who.talks.map(({ id }) => id), how, by: staffId }, now);
    await notify(tx, centreTopic(centreId), {});
    return true;
  });
}
