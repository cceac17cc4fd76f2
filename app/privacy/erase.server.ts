// The right to be forgotten: one transaction takes a customer out of everything that a centre keeps; what is counted stays.
import { v7 as uuid } from "uuid";
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { eraseMentions, eraseOwn, type Erasing } from "./erase-records.server";
import { erasedFilesJob } from "./erased-files-job";
import { othersEraser } from "./needles";
import { belongingsOf, type Belongings } from "./whose.server";

/** Why a customer cannot be forgotten yet, or that it is done. */
export type Erased =
  | { readonly kind: "erased" }
  | { readonly kind: "not-found" }
  | { readonly kind: "visits-open"; readonly numbers: readonly number[] }
  | { readonly kind: "money-open"; readonly numbers: readonly number[] };

/** Money that is owed, by the customer or to them, has to be settled first: afterwards nobody could be asked. */
const OWED = ["open", "on-account", "give-back", "advance"];

async function hindrance(tx: Tx, centreId: string, { visitIds }: Belongings): Promise<Erased | undefined> {
  const ids = { in: [...visitIds] };
  const open = await tx.visit.findMany({
    where: { centreId, id: ids, status: "open" },
    select: { number: true },
    orderBy: { number: "asc" },
  });
  if (open.length > 0) return { kind: "visits-open", numbers: open.map(({ number }) => number) };
  const owing = await tx.visitBalance.findMany({
    where: { centreId, visitId: ids, state: { in: OWED } },
    select: { visit: { select: { number: true } } },
    orderBy: { visit: { number: "asc" } },
  });
  if (owing.length > 0) return { kind: "money-open", numbers: owing.map(({ visit }) => visit.number) };
  const disputed = await tx.paymentDispute.findMany({
    where: { centreId, visitId: ids, endedAt: null },
    select: { visit: { select: { number: true } } },
    distinct: ["visitId"],
  });
  if (disputed.length > 0) return { kind: "money-open", numbers: disputed.map(({ visit }) => visit.number) };
  return undefined;
}

/** Nobody books, merges or changes the customer meanwhile. Visits before customers, as everywhere. */
async function lockAll(tx: Tx, centreId: string, customerId: string): Promise<void> {
  await tx.$queryRaw`
    select 1 from visit
    where centre_id = ${centreId}::uuid and customer_id in (
      select id from customer where centre_id = ${centreId}::uuid
        and (id = ${customerId}::uuid or merged_into_id = ${customerId}::uuid))
    order by id for update`;
  await tx.$queryRaw`
    select 1 from customer
    where centre_id = ${centreId}::uuid and (id = ${customerId}::uuid or merged_into_id = ${customerId}::uuid)
    order by id for update`;
}

async function erase(tx: Tx, { centreId, staffId }: Actor, customerId: string, now: Date): Promise<Erased> {
  await lockAll(tx, centreId, customerId);
  const known = await tx.erasure.findUnique({ where: { centreId_customerId: { centreId, customerId } } });
  if (known) return { kind: "erased" };
  const belongings = await belongingsOf(tx, centreId, customerId);
  if (!belongings) return { kind: "not-found" };
  const refused = await hindrance(tx, centreId, belongings);
  if (refused) return refused;
  const id = uuid();
  const { visitIds } = belongings;
  await tx.erasure.create({
    data: {
      id,
      centreId,
      customerId,
      visitIds: [...visitIds],
      startedAt: now,
      byStaffId: staffId,
      counts: {},
    },
  });
  await tx.$executeRaw`select set_config('bayline.erasure', ${id}, true)`;
  const erasing: Erasing = { ...belongings, id, centreId, now };
  const counts = await eraseOwn(tx, erasing);
  await eraseMentions(tx, erasing, othersEraser(belongings.person));
  await tx.erasure.update({ where: { id }, data: { finishedAt: now, counts } });
  await enqueue(tx, erasedFilesJob, { erasureId: id });
  return { kind: "erased" };
}

/**
 * Forgets a customer at the actor's centre. Invoices stay without the name, figures of reports stay as they were. A second
 * time does nothing. Files go in a job after it.
 */
export function eraseCustomer(actor: Actor, customerId: string, now: Date): Promise<Erased> {
  return inTransaction((tx) => erase(tx, actor, customerId, now));
}
