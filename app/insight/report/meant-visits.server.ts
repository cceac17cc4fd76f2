// Which visits of a period fit what was chosen: service, advisor, mechanic, make.
import type { Span } from "~/journey/working-time";
import { Prisma, type Tx } from "~/platform/db/db.server";
import type { ReportFilters } from "./report-facts";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

function person(column: Prisma.Sql, id: string | undefined): readonly Prisma.Sql[] {
  if (id === undefined) return [];
  return [UUID.test(id) ? Prisma.sql`${column} = ${id}::uuid` : Prisma.sql`false`];
}

/** Conditions on a visit `v` and its car `c`. Services are looked up in the request itself: a visit may be newer than its record. */
export function fitting({ service, advisorId, mechanicId, make }: ReportFilters): Prisma.Sql {
  const conditions = [
    ...person(Prisma.sql`v.advisor_id`, advisorId),
    ...person(Prisma.sql`v.mechanic_id`, mechanicId),
    ...(make === undefined ? [] : [Prisma.sql`lower(c.make) = lower(${make})`]),
    ...(service === undefined
      ? []
      : [
          Prisma.sql`exists (
            select 1 from event e where e.visit_id = v.id and e.seq = 1
              and e.payload -> 'services' @> ${JSON.stringify([{ skill: service }])}::jsonb)`,
        ]),
  ];
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " and ");
}

/** Numbers of the visits that were under way in the period and fit, by centre. */
export async function meantVisits(
  tx: Tx,
  centreIds: readonly string[],
  { start, end }: Span,
  filters: ReportFilters,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const rows = await tx.$queryRaw<{ centreId: string; numbers: number[] }[]>`
    select v.centre_id as "centreId", array_agg(v.number) as numbers
    from visit v join vehicle c on c.id = v.vehicle_id
    where v.centre_id = any(${centreIds}::uuid[]) and v.requested_at < ${new Date(end)}
      and (v.ended_at is null or v.ended_at > ${new Date(start)}) and ${fitting(filters)}
    group by v.centre_id`;
  return new Map(rows.map(({ centreId, numbers }) => [centreId, new Set(numbers)]));
}
