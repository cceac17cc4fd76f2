// Addresses of a customer that must not be written to: which there are, and a colleague's own.
import { z } from "zod/v4";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";

export interface Block {
  readonly address: string;
  readonly since: number;
  /** Who said so: the customer by a word, the carrier, a colleague. */
  readonly source: "word" | "carrier" | "staff";
}

interface Addresses {
  readonly phone: string;
  readonly email?: string;
}

/** An objection stands for each address once, however many channels lead to it. */
export async function blocksOf({ phone, email }: Addresses): Promise<readonly Block[]> {
  const rows = await db().contactBlock.findMany({
    where: { address: { in: [phone, ...(email === undefined ? [] : [email])] }, liftedAt: null },
    orderBy: { since: "asc" },
  });
  const found = new Map<string, Block>();
  for (const { address, since, source } of rows) {
    const known = found.get(address);
    // The customer's own word counts for more than a colleague's note.
    if (known && known.source !== "staff") continue;
    const by = source === "word" || source === "carrier" ? source : "staff";
    found.set(address, { address, since: since.getTime(), source: by });
  }
  return [...found.values()];
}

export const BlockChange = z.object({
  address: z.enum(["phone", "email"]),
  blocked: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
});
export type BlockChange = z.output<typeof BlockChange>;

/**
 * Blocks an address of a customer, or lifts what a colleague blocked. The same twice is once. What the customer said
 * themselves only they lift, by START: a carrier would go on refusing.
 * @returns false when this centre has no such customer, or they have no such address
 */
export async function changeBlock(
  { centreId }: Pick<Actor, "centreId">,
  customerId: string,
  { address: which, blocked }: BlockChange,
  now: Date,
): Promise<boolean> {
  const customer = await db().customer.findFirst({ where: { id: customerId, centreId } });
  const address = which === "phone" ? customer?.phone : customer?.email;
  if (address === undefined || address === null) return false;
  const channels = which === "phone" ? ["sms", "whatsapp"] : ["email"];
  if (!blocked) {
    await db().contactBlock.updateMany({
      where: { address, source: "staff", liftedAt: null },
      data: { liftedAt: now },
    });
    return true;
  }
  await db().$executeRaw`
    insert into contact_block (address, channel, since, source)
    select ${address}, channel, ${now}::timestamptz, 'staff' from unnest(${channels}::text[]) as channel
    on conflict (address, channel) do update
       set since = excluded.since, source = excluded.source, lifted_at = null
     where contact_block.lifted_at is not null`;
  return true;
}
