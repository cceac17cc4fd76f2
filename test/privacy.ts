// What has to stay of a customer who was forgotten.
import { db } from "~/platform/db/db.server";

/** The invoices of a visit as rows; amounts as text. */
export async function invoicesOf(visitId: string): Promise<readonly string[]> {
  const rows = await db().$queryRaw<{ row: string }[]>`
    select i::text as row from invoice i where visit_id = ${visitId}::uuid order by id`;
  return rows.map(({ row }) => row);
}
