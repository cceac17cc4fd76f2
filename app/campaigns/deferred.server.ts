// Work that was declined and not done since, of many cars at once.
import type { Tx } from "~/platform/db/db.server";
import { deferredLines, stillDeferred, type DeferredLine } from "~/people/vehicles/deferred-work";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";

interface Owned {
  readonly vehicleId: string;
  readonly customerId: string;
}

/** A line, and the visit in which it was declined. */
export interface DeferredOfVisit extends DeferredLine {
  readonly visitId: string;
}

const CARS_AT_ONCE = 500;

async function ofSome(tx: Tx, centreId: string, cars: readonly Owned[]) {
  const owners = new Map(cars.map(({ vehicleId, customerId }) => [vehicleId, customerId]));
  const visits = await tx.visit.findMany({
    where: { centreId, vehicleId: { in: [...owners.keys()] } },
    orderBy: { requestedAt: "desc" },
    select: {
      id: true,
      vehicleId: true,
      customerId: true,
      jobs: { select: { title: true, state: true } },
      events: {
        where: { type: { in: ["approval.requested", "approval.decided"] } },
        orderBy: { seq: "asc" },
        select: EVENT_COLUMNS,
      },
    },
  });
  const known = visits.map(({ vehicleId, customerId, events, ...visit }) => ({
    ...visit,
    vehicle: { id: vehicleId },
    // What an earlier owner declined is not this one's; what was done to the car counts whoever had it then.
    deferred: owners.get(vehicleId) === customerId ? deferredLines(events.map(eventFromRow)) : [],
  }));
  return stillDeferred(known).map(({ visit, ...line }) => ({
    vehicleId: visit.vehicle.id,
    line: { ...line, visitId: visit.id },
  }));
}

/** The lines of each car, the newest visit first; cars without any are not there. */
export async function deferredOf(
  tx: Tx,
  centreId: string,
  cars: readonly Owned[],
): Promise<ReadonlyMap<string, readonly DeferredOfVisit[]>> {
  const found = new Map<string, DeferredOfVisit[]>();
  for (let at = 0; at < cars.length; at += CARS_AT_ONCE) {
    for (const { vehicleId, line } of await ofSome(tx, centreId, cars.slice(at, at + CARS_AT_ONCE)))
      found.set(vehicleId, [...(found.get(vehicleId) ?? []), line]);
  }
  return found;
}
