// The visits of each car, for what can only be told from two of them: repeats and returns.
import { instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import type { CarVisit } from "./history";

interface Row {
  readonly id: string;
  readonly vehicleId: string;
  readonly requestedAt: Date;
  readonly releasedAt: Date | null;
  readonly repeat: boolean | null;
  readonly repeatOf: string | null;
  readonly flaggedOf: string | null;
  readonly overruled: boolean;
}

/** Of each of these visits, the other visits of its car, whenever they were; visits whose car came once are left out. */
export async function otherVisitsOf(
  tx: Tx,
  { centreId }: { readonly centreId: string },
  visitIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CarVisit[]>> {
  const rows = await tx.$queryRaw<Row[]>`
    with own as (
      select v.id, v.vehicle_id, v.requested_at, count(*) over (partition by v.vehicle_id) as visits
      from visit v
      where v.centre_id = ${centreId}::uuid and v.import_key is null and v.vehicle_id in (
        select a.vehicle_id from visit a where a.centre_id = ${centreId}::uuid and a.id = any(${visitIds}::uuid[]))
    )
    select own.id, own.vehicle_id as "vehicleId", own.requested_at as "requestedAt", told.*
    from own
    left join lateral (
      select max(e.occurred_at) filter (where e.type = 'vehicle.released') as "releasedAt",
        (array_agg((e.payload ->> 'repeatRepair')::boolean order by e.seq desc)
          filter (where e.type = 'history.reviewed'))[1] as repeat,
        (array_agg(e.payload ->> 'repeatOf' order by e.seq desc)
          filter (where e.type = 'history.reviewed'))[1] as "repeatOf",
        max(e.payload ->> 'of') filter (where e.type in ('return.flagged', 'return.overruled')) as "flaggedOf",
        coalesce(bool_or(e.type = 'return.overruled'), false) as overruled
      from event e
      where e.visit_id = own.id
        and e.type in ('vehicle.released', 'history.reviewed', 'return.flagged', 'return.overruled')
    ) told on true
    where own.visits > 1
    order by own.requested_at`;
  const [cars, carOf] = [new Map<string, CarVisit[]>(), new Map<string, string>()];
  for (const { id, vehicleId, requestedAt, releasedAt, repeat, repeatOf, flaggedOf, overruled } of rows) {
    const visit: CarVisit = {
      id,
      requestedAt: instant(requestedAt),
      releasedAt: releasedAt ? instant(releasedAt) : undefined,
      read: repeat === null ? undefined : { repeat, of: repeatOf ?? undefined },
      ...(flaggedOf === null ? {} : { flagged: { of: flaggedOf, overruled } }),
    };
    carOf.set(id, vehicleId);
    const known = cars.get(vehicleId);
    if (known) known.push(visit);
    else cars.set(vehicleId, [visit]);
  }
  const others = (id: string) => (cars.get(carOf.get(id) ?? "") ?? []).filter((visit) => visit.id !== id);
  return new Map(visitIds.filter((id) => carOf.has(id)).map((id) => [id, others(id)]));
}
