// Customers of a centre: one of them, by id or telephone number, and changing them.
import type { Actor, Language } from "~/journey/permissions";
import { asPreference, type Preference } from "~/messages/decide";
import { asStaffLanguage } from "~/people/staff/roles";
import { db, type Tx } from "~/platform/db/db.server";
import { withSecondLook } from "../second-look.server";

export interface CustomerFacts {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email?: string;
  readonly language: Language;
  readonly smsConsent: boolean;
  readonly preferredChannel: Preference;
  readonly createdAt: number;
  /** The record that stands for this customer now; only where this one was merged into it. */
  readonly mergedIntoId?: string;
  /** When they were forgotten on request: nothing of the record can be changed any more. */
  readonly erasedAt?: number;
}

interface CustomerColumns {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly language: string;
  readonly smsConsent: boolean;
  readonly preferredChannel: string;
  readonly createdAt: Date;
  readonly mergedIntoId: string | null;
  readonly erasedAt: Date | null;
}

function facts(row: CustomerColumns): CustomerFacts {
  return {
    id: row.id,
    name: row.name,
    phone: row.phone,
    language: asStaffLanguage(row.language),
    smsConsent: row.smsConsent,
    preferredChannel: asPreference(row.preferredChannel),
    createdAt: row.createdAt.getTime(),
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.mergedIntoId === null ? {} : { mergedIntoId: row.mergedIntoId }),
    ...(row.erasedAt === null ? {} : { erasedAt: row.erasedAt.getTime() }),
  };
}

/** @returns undefined when this centre has no such customer */
export async function getCustomer(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  id: string,
): Promise<CustomerFacts | undefined> {
  const row = await tx.customer.findFirst({ where: { id, centreId } });
  return row ? facts(row) : undefined;
}

/**
 * Who has this number; the number of a record that was merged finds the one that it was merged into.
 * @param phone E.164
 */
export async function findByPhone(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  phone: string,
): Promise<CustomerFacts | undefined> {
  const row = await tx.customer.findUnique({
    where: { centreId_phone: { centreId, phone } },
    include: { mergedInto: true },
  });
  return row ? facts(row.mergedInto ?? row) : undefined;
}

export type CustomerChange = Pick<CustomerFacts, "name" | "phone" | "language" | "smsConsent"> & {
  readonly email: string | undefined;
  /** Left out: as it was. */
  readonly preferredChannel?: Preference | undefined;
};

export type Changed =
  | { readonly kind: "changed" }
  | { readonly kind: "not-found" }
  /** Somebody has changed this customer since the page was opened. */
  | { readonly kind: "stale" }
  | { readonly kind: "phone-taken"; readonly by: { id: string; name: string } };

/** What stands on the page, in a word: two people who change one customer at once are told so. */
export function customerMark(customer: CustomerChange | CustomerFacts): string {
  const { name, phone, email, language, smsConsent, preferredChannel } = customer;
  return JSON.stringify([name, phone, email ?? "", language, smsConsent, preferredChannel]);
}

async function changeIn(
  tx: Tx,
  actor: Actor,
  id: string,
  change: CustomerChange,
  seen: string,
): Promise<Changed> {
  await tx.$queryRaw`
    select 1 from customer where id = ${id}::uuid and centre_id = ${actor.centreId}::uuid for update`;
  const before = await getCustomer(tx, actor, id);
  if (!before || before.erasedAt !== undefined) return { kind: "not-found" };
  const preferredChannel = change.preferredChannel ?? before.preferredChannel;
  // The same form sent twice finds its own work done.
  if (customerMark(before) === customerMark({ ...change, preferredChannel })) return { kind: "changed" };
  if (customerMark(before) !== seen) return { kind: "stale" };
  const taken = { centreId_phone: { centreId: actor.centreId, phone: change.phone } };
  const holder = await tx.customer.findUnique({ where: taken, select: { id: true, name: true } });
  if (holder && holder.id !== id) return { kind: "phone-taken", by: holder };
  const { email, ...rest } = change;
  await tx.customer.update({ where: { id }, data: { ...rest, preferredChannel, email: email ?? null } });
  return { kind: "changed" };
}

/** @param seen the mark of the page that the change was made on */
export function changeCustomer(
  actor: Actor,
  id: string,
  change: CustomerChange,
  seen: string,
): Promise<Changed> {
  return withSecondLook(() => db().$transaction((tx) => changeIn(tx, actor, id, change, seen)));
}
