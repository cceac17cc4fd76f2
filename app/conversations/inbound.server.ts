// Takes in what somebody wrote to us: once, into the right conversation, onto the visit that it is about.
import { v7 as uuidv7 } from "uuid";
import { event } from "~/journey/events";
import { instant } from "~/journey/instant";
import { say } from "~/messages/say.server";
import { countryOfPhone, formatPhone } from "~/people/phone";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { notify } from "~/platform/live.server";
import { centreTopic, recordFacts } from "~/visits/store.server";
import { block, isBlocked, lift } from "./blocks.server";
import { conversationWith } from "./conversations.server";
import { readInbound, shortened, type Inbound } from "./inbound-fields";
import { awaitAnswer } from "./unanswered.server";
import { centreFor } from "./which-centre.server";
import { customerOf, visitOf, type Writer } from "./who-wrote.server";
import { wordAnswer } from "./word-answers";

/** The log keeps so much of a text; the whole stands in the conversation. */
const LONGEST_IN_LOG = 2000;

/** The same message delivered at the same time by several hands is taken by one; the others wait and find it taken. */
async function isTaken(tx: Tx, sid: string): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`inbound:${sid}`}, 0))`;
  return (await tx.inboundMessage.count({ where: { sid } })) > 0;
}

/** @returns the word that the message is, for this number now */
async function heed(tx: Tx, { phone, word }: Inbound, now: Date): Promise<Inbound["word"]> {
  if (!word) return undefined;
  if (word.everyday && !(await isBlocked(tx, phone))) return undefined;
  if (word.word === "stop") await block(tx, phone, now);
  if (word.word === "start") await lift(tx, phone, now);
  return word;
}

/** What the law asks for, where the carrier has not said it already. */
async function answerWord(
  tx: Tx,
  centreId: string,
  { phone, channel, word }: Inbound,
  now: Date,
): Promise<void> {
  if (!word || word.answered) return;
  const { language } = word;
  const centre = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { name: true, phone: true },
  });
  const dialled = formatPhone(centre.phone, countryOfPhone(centre.phone));
  const text = wordAnswer(word.word, language, { name: centre.name, phone: dialled });
  await say(tx, { centreId, kind: "word-answer", to: { phone, language }, channel, text, now: instant(now) });
}

interface Arrival {
  readonly centreId: string;
  readonly messageId: string;
  readonly writer: Writer | undefined;
  readonly visitId: string | undefined;
}

async function record(
  tx: Tx,
  { centreId, messageId, writer, visitId }: Arrival,
  inbound: Inbound,
): Promise<void> {
  if (!writer || visitId === undefined) return notify(tx, centreTopic(centreId), {});
  const { channel, mediaCount } = inbound;
  const text = shortened(inbound.text.trim(), LONGEST_IN_LOG);
  const author = { centreId, by: { kind: "customer", id: writer.id } } as const;
  const media = mediaCount > 0 ? { media: mediaCount } : {};
  await recordFacts(tx, author, visitId, (_, at) => [
    event("message.received", at, { messageId, channel, text, ...media }),
  ]);
}

async function take(tx: Tx, inbound: Inbound, now: Date): Promise<void> {
  const { sid, phone, channel, text, mediaCount } = inbound;
  if (await isTaken(tx, sid)) return;
  const centreId = await centreFor(tx, phone, now);
  if (centreId === undefined) return;
  const writer = await customerOf(tx, centreId, phone);
  const talk = await conversationWith(tx, { centreId, phone, channel, customerId: writer?.id }, now);
  const visitId = writer && (await visitOf(tx, centreId, { customerId: writer.id, phone, now }));
  const word = await heed(tx, inbound, now);
  const messageId = uuidv7();
  await tx.inboundMessage.create({
    data: {
      ...{ id: messageId, centreId, conversationId: talk.id, visitId: visitId ?? null },
      ...{ channel, text, mediaCount, word: word?.word ?? null, sid, receivedAt: now },
    },
  });
  if (word) await answerWord(tx, centreId, { ...inbound, word }, now);
  // Opting out or in is settled by itself; whoever asks for help waits for a person like anybody who asks.
  const settled = word !== undefined && word.word !== "help";
  if (!settled && talk.unansweredSince === null)
    await awaitAnswer(tx, { id: talk.id, centreId, phone, visitId, customer: writer?.name }, now);
  await record(tx, { centreId, messageId, writer, visitId }, inbound);
}

/**
 * Takes in what the carrier delivered; the caller has checked its signature. The same message delivered again, also at the
 * same time, is taken once. What is no message is left.
 * What the law has us answer goes out like every other message.
 * @param params the fields of the carrier's request
 */
export async function takeInbound(params: Readonly<Record<string, string>>, now: Date): Promise<void> {
  const inbound = readInbound(params);
  if (inbound) await inTransaction((tx) => take(tx, inbound, now));
}
