// The history of customers and vehicles: their visits with the work that was done and the work that was put off.
import type { Actor } from "~/journey/permissions";
import { instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";
import { deferredLines, type DeferredLine } from "./deferred-work";

/** Visits that a history shows at most, the newest first. */
export const HISTORY_LENGTH = 50;

export interface PastVisit {
  readonly id: string;
  readonly number: number;
  readonly stage: string;
  readonly status: string;
  readonly complaint: string;
  readonly requestedAt: number;
  readonly appointmentAt?: number;
  readonly arrivedAt?: number;
  /** When the car was given back; undefined while it was not. */
  readonly releasedAt?: number;
  readonly vehicle: {
    readonly id: string;
    readonly plate: string;
    readonly make: string;
    readonly model: string;
  };
  readonly jobs: readonly { readonly id: string; readonly title: string; readonly state: string }[];
  readonly deferred: readonly DeferredLine[];
}

const COLUMNS = {
  id: true,
  number: true,
  stage: true,
  status: true,
  complaint: true,
  requestedAt: true,
  appointmentAt: true,
  arrivedAt: true,
  stageEnteredAt: true,
  vehicle: { select: { id: true, plate: true, make: true, model: true } },
  jobs: { select: { id: true, title: true, state: true }, orderBy: { position: "asc" } },
} as const;

async function deferredByVisit(tx: Tx, centreId: string, visitIds: readonly string[]) {
  if (visitIds.length === 0) return new Map<string, readonly DeferredLine[]>();
  const rows = await tx.event.findMany({
    where: {
      centreId,
      visitId: { in: [...visitIds] },
      type: { in: ["approval.requested", "approval.decided"] },
    },
    orderBy: { seq: "asc" },
    select: { ...EVENT_COLUMNS, visitId: true },
  });
  const eventsOf = (visitId: string) => rows.filter((row) => row.visitId === visitId).map(eventFromRow);
  return new Map(visitIds.map((id) => [id, deferredLines(eventsOf(id))]));
}

/**
 * Visits of a customer, of a vehicle, or of a vehicle as far as it was this customer's. The newest first.
 * @param except a visit to leave out: the one that is being looked at
 */
export async function pastVisits(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  whose: { readonly customerId?: string; readonly vehicleId?: string },
  except?: string,
): Promise<readonly PastVisit[]> {
  const rows = await tx.visit.findMany({
    where: { centreId, ...whose, ...(except === undefined ? {} : { id: { not: except } }) },
    orderBy: { requestedAt: "desc" },
    select: COLUMNS,
    take: HISTORY_LENGTH,
  });
  const deferred = await deferredByVisit(
    tx,
    centreId,
    rows.map(({ id }) => id),
  );
  return rows.map(({ appointmentAt, arrivedAt, stageEnteredAt, requestedAt, ...row }) => ({
    ...row,
    requestedAt: requestedAt.getTime(),
    deferred: deferred.get(row.id) ?? [],
    ...(appointmentAt ? { appointmentAt: appointmentAt.getTime() } : {}),
    ...(arrivedAt ? { arrivedAt: arrivedAt.getTime() } : {}),
    // The car is given back when follow-up begins.
    ...(row.stage === "follow-up" ? { releasedAt: stageEnteredAt.getTime() } : {}),
  }));
}

/** How many visits of the vehicle were other people's: the car has changed hands, their visits stay theirs. */
export function visitsOfOthers(
  actor: Pick<Actor, "centreId">,
  vehicleId: string,
  ownerId: string,
): Promise<number> {
  return db().visit.count({ where: { centreId: actor.centreId, vehicleId, customerId: { not: ownerId } } });
}

/**
 * The reading of the odometer before a visit, in the centre's distance unit. While the visit has no reading of its own this is the
 * vehicle's; a correction is judged against the visits before.
 */
export async function mileageBefore(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  visit: { readonly id: string; readonly vehicleId: string; readonly hasReading: boolean },
): Promise<number | undefined> {
  if (!visit.hasReading) {
    const vehicle = await tx.vehicle.findFirst({
      where: { id: visit.vehicleId, centreId },
      select: { mileage: true },
    });
    return vehicle?.mileage ?? undefined;
  }
  const earlier = await tx.visit.findMany({
    where: { centreId, vehicleId: visit.vehicleId, id: { not: visit.id }, arrivedAt: { not: null } },
    orderBy: { requestedAt: "desc" },
    select: { id: true },
    take: HISTORY_LENGTH,
  });
  const walkarounds = await tx.event.findMany({
    where: { centreId, visitId: { in: earlier.map(({ id }) => id) }, type: "walkaround.completed" },
    orderBy: { occurredAt: "desc" },
    select: EVENT_COLUMNS,
    take: 1,
  });
  const last = walkarounds.map(eventFromRow)[0];
  return last?.type === "walkaround.completed" ? last.payload.mileage : undefined;
}

/** The visit after which the car was given back last; undefined when it never was. */
export function lastRelease(visits: readonly PastVisit[]): PastVisit | undefined {
  return visits
    .filter((visit) => visit.releasedAt !== undefined)
    .sort((a, b) => instant(b.releasedAt ?? 0) - instant(a.releasedAt ?? 0))[0];
}
