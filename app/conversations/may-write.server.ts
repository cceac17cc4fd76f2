// Whether the person may be written to, and how a text would go: found out before anybody types.
import { instant, type Instant } from "~/journey/instant";
import { decide } from "~/messages/decide";
import type { Channel, WithheldReason } from "~/messages/kinds";
import { occasionOf } from "~/messages/occasion.server";
import type { MessageOrder } from "~/messages/order";
import { parsePhone } from "~/people/phone";
import type { Tx } from "~/platform/db/db.server";
import type { Correspondent } from "./correspondent.server";
import type { InboundChannel } from "./inbound-fields";

/** WhatsApp takes one's own words only so long after the person wrote last. */
const WHATSAPP_WINDOW_MS = 24 * 60 * 60 * 1000;

export type MayWrite =
  | { readonly ok: true; readonly channel: Channel; readonly recipient: string }
  | {
      readonly ok: false;
      readonly reason: WithheldReason | "no-number";
      /** Since when, for objections. */
      readonly since?: number;
      /** Who said so: the person by a word, the carrier, a colleague. */
      readonly source?: string;
    };

type Address = Pick<MessageOrder, "to" | "channel">;

interface Last {
  readonly phone: string;
  readonly channel: InboundChannel;
  readonly receivedAt: Date;
}

async function lastFrom(tx: Tx, { talks }: Correspondent): Promise<Last | undefined> {
  const last = await tx.inboundMessage.findFirst({
    where: { conversationId: { in: talks.map(({ id }) => id) } },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    select: { receivedAt: true, conversation: { select: { phone: true, channel: true } } },
  });
  if (!last) return undefined;
  const { phone, channel } = last.conversation;
  return { phone, channel: channel === "whatsapp" ? "whatsapp" : "sms", receivedAt: last.receivedAt };
}

/** One answers where the person wrote last from; who has not written is reached as they prefer. */
export async function addressOf(tx: Tx, who: Correspondent, now: Instant): Promise<Address | undefined> {
  const last = await lastFrom(tx, who);
  const phone = last?.phone ?? who.customer?.phone ?? who.phones[0];
  if (phone === undefined) return undefined;
  const byWhatsApp = last?.channel === "whatsapp" && now - last.receivedAt.getTime() < WHATSAPP_WINDOW_MS;
  const channel = byWhatsApp ? "whatsapp" : last ? "sms" : "auto";
  if (who.customer?.phone === phone) return { to: { customerId: who.customer.id }, channel };
  return parsePhone(phone) === undefined ? undefined : { to: { phone, language: who.language }, channel };
}

async function objection(tx: Tx, phones: readonly string[]) {
  const first = await tx.contactBlock.findFirst({
    where: { address: { in: [...phones] }, liftedAt: null },
    orderBy: { since: "asc" },
    select: { since: true, source: true },
  });
  return first ? { since: first.since.getTime(), source: first.source } : {};
}

/** Looks, and writes nothing. */
export async function mayWriteTo(
  tx: Tx,
  centreId: string,
  who: Correspondent,
  now: Instant = instant(new Date()),
): Promise<MayWrite> {
  const address = await addressOf(tx, who, now);
  if (!address) return { ok: false, reason: "no-number" };
  const { reader, objections, centre } = await occasionOf(tx, { ...address, centreId, kind: "by-hand", now });
  const decided = decide({
    kind: "by-hand",
    wish: address.channel ?? "auto",
    addressee: reader,
    objections,
    quiet: centre.quiet,
    now,
  });
  if (decided.send) return { ok: true, channel: decided.channel, recipient: decided.recipient };
  const { reason } = decided;
  return { ok: false, reason, ...(reason === "opted-out" ? await objection(tx, who.phones) : {}) };
}
