// Finds out what became of a message whose answer was lost: asks the carrier what it has for this number.
import { createHash } from "node:crypto";
import { MINUTE, plus, SECOND, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { readableText } from "../sealed.server";
import type { Carrier, Listed } from "./channel";
import { matching } from "./matching";
import { applyReport, putBack } from "./outcome.server";
import { LOOKS_AFTER_MS } from "./patience.server";
import type { MessageRow } from "./row.server";
import { sendMessageJob } from "./send-job";
import { askWhetherSent } from "./unknown-task.server";

const WITHIN_MS = 10_000;
/** A carrier without a list knows a second try by its name: that may follow soon. */
const REPEAT_AFTER_MS = 30 * SECOND;
const REPEATED_AT_MOST = 3;
const SILENT_AGAIN_MS = 20 * SECOND;
/** A carrier that says nothing for so long: a person is asked. */
const ASK_AFTER_MS = 5 * MINUTE;
const SILENT_LATER_MS = 5 * MINUTE;
/** Two clocks may differ by this much. */
const CLOCKS_APART_MS = 60 * SECOND;

/** The moment of the next look. */
export function whenToLook({ unknownAt, looks }: MessageRow, now: Instant): Instant {
  const planned = plus(unknownAt ?? now, LOOKS_AFTER_MS[looks] ?? 0);
  return planned > now ? planned : now;
}

/** One look at a message that is `unknown`. */
export async function lookFor(row: MessageRow, carrier: Carrier, now: Instant): Promise<void> {
  const unknownAt = row.unknownAt ?? now;
  if (!carrier.list) {
    if (row.attempt >= REPEATED_AT_MOST) return unanswered(row, now);
    const repeatAt = plus(unknownAt, REPEAT_AFTER_MS);
    return repeatAt > now ? lookAgain(row, repeatAt) : putBack(row, now, now);
  }
  const next = whenToLook(row, now);
  if (next > now) return lookAgain(row, next);
  const listed = await carrier.list(row.channel, row.recipient, WITHIN_MS);
  if (!listed) return unanswered(row, now);
  const found = await own(row, listed);
  if (found === "unsure") return unanswered(row, now);
  if (found) {
    await applyReport(row, { ...found, attempt: row.attempt }, now);
    return;
  }
  if (row.looks + 1 >= LOOKS_AFTER_MS.length) return putBack(row, now, now);
  const looked = { ...row, looks: row.looks + 1 };
  await db().message.updateMany({
    where: { id: row.id, state: "unknown", attempt: row.attempt },
    data: { looks: looked.looks },
  });
  await lookAgain(looked, whenToLook(looked, now));
}

async function lookAgain({ id: messageId }: MessageRow, at: Instant): Promise<void> {
  await enqueue(db(), sendMessageJob, { messageId }, { runAt: new Date(at) });
}

/** The carrier does not tell: later again, and after a while a person is asked. */
async function unanswered(row: MessageRow, now: Instant): Promise<void> {
  const long = now - (row.unknownAt ?? now) >= ASK_AFTER_MS;
  const at = new Date(plus(now, long ? SILENT_LATER_MS : SILENT_AGAIN_MS));
  await inTransaction(async (tx) => {
    if (long) await askWhetherSent(tx, row, now);
    await enqueue(tx, sendMessageJob, { messageId: row.id }, { runAt: at });
  });
}

/** This message in the carrier's list; "unsure" when it may be a twin of it that is under way at the same time. */
async function own(row: MessageRow, listed: readonly Listed[]): Promise<Listed | undefined | "unsure"> {
  const since = plus(row.sendingAt ?? row.createdAt, -CLOCKS_APART_MS);
  const recent = listed.filter(({ createdAt }) => createdAt.getTime() >= since);
  if (recent.length === 0) return undefined;
  const link = row.linkId ? await db().link.findUnique({ where: { id: row.linkId } }) : null;
  const sought = { text: readableText(row), tokenHash: link?.tokenHash };
  const alike = matching(sought, recent, (token) => createHash("sha256").update(token, "ascii").digest());
  if (alike.length === 0) return undefined;
  const taken = await db().message.findMany({
    where: { sid: { in: alike.map(({ sid }) => sid) }, NOT: { id: row.id } },
    select: { sid: true },
  });
  const free = alike.filter(({ sid }) => !taken.some((other) => other.sid === sid));
  if (free.length === 0) return undefined;
  // A link is in one message alone. The same words may be on their way twice.
  return link === null && (await hasTwin(row)) ? "unsure" : free[0];
}

async function hasTwin({ id, recipient, channel, text }: MessageRow): Promise<boolean> {
  const state = "sending";
  return (await db().message.count({ where: { recipient, channel, text, state, NOT: { id } } })) > 0;
}
