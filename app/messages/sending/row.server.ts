// A message as its sender reads it: one query, with all that decides whether it may go now.
import { instant, type Instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { lockVisit } from "~/visits/visit-lock.server";
import {
  CHANNELS,
  isMessageKind,
  MESSAGE_STATES,
  type Channel,
  type MessageKind,
  type MessageState,
} from "../kinds";
import type { QuietHours } from "../quiet-hours";
import type { SealedText } from "../sealed.server";

export interface MessageRow extends SealedText {
  readonly id: string;
  readonly centreId: string;
  readonly visitId: string | undefined;
  readonly customerId: string | undefined;
  readonly linkId: string | undefined;
  readonly kind: MessageKind;
  readonly channel: Channel;
  readonly recipient: string;
  readonly subject: string | undefined;
  /** The version of the appointment that it speaks of. */
  readonly about: number | undefined;
  readonly state: MessageState;
  readonly attempt: number;
  readonly sid: string | null;
  readonly looks: number;
  readonly retried: boolean;
  readonly wasSent: boolean;
  readonly createdAt: Instant;
  readonly sendAfter: Instant;
  readonly deadlineAt: Instant | undefined;
  readonly sendingAt: Instant | undefined;
  readonly unknownAt: Instant | undefined;
}

/** With what may have changed since it was written. */
export interface WaitingMessage extends MessageRow {
  readonly quiet: QuietHours;
  /** The recipient has said that nothing more is wanted, whichever of their addresses they said it from. */
  readonly blocked: boolean;
}

interface Raw {
  readonly id: string;
  readonly centre_id: string;
  readonly visit_id: string | null;
  readonly customer_id: string | null;
  readonly link_id: string | null;
  readonly kind: string;
  readonly channel: string;
  readonly recipient: string;
  readonly subject: string | null;
  readonly text: string;
  readonly sealed: Uint8Array | null;
  readonly about: number | null;
  readonly state: string;
  readonly attempt: number;
  readonly sid: string | null;
  readonly looks: number;
  readonly retried_at: Date | null;
  readonly sent_at: Date | null;
  readonly created_at: Date;
  readonly send_after: Date;
  readonly deadline_at: Date | null;
  readonly sending_at: Date | null;
  readonly unknown_at: Date | null;
}

interface RawWaiting extends Raw {
  readonly quiet_from_minute: number;
  readonly quiet_until_minute: number;
  readonly time_zone: string;
  readonly blocked: boolean;
}

export function isMessageState(text: string): text is MessageState {
  return MESSAGE_STATES.some((known) => known === text);
}

/** Undefined for a row of a kind, channel or state that this version of the program does not know: it is left alone. */
function rowOf(raw: Raw): MessageRow | undefined {
  const channel = CHANNELS.find((known) => known === raw.channel);
  const state = MESSAGE_STATES.find((known) => known === raw.state);
  if (!channel || !state || !isMessageKind(raw.kind)) return undefined;
  return {
    id: raw.id,
    centreId: raw.centre_id,
    visitId: raw.visit_id ?? undefined,
    customerId: raw.customer_id ?? undefined,
    linkId: raw.link_id ?? undefined,
    kind: raw.kind,
    channel,
    recipient: raw.recipient,
    subject: raw.subject ?? undefined,
    text: raw.text,
    sealed: raw.sealed,
    about: raw.about ?? undefined,
    state,
    attempt: raw.attempt,
    sid: raw.sid,
    looks: raw.looks,
    retried: raw.retried_at !== null,
    wasSent: raw.sent_at !== null,
    createdAt: instant(raw.created_at),
    sendAfter: instant(raw.send_after),
    deadlineAt: maybe(raw.deadline_at),
    sendingAt: maybe(raw.sending_at),
    unknownAt: maybe(raw.unknown_at),
  };
}

function maybe(date: Date | null): Instant | undefined {
  return date === null ? undefined : instant(date);
}

/** The message that a job is about; undefined when there is none that could be sent by any channel. */
export async function waitingMessage(id: string): Promise<WaitingMessage | undefined> {
  const [raw] = await db().$queryRaw<RawWaiting[]>`
    select message.*, quiet_from_minute, quiet_until_minute, time_zone,
           exists (select 1 from contact_block
                    where address = any(array[recipient, customer.phone, customer.email]) and lifted_at is null
                      and (source <> 'staff' or address = recipient and contact_block.channel = message.channel)
                  ) as blocked
      from message join centre on centre.id = message.centre_id
      left join customer on customer.centre_id = message.centre_id and customer.id = message.customer_id
     where message.id = ${id}::uuid`;
  const row = raw && rowOf(raw);
  if (!row) return undefined;
  const { quiet_from_minute: fromMinute, quiet_until_minute: untilMinute, time_zone: timeZone } = raw;
  return { ...row, quiet: { fromMinute, untilMinute, timeZone }, blocked: raw.blocked };
}

/** The message, held until the transaction ends. Its visit has to be held before, or not at all. */
export async function heldMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  const [raw] = await tx.$queryRaw<Raw[]>`select * from message where id = ${id}::uuid for no key update`;
  return raw && rowOf(raw);
}

/** Holds the visit, as every change of it does: always before its messages, so that two never wait for each other. */
export async function holdVisit(tx: Tx, { centreId, visitId }: Pick<MessageRow, "centreId" | "visitId">) {
  if (visitId === undefined) return;
  await lockVisit(tx, { centreId, visitId });
}
