// Work orders on the database: the facts of today, what was signed, and keeping it when it is signed.
import { appendEvidence, type Kept } from "~/approvals/evidence.server";
import { contentHash } from "~/approvals/chain";
import { foldVisit } from "~/journey/fold";
import type { JourneyEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import type { Tx } from "~/platform/db/db.server";
import { loadVisit } from "~/visits/store.server";
import { workOrderOf, type OrderSignature, type Particulars, type WorkOrder } from "./work-order";

/** SHA-256 of the order's canonical text, hex: what `order.signed` carries and the paper shows. */
export function workOrderHash(order: WorkOrder): string {
  return contentHash(order);
}

/**
 * What an order says beside the visit's facts, as of now: the centre, the customer, the car.
 * @returns undefined when this centre has no such visit
 */
export async function orderParticulars(
  tx: Tx,
  centreId: string,
  visitId: string,
): Promise<Particulars | undefined> {
  const row = await tx.visit.findFirst({
    where: { id: visitId, centreId },
    select: {
      centre: {
        select: {
          name: true,
          address: true,
          phone: true,
          timeZone: true,
          currency: true,
          distanceUnit: true,
          taxBasisPoints: true,
        },
      },
      customer: { select: { name: true, phone: true, language: true } },
      vehicle: { select: { plate: true, make: true, model: true, year: true, vin: true } },
    },
  });
  if (!row) return undefined;
  const { taxBasisPoints, distanceUnit, ...centre } = row.centre;
  const { language, ...customer } = row.customer;
  const { year, vin, ...car } = row.vehicle;
  return {
    language: asLanguage(language) ?? FALLBACK_LANGUAGE,
    centre: { ...centre, distanceUnit: distanceUnit === "mi" ? "mi" : "km" },
    taxBasisPoints,
    customer,
    vehicle: { ...car, ...(year === null ? {} : { year }), ...(vin === null ? {} : { vin }) },
  };
}

/**
 * The work order of a visit as it stands now: what would be signed at this moment. Within the transaction that signs,
 * `workOrderOf(visit, particulars)` gives the same for a visit whose facts are not written yet.
 * @returns undefined when this centre has no such visit
 */
export async function workOrderFacts(
  tx: Tx,
  centreId: string,
  visitId: string,
): Promise<WorkOrder | undefined> {
  const particulars = await orderParticulars(tx, centreId, visitId);
  const loaded = particulars && (await loadVisit(tx, centreId, visitId));
  return loaded && workOrderOf(loaded.visit, particulars);
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
