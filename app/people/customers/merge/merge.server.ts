// Making one record of two that are one customer's, in one transaction with everything that belongs to them.
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { replaceCustomer } from "~/visits/customer-replacement.server";
import { authorOf } from "~/visits/store.server";
import { firstSending } from "~/visits/submissions.server";
import { lockRecords } from "./kept-record.server";

const ids = z.array(z.uuid());

/** What changed hands, and what an undo could not bring back. */
export const Moved = z.object({
  vehicles: ids,
  visits: ids,
  messages: ids,
  /** Records that had been merged into the one that went. */
  records: ids,
  /** The e-mail that the kept record took over. */
  email: z.string().optional(),
  stayed: z.object({ vehicles: ids, visits: ids }).optional(),
});
export type Moved = z.infer<typeof Moved>;

export type Merged =
  | { readonly kind: "merged"; readonly keptId: string }
  | { readonly kind: "not-found" }
  | { readonly kind: "same-record" }
  /** One of the two is part of another record already. */
  | { readonly kind: "merged-already"; readonly keptId: string };

async function movedVehicles(tx: Tx, { centreId }: Actor, from: string, to: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update vehicle set owner_id = ${to}::uuid
    where centre_id = ${centreId}::uuid and owner_id = ${from}::uuid returning id`;
  return rows.map(({ id }) => id);
}

async function movedMessages(tx: Tx, { centreId }: Actor, from: string, to: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update message set customer_id = ${to}::uuid
    where centre_id = ${centreId}::uuid and customer_id = ${from}::uuid returning id`;
  return rows.map(({ id }) => id);
}

/** Whatever was merged into the record that goes is part of the kept one now: no chain is longer than one step. */
async function movedRecords(tx: Tx, { centreId }: Actor, from: string, to: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update customer set merged_into_id = ${to}::uuid
    where centre_id = ${centreId}::uuid and merged_into_id = ${from}::uuid returning id`;
  return rows.map(({ id }) => id);
}

async function takenEmail(tx: Tx, from: string, to: string): Promise<Pick<Moved, "email">> {
  const rows = await tx.customer.findMany({
    where: { id: { in: [from, to] } },
    select: { id: true, email: true },
  });
  const emailOf = (id: string) => rows.find((row) => row.id === id)?.email ?? undefined;
  const email = emailOf(from);
  if (email === undefined || emailOf(to) !== undefined) return {};
  await tx.customer.update({ where: { id: to }, data: { email } });
  return { email };
}

async function merge(
  tx: Tx,
  actor: Actor,
  keptId: string,
  mergedId: string,
  submissionId: string,
): Promise<Merged> {
  const rows = await lockRecords(tx, actor, [keptId, mergedId]);
  if (rows.length < 2) return { kind: "not-found" };
  const part = rows.find(({ mergedIntoId }) => mergedIntoId !== null);
  if (part?.id === mergedId && part.mergedIntoId === keptId) return { kind: "merged", keptId };
  if (part?.mergedIntoId) return { kind: "merged-already", keptId: part.mergedIntoId };
  // A form that comes once more after its merge was undone does not merge again.
  if (!(await firstSending(tx, actor, submissionId))) return { kind: "merged", keptId };
  const { centreId, staffId } = actor;
  const moved: Moved = {
    vehicles: await movedVehicles(tx, actor, mergedId, keptId),
    visits: [...(await replaceCustomer(tx, authorOf(actor), { from: mergedId, to: keptId }))],
    messages: await movedMessages(tx, actor, mergedId, keptId),
    records: await movedRecords(tx, actor, mergedId, keptId),
    ...(await takenEmail(tx, mergedId, keptId)),
  };
  await tx.customer.update({ where: { id: mergedId }, data: { mergedIntoId: keptId } });
  await tx.customerMerge.create({
    data: { id: uuidv7(), centreId, keptId, mergedId, moved, mergedBy: staffId },
  });
  return { kind: "merged", keptId };
}

/**
 * Makes two records one: cars, visits and messages of one go to the other, whose number and name stay. The number of the
 * record that goes finds the kept one from then on.
 * @param submissionId the same one again changes nothing
 */
export async function mergeCustomers(
  actor: Actor,
  { keptId, mergedId }: { readonly keptId: string; readonly mergedId: string },
  submissionId: string,
): Promise<Merged> {
  if (keptId === mergedId) return { kind: "same-record" };
  return inTransaction((tx) => merge(tx, actor, keptId, mergedId, submissionId));
}
