// Whether a customer was forgotten, when and by whom.
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { namesOf } from "~/visits/page.server";

export interface ErasureTold {
  readonly at: number;
  readonly by: string;
}

/** @returns undefined while the customer is known */
export async function erasureOf(actor: Actor, customerId: string): Promise<ErasureTold | undefined> {
  const row = await db().erasure.findUnique({
    where: { centreId_customerId: { centreId: actor.centreId, customerId } },
    select: { startedAt: true, byStaffId: true },
  });
  if (!row) return undefined;
  const names = await namesOf(actor, [row.byStaffId]);
  return { at: row.startedAt.getTime(), by: names[row.byStaffId] ?? "" };
}
