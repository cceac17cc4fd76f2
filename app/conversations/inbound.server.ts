// Takes in what somebody wrote to us: once, into the right conversation, onto the visit that it is about.
import { v7 as uuidv7 } from "uuid";
import { event } from "~/journey/events";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { notify } from "~/platform/live.server";
import { centreTopic, recordFacts } from "~/visits/store.server";
import { block, isBlocked, lift } from "./blocks.server";
import { readInbound, shortened, type Inbound } from "./inbound-fields";
import { awaitAnswer } from "./unanswered.server";
import { centreFor } from "./which-centre.server";
import { customerOf, visitOf, type Writer } from "./who-wrote.server";

/** The log keeps so much of a text; the whole stands in the conversation. */
const LONGEST_IN_LOG = 2000;

/** The same message delivered at the same time by several hands is taken by one; the others wait and find it taken. */
async function isTaken(tx: Tx, sid: string): Promise<boolean> {
  await tx.$queryRaw`select 1 as held from pg_advisory_xact_lock(hashtextextended(${`inbound:${sid}`}, 0))`;
  return (await tx.inboundMessage.count({ where: { sid } })) > 0;
}

interface Talk {
  readonly id: string;
  readonly unansweredSince: Date | null;
}

/** The conversation with the number, held until the transaction ends. */
async function conversationWith(
  tx: Tx,
  centreId: string,
  { phone, channel }: Inbound,
  customer: Writer | undefined,
  now: Date,
): Promise<Talk> {
  const [talk] = await tx.$queryRaw<Talk[]>`
    insert into conversation (id, centre_id, phone, channel, customer_id, last_at)
    values (${uuidv7()}::uuid, ${centreId}::uuid, ${phone}, ${channel}, ${customer?.id ?? null}::uuid, ${now}::timestamptz)
    on conflict (centre_id, phone, channel) do update
       set last_at = greatest(conversation.last_at, excluded.last_at),
           customer_id = coalesce(excluded.customer_id, conversation.customer_id)
    returning id, unanswered_since as "unansweredSince"`;
  if (!talk) throw new Error("a conversation that was just made is not there");
  return talk;
}

/** @returns the word that the message is, for this number now */
async function heed(tx: Tx, { phone, word }: Inbound, now: Date): Promise<Inbound["word"]> {
  if (!word) return undefined;
  if (word.everyday && !(await isBlocked(tx, phone))) return undefined;
  if (word.word === "stop") await block(tx, phone, now);
  if (word.word === "start") await lift(tx, phone, now);
  return word;
}

async function recordOnVisit(
  tx: Tx,
  centreId: string,
  visitId: string,
  writer: Writer,
  { messageId, inbound }: { readonly messageId: string; readonly inbound: Inbound },
): Promise<void> {
  const { channel, mediaCount } = inbound;
  const text = shortened(inbound.text.trim(), LONGEST_IN_LOG);
  const author = { centreId, by: { kind: "customer", id: writer.id } } as const;
  await recordFacts(tx, author, visitId, (_, at) => [
    event("message.received", at, {
      messageId,
      channel,
      text,
      ...(mediaCount > 0 ? { media: mediaCount } : {}),
    }),
  ]);
}

async function take(tx: Tx, inbound: Inbound, now: Date): Promise<void> {
  if (await isTaken(tx, inbound.sid)) return;
  const { sid, phone, channel, text, mediaCount } = inbound;
  const centreId = await centreFor(tx, phone, now);
  if (centreId === undefined) return;
  const customer = await customerOf(tx, centreId, phone);
  const talk = await conversationWith(tx, centreId, inbound, customer, now);
  const visitId = customer && (await visitOf(tx, centreId, { customerId: customer.id, phone, now }));
  const word = await heed(tx, inbound, now);
  const messageId = uuidv7();
  await tx.inboundMessage.create({
    data: {
      id: messageId,
      centreId,
      conversationId: talk.id,
      visitId: visitId ?? null,
      channel,
      text,
      mediaCount,
      word: word?.word ?? null,
      sid,
      receivedAt: now,
    },
  });
  // Opting out or in is settled by itself; whoever asks for help waits for a person like anybody who asks.
  const settled = word !== undefined && word.word !== "help";
  if (!settled && talk.unansweredSince === null)
    await awaitAnswer(tx, { id: talk.id, centreId, phone, visitId, customer: customer?.name }, now);
  if (customer && visitId !== undefined)
    await recordOnVisit(tx, centreId, visitId, customer, { messageId, inbound });
  else await notify(tx, centreTopic(centreId), {});
}

/**
 * Takes in what the carrier delivered; the caller has checked its signature. The same message delivered again, also at the
 * same time, is taken once. What is no message is left.
 * @param params the fields of the carrier's request
 * @returns nothing to be said at once: what the law has us answer goes out like every other message
 */
export async function takeInbound(
  params: Record<string, string>,
  now: Date,
): Promise<{ readonly reply?: string }> {
  const inbound = readInbound(params);
  if (inbound) await inTransaction((tx) => take(tx, inbound, now));
  return {};
}
