// Makes a month of a centre anew, as a whole, from the records of its visits.
import { workshopOf } from "~/capacity/workshop.server";
import { instant, MINUTE } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { latestRouteMapVersion, routeMap } from "~/visits/route-maps.server";
import { stageLimits } from "../centre/centre-report.server";
import { columnsToBytes } from "./columns";
import { PAIR_LIMITS } from "./limits";
import { PACK_LAYOUT, packMonth, type MonthPack } from "./month-pack";
import { monthRoster, type Crew } from "./month-roster";
import { MonthRollup, type Limits } from "./month-rollup";
import { firstDayOf, monthOf } from "./months";
import { rollupToBytes } from "./rollup-bytes";
import type { VisitRecord } from "./visit-record";

/** The limits that a centre's waits and stays are compared with now. */
export async function limitsFor(
  tx: Tx,
  centreId: string,
): Promise<{ readonly limits: Limits; readonly mapVersion: number }> {
  const mapVersion = await latestRouteMapVersion(tx, centreId);
  const minutes = stageLimits(await routeMap(tx, centreId, mapVersion));
  return {
    limits: { pairs: PAIR_LIMITS, stages: STAGES.map((stage) => minutes[stage] * MINUTE) },
    mapVersion,
  };
}

async function crewOf(tx: Tx, centreId: string): Promise<Crew> {
  const inRole = (role: string) =>
    tx.staff.count({ where: { active: true, roles: { some: { centreId, role } } } });
  return {
    advisor: await inRole("advisor"),
    inspector: await inRole("inspector"),
    bay: await tx.bay.count({ where: { centreId, active: true } }),
  };
}

/** What all months of a centre are made with. */
export interface MonthBasis {
  readonly centreId: string;
  readonly calendar: WorkingCalendar;
  readonly limits: Limits;
  readonly mapVersion: number;
  readonly crew: Crew;
  readonly workshop: Awaited<ReturnType<typeof workshopOf>>;
}

export async function monthBasis(tx: Tx, centreId: string, calendar: WorkingCalendar): Promise<MonthBasis> {
  const { limits, mapVersion } = await limitsFor(tx, centreId);
  const [crew, workshop] = [await crewOf(tx, centreId), await workshopOf(tx, { centreId })];
  return { centreId, calendar, limits, mapVersion, crew, workshop };
}

/** The columns and the sums of a month. */
export function monthOfPack(pack: MonthPack, { limits, calendar }: Pick<MonthBasis, "limits" | "calendar">) {
  const first = firstDayOf(pack.month);
  const rollup = new MonthRollup(first, firstDayOf(pack.month + 1) - first);
  rollup.take(pack, limits, calendar, 1);
  return { pack: columnsToBytes(PACK_LAYOUT, pack.columns), rollup: rollupToBytes(rollup) };
}

/**
 * The whole month in place of what was there. The same visits make the same month, however often and in whatever order they came.
 * The caller holds the centre's lock.
 */
export async function buildMonth(tx: Tx, basis: MonthBasis, number: number): Promise<void> {
  const { centreId, calendar, workshop, mapVersion } = basis;
  const month = monthOf(number, calendar);
  const [start, end] = [new Date(month.start), new Date(month.end)];
  const visits = await tx.$queryRaw<{ number: number; record: VisitRecord }[]>`
    select number, record from ledger_visit
    where centre_id = ${centreId}::uuid and settled and began_at < ${end} and (ended_at is null or ended_at >= ${start})
    order by number`;
  const pack = packMonth(month, visits, (at) => calendar.dayIndex(instant(at)));
  const bytes = monthOfPack(pack, basis);
  const roster = JSON.stringify(monthRoster(number, workshop, calendar, basis.crew));
  const planVersion = workshop.roster.version;
  await tx.$executeRaw`
    insert into ledger_month (centre_id, month, revision, plan_version, map_version, roster, pack, rollup)
    values (${centreId}::uuid, ${number}, nextval('ledger_revision'), ${planVersion}, ${mapVersion}, ${roster}::json,
      ${bytes.pack}, ${bytes.rollup})
    on conflict (centre_id, month) do update set revision = excluded.revision, plan_version = excluded.plan_version,
      map_version = excluded.map_version, roster = excluded.roster, pack = excluded.pack, rollup = excluded.rollup`;
}
