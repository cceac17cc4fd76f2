// Work orders on the database: the facts of today, what was signed, and keeping it when it is signed.
import { appendEvidence, type Kept } from "~/approvals/evidence.server";
import { contentHash } from "~/approvals/chain";
import { foldVisit } from "~/journey/fold";
import type { JourneyEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";
import { workOrderOf, type OrderSignature, type Particulars, type WorkOrder } from "./work-order";
import { titlesIn } from "./catalogue-titles.server";

/** SHA-256 of the order's canonical text, hex: what `order.signed` carries and the paper shows. */
export function workOrderHash(order: WorkOrder): string {
  return contentHash(order);
}

/**
 * The order as it stands, in the customer's language: the catalogue's work by its name there, free lines as they were
 * written. This is what is shown, hashed and signed.
 */
export async function orderAsItStands(tx: Tx, visit: Visit, particulars: Particulars): Promise<WorkOrder> {
  return workOrderOf(visit, particulars, await titlesIn(tx, visit.centreId, particulars.language));
}

/** The visit as it was when the order was signed for the last time; as it is while it was not. */
export function atSigning(visit: Visit, events: readonly JourneyEvent[]): Visit {
  const last = events.findLastIndex(({ type }) => type === "order.signed");
  return (last >= 0 && foldVisit(visit, events.slice(0, last + 1))) || visit;
}

/**
 * Keeps what was signed as evidence, in the transaction that records `order.signed` (call it late: the chain of the
 * centre is locked from here). The event carries the same hash: `workOrderHash(order)`.
 * @throws a unique violation when this visit's order was kept in this version before
 */
export async function keepSignedOrder(
  tx: Tx,
  centreId: string,
  { order, signature, now }: SignedNow,
): Promise<Kept> {
  const { visitId } = order;
  const kept = await tx.auditRecord.count({ where: { centreId, visitId, kind: "order" } });
  const content = { order, hash: workOrderHash(order), signature };
  const evidence = { centreId, visitId, kind: "order", subjectId: visitId, version: kept + 1 } as const;
  return appendEvidence(tx, { ...evidence, content, now });
}

interface SignedNow {
  readonly order: WorkOrder;
  readonly signature: OrderSignature;
  readonly now: Instant;
}
