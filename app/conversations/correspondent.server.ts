// The person at the other end: all their numbers, and every conversation with them.
import type { Actor, Language } from "~/journey/permissions";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import type { Prisma, Tx } from "~/platform/db/db.server";
import { customerOf } from "./who-wrote.server";

type Centred = Pick<Actor, "centreId">;

const TALK = {
  id: true,
  phone: true,
  channel: true,
  customerId: true,
  unansweredSince: true,
  settledAt: true,
  settledBy: true,
  settledHow: true,
} as const satisfies Prisma.ConversationSelect;
export type TalkRow = Prisma.ConversationGetPayload<{ select: typeof TALK }>;

export interface Correspondent {
  readonly customer?: {
    readonly id: string;
    readonly name: string;
    /** E.164 */
    readonly phone: string;
    readonly email?: string;
    readonly preferredChannel: string;
  };
  readonly language: Language;
  /** E.164, of the customer and of records that were merged into theirs. */
  readonly phones: readonly string[];
  /** The latest first. */
  readonly talks: readonly TalkRow[];
}

function talksWith(
  tx: Tx,
  { centreId }: Centred,
  phones: readonly string[],
  ids: readonly string[],
): Promise<TalkRow[]> {
  return tx.conversation.findMany({
    where: { centreId, OR: [{ phone: { in: [...phones] } }, { customerId: { in: [...ids] } }] },
    select: TALK,
    orderBy: [{ lastAt: "desc" }, { id: "asc" }],
  });
}

/** @returns undefined when the centre has no such customer */
export async function correspondentOfCustomer(
  tx: Tx,
  actor: Centred,
  customerId: string,
): Promise<Correspondent | undefined> {
  const { centreId } = actor;
  const found = await tx.customer.findFirst({
    where: { id: customerId, centreId },
    include: { merged: { select: { id: true, phone: true } } },
  });
  if (!found) return undefined;
  if (found.mergedIntoId !== null) return correspondentOfCustomer(tx, actor, found.mergedIntoId);
  const { id, name, phone, email, preferredChannel } = found;
  const own = [phone, ...found.merged.map((each) => each.phone)];
  const talks = await talksWith(tx, actor, own, [id, ...found.merged.map((each) => each.id)]);
  return {
    customer: { id, name, phone, preferredChannel, ...(email === null ? {} : { email }) },
    language: asLanguage(found.language) ?? FALLBACK_LANGUAGE,
    phones: [...new Set([...own, ...talks.map((talk) => talk.phone)])],
    talks,
  };
}

/** @returns undefined when the centre has no such conversation */
export async function correspondentOf(
  tx: Tx,
  actor: Centred,
  conversationId: string,
): Promise<Correspondent | undefined> {
  const talk = await tx.conversation.findFirst({
    where: { id: conversationId, centreId: actor.centreId },
    select: { phone: true, customerId: true, centre: { select: { language: true } } },
  });
  if (!talk) return undefined;
  const customerId = (await customerOf(tx, actor.centreId, talk.phone))?.id ?? talk.customerId;
  if (customerId !== null) return correspondentOfCustomer(tx, actor, customerId);
  return {
    language: asLanguage(talk.centre.language) ?? FALLBACK_LANGUAGE,
    phones: [talk.phone],
    talks: await talksWith(tx, actor, [talk.phone], []),
  };
}
