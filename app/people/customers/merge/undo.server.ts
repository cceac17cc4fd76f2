// Undoing a merge: exactly what was moved goes back, except what has changed since.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { replaceCustomer } from "~/visits/customer-replacement.server";
import { authorOf } from "~/visits/store.server";
import { lockRecords } from "./kept-record.server";
import { firstSending } from "~/visits/submissions.server";
import { Moved } from "./merge.server";

export type Undone =
  | { readonly kind: "undone"; readonly mergedId: string }
  | { readonly kind: "not-found" }
  /** The kept record has become part of another one since: that comes first. */
  | { readonly kind: "later-merge"; readonly keptId: string };

interface Pair {
  readonly keptId: string;
  readonly mergedId: string;
}

async function vehiclesBack(tx: Tx, { centreId }: Actor, { keptId, mergedId }: Pair, ids: readonly string[]) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update vehicle set owner_id = ${mergedId}::uuid
    where centre_id = ${centreId}::uuid and owner_id = ${keptId}::uuid and id = any(${ids}::uuid[]) returning id`;
  return rows.map(({ id }) => id);
}

async function othersBack(
  tx: Tx,
  { centreId }: Actor,
  { keptId, mergedId }: Pair,
  moved: Moved,
): Promise<void> {
  await tx.$executeRaw`
    update message set customer_id = ${mergedId}::uuid
    where centre_id = ${centreId}::uuid and customer_id = ${keptId}::uuid and id = any(${moved.messages}::uuid[])`;
  await tx.$executeRaw`
    update customer set merged_into_id = ${mergedId}::uuid
    where centre_id = ${centreId}::uuid and merged_into_id = ${keptId}::uuid and id = any(${moved.records}::uuid[])`;
  if (moved.email === undefined) return;
  await tx.customer.updateMany({
    where: { id: keptId, centreId, email: moved.email },
    data: { email: null },
  });
}

const without = (all: readonly string[], gone: readonly string[]) => all.filter((id) => !gone.includes(id));

/** Held, so that a second undo waits for the first and finds its work done. */
async function heldMerge(tx: Tx, { centreId }: Actor, mergeId: string) {
  await tx.$queryRaw`
    select 1 from customer_merge where id = ${mergeId}::uuid and centre_id = ${centreId}::uuid for update`;
  return tx.customerMerge.findFirst({ where: { id: mergeId, centreId } });
}

async function undo(tx: Tx, actor: Actor, mergeId: string, submissionId: string): Promise<Undone> {
  const row = await heldMerge(tx, actor, mergeId);
  if (!row) return { kind: "not-found" };
  const pair: Pair = { keptId: row.keptId, mergedId: row.mergedId };
  if (row.undoneAt) return { kind: "undone", mergedId: row.mergedId };
  const records = await lockRecords(tx, actor, [pair.keptId, pair.mergedId]);
  const kept = records.find(({ id }) => id === pair.keptId);
  if (kept?.mergedIntoId) return { kind: "later-merge", keptId: kept.mergedIntoId };
  await firstSending(tx, actor, submissionId);
  const moved = Moved.parse(row.moved);
  await tx.customer.update({ where: { id: pair.mergedId }, data: { mergedIntoId: null } });
  const vehicles = await vehiclesBack(tx, actor, pair, moved.vehicles);
  const way = { from: pair.keptId, to: pair.mergedId };
  const visits = await replaceCustomer(tx, authorOf(actor), way, moved.visits);
  await othersBack(tx, actor, pair, moved);
  const stayed = { vehicles: without(moved.vehicles, vehicles), visits: without(moved.visits, visits) };
  await tx.customerMerge.update({
    where: { id: mergeId },
    data: { undoneAt: new Date(), undoneBy: actor.staffId, moved: { ...moved, stayed } },
  });
  return { kind: "undone", mergedId: row.mergedId };
}

/**
 * Takes a merge back. What came to the kept record afterwards, and what has changed hands since, stays where it is; the merge says
 * so afterwards.
 * @param submissionId the same one again changes nothing
 */
export function undoMerge(actor: Actor, mergeId: string, submissionId: string): Promise<Undone> {
  return inTransaction((tx) => undo(tx, actor, mergeId, submissionId));
}
