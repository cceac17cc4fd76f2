// The row of a conversation: what was written to and fro with one number by one channel.
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "~/platform/db/db.server";
import type { InboundChannel } from "./inbound-fields";

export interface Talk {
  readonly id: string;
  readonly unansweredSince: Date | null;
}

export interface TalkWith {
  readonly centreId: string;
  /** E.164 */
  readonly phone: string;
  readonly channel: InboundChannel;
  readonly customerId: string | undefined;
}

/** The conversation with the number, begun when there is none, and held until the transaction ends. */
export async function conversationWith(
  tx: Tx,
  { centreId, phone, channel, customerId }: TalkWith,
  now: Date,
): Promise<Talk> {
  const [talk] = await tx.$queryRaw<Talk[]>`
    insert into conversation (id, centre_id, phone, channel, customer_id, last_at)
    values (${uuidv7()}::uuid, ${centreId}::uuid, ${phone}, ${channel}, ${customerId ?? null}::uuid, ${now}::timestamptz)
    on conflict (centre_id, phone, channel) do update
       set last_at = greatest(conversation.last_at, excluded.last_at),
           customer_id = coalesce(excluded.customer_id, conversation.customer_id)
    returning id, unanswered_since as "unansweredSince"`;
  if (!talk) throw new Error("a conversation that was just made is not there");
  return talk;
}
