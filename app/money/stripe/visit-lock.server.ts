// A visit is locked before the rows about its money: whoever does it the other way round waits for ever.
import type { Tx } from "~/platform/db/db.server";

/** Until the transaction ends. Rows that only point at the visit may be made meanwhile. */
export async function lockVisit(tx: Tx, centreId: string, visitId: string): Promise<void> {
  await tx.$queryRaw`
    select 1 from visit where id = ${visitId}::uuid and centre_id = ${centreId}::uuid for no key update`;
}
