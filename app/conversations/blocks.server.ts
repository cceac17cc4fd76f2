// Telephones that must not be written to, because whoever has them said so.
import type { Tx } from "~/platform/db/db.server";

/** One telephone, however a text would come to it: who says stop means all of them. */
const TELEPHONE = ["sms", "whatsapp"] as const;

export async function isBlocked(tx: Tx, phone: string): Promise<boolean> {
  return (
    (await tx.contactBlock.count({
      where: { address: phone, channel: { in: [...TELEPHONE] }, liftedAt: null },
    })) > 0
  );
}

/** An objection that stands already keeps its date. */
export async function block(tx: Tx, phone: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    insert into contact_block (address, channel, since, source)
    select ${phone}, channel, ${now}::timestamptz, 'word' from unnest(${[...TELEPHONE]}::text[]) as channel
    on conflict (address, channel) do update
       set since = excluded.since, source = excluded.source, lifted_at = null
     where contact_block.lifted_at is not null`;
}

/** Whoever else had blocked it: the person's own word counts. */
export async function lift(tx: Tx, phone: string, now: Date): Promise<void> {
  await tx.contactBlock.updateMany({
    where: { address: phone, channel: { in: [...TELEPHONE] }, liftedAt: null },
    data: { liftedAt: now },
  });
}
