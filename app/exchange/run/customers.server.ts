// Customers from a file: known by their telephone number.
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "~/platform/db/db.server";
import { insertRows } from "~/platform/db/insert-rows.server";
import { readCustomer, type CustomerRow } from "../rows/customer-row";
import { allWell, type Importer, type Read, type Work } from "./work";

interface Known {
  readonly id: string;
  readonly phone: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly smsConsent: boolean;
  readonly merged: boolean;
}

async function knownCustomers(tx: Tx, centreId: string, phones: readonly string[]) {
  const rows = await tx.$queryRaw<Known[]>`
    select id, phone, name, email, language, sms_consent as "smsConsent", merged_into_id is not null as merged
    from customer where centre_id = ${centreId}::uuid and phone = any(${phones}::text[])`;
  return new Map(rows.map((row) => [row.phone, row]));
}

/** A record that was merged into another one is left as it is. */
function differs(known: Known, row: CustomerRow): boolean {
  if (known.merged) return false;
  return (
    known.name !== row.name ||
    (row.email !== undefined && known.email !== row.email) ||
    (row.language !== undefined && known.language !== row.language) ||
    (row.smsConsent !== undefined && known.smsConsent !== row.smsConsent)
  );
}

async function change(tx: Tx, centreId: string, rows: readonly CustomerRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update customer c set name = said.name, email = coalesce(said.email, c.email),
      language = coalesce(said.language, c.language), sms_consent = coalesce(said."smsConsent", c.sms_consent)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as said(phone text, name text, email text, language text, "smsConsent" boolean)
    where c.centre_id = ${centreId}::uuid and c.phone = said.phone`;
}

/** @param people new customers; who was made by somebody else at this very moment stays as that */
export function insertCustomers(
  { tx, centreId, reading }: Work,
  people: readonly (Omit<CustomerRow, "email"> & { readonly email?: string; readonly id?: string })[],
): Promise<number> {
  const rows = people.map(({ id, phone, name, email, language, smsConsent }) => ({
    id: id ?? uuidv7(),
    centreId,
    phone,
    name,
    email: email ?? null,
    language: language ?? reading.language,
    smsConsent: smsConsent ?? false,
    createdAt: new Date(reading.now).toISOString(),
  }));
  return insertRows(tx, "customer", rows, { skipKnown: true });
}

export function customerImporter(work: Work): Importer<CustomerRow> {
  const { tx, centreId, counts } = work;
  return {
    read: readCustomer,
    keyOf: ({ phone }) => phone,
    async take(batch: readonly Read<CustomerRow>[]) {
      const phones = batch.map(({ row }) => row.phone);
      const known = await knownCustomers(tx, centreId, phones);
      const fresh = batch.filter(({ row }) => !known.has(row.phone)).map(({ row }) => row);
      const other = batch.flatMap(({ row }) => {
        const present = known.get(row.phone);
        return present && differs(present, row) ? [row] : [];
      });
      counts.added += fresh.length;
      counts.changed += other.length;
      counts.known += batch.length - fresh.length - other.length;
      if (!work.writes() || !allWell(batch)) return;
      await insertCustomers(work, fresh);
      if (work.update) await change(tx, centreId, other);
    },
  };
}
