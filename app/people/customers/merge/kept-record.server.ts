// Which record stands for a customer: their own, or the one that it was merged into.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";

export interface RecordRow {
  readonly id: string;
  readonly mergedIntoId: string | null;
}

/** Locks these records in one order, so that two merges never wait for each other. */
export async function lockRecords(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  ids: readonly string[],
): Promise<readonly RecordRow[]> {
  return tx.$queryRaw<RecordRow[]>`
    select id, merged_into_id as "mergedIntoId" from customer
    where centre_id = ${centreId}::uuid and id = any(${ids}::uuid[])
    order by id for update`;
}

/**
 * The record that stands for this telephone number, held until the transaction ends so that no merge takes it away meanwhile.
 * @param phone E.164
 * @returns its id; undefined when the number is nobody's
 */
export async function holdByPhone(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  phone: string,
): Promise<string | undefined> {
  const [own] = await tx.$queryRaw<RecordRow[]>`
    select id, merged_into_id as "mergedIntoId" from customer
    where centre_id = ${centreId}::uuid and phone = ${phone} for no key update`;
  if (!own?.mergedIntoId) return own?.id;
  const [kept] = await tx.$queryRaw<RecordRow[]>`
    select id, merged_into_id as "mergedIntoId" from customer
    where centre_id = ${centreId}::uuid and id = ${own.mergedIntoId}::uuid for no key update`;
  // Merged at this very moment: its own merge has pointed our record on.
  return kept?.mergedIntoId ?? kept?.id;
}
