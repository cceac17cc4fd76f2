// Texts for customers: written in the transaction that makes them necessary, kept where staff can read them.
import { v7 as uuidv7 } from "uuid";
import type { Actor, Language } from "~/journey/permissions";
import { db, type Tx } from "~/platform/db/db.server";

/** What a message is about. */
export type MessageKind = "booking-code" | "booking-confirmed";

export interface NewMessage {
  readonly centreId: string;
  readonly visitId?: string;
  readonly customerId?: string;
  readonly channel: "sms";
  /** E.164 */
  readonly recipient: string;
  readonly language: Language;
  readonly kind: MessageKind;
  readonly text: string;
}

/** Writes a message that is to be sent. It exists when the caller's transaction does. */
export async function queueMessage(tx: Tx, message: NewMessage): Promise<string> {
  const id = uuidv7();
  const { visitId = null, customerId = null, ...said } = message;
  await tx.message.create({ data: { id, visitId, customerId, ...said } });
  return id;
}

export interface OutboxMessage {
  readonly id: string;
  readonly recipient: string;
  readonly channel: string;
  readonly language: string;
  readonly kind: string;
  readonly text: string;
  readonly state: string;
  readonly createdAt: number;
  readonly visitId?: string;
}

/** Messages on one page of the outbox. */
export const MESSAGES_A_PAGE = 30;
const LAST_PAGE = 1000;

/** The page that was asked for, as a number that there can be. */
export function askedPage(text: string | null): number {
  return Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(text)) || 1));
}

/** The messages of the actor's centre, the newest first. @param page counted from 1 */
export async function outbox(
  { centreId }: Pick<Actor, "centreId">,
  page: number,
): Promise<{ readonly messages: readonly OutboxMessage[]; readonly more: boolean }> {
  const rows = await db().message.findMany({
    where: { centreId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * MESSAGES_A_PAGE,
    take: MESSAGES_A_PAGE + 1,
  });
  const messages = rows.slice(0, MESSAGES_A_PAGE).map((row) => ({
    id: row.id,
    recipient: row.recipient,
    channel: row.channel,
    language: row.language,
    kind: row.kind,
    text: row.text,
    state: row.state,
    createdAt: row.createdAt.getTime(),
    ...(row.visitId === null ? {} : { visitId: row.visitId }),
  }));
  return { messages, more: rows.length > MESSAGES_A_PAGE };
}

/** "+353 •• ••• ••12": a number for those who need not call it. */
export function maskedPhone(e164: string): string {
  return `${e164.slice(0, 4)}•••••${e164.slice(-2)}`;
}
