// Whose number it is that wrote, and which visit it most likely writes about.
import type { Tx } from "~/platform/db/db.server";

export interface Writer {
  readonly id: string;
  readonly name: string;
}

/** The customer of the number; of a record that was merged, the one that stands for it. */
export async function customerOf(tx: Tx, centreId: string, phone: string): Promise<Writer | undefined> {
  const [found] = await tx.$queryRaw<Writer[]>`
    select kept.id, kept.name
      from customer own
      join customer kept on kept.centre_id = own.centre_id and kept.id = coalesce(own.merged_into_id, own.id)
     where own.centre_id = ${centreId}::uuid and own.phone = ${phone}`;
  return found;
}

/**
 * The open visit that we wrote to the number about last; else the one whose car is here; else the one whose appointment is
 * nearest; else the latest.
 */
export async function visitOf(
  tx: Tx,
  centreId: string,
  { customerId, phone, now }: { readonly customerId: string; readonly phone: string; readonly now: Date },
): Promise<string | undefined> {
  const [found] = await tx.$queryRaw<{ readonly id: string }[]>`
    select v.id
      from visit v
     where v.centre_id = ${centreId}::uuid and v.customer_id = ${customerId}::uuid and v.status = 'open'
     order by coalesce(v.id = (
                select m.visit_id from message m
                 where m.centre_id = v.centre_id and m.recipient = ${phone} and m.visit_id is not null
                   and m.state in ('sending', 'unknown', 'sent', 'delivered')
                 order by m.created_at desc limit 1), false) desc,
              v.arrived_at is not null desc,
              abs(extract(epoch from v.appointment_at - ${now}::timestamptz)) nulls last,
              v.requested_at desc
     limit 1`;
  return found?.id;
}
