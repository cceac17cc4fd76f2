// The lock under which a visit changes. Taken before the rows about it, such as its money and its messages: whoever does it the
// other way round waits for ever.
import type { Tx } from "~/platform/db/db.server";

interface OfCentre {
  readonly centreId: string;
  readonly visitId: string;
}

/**
 * Until the transaction ends. Rows that only point at the visit, such as a task for it, may be made meanwhile.
 * @returns false when the centre has no such visit
 */
export async function lockVisit(tx: Tx, { centreId, visitId }: OfCentre): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from visit where id = ${visitId}::uuid and centre_id = ${centreId}::uuid for no key update`;
  return rows.length === 1;
}
