// A centre with a year of visits that were lived through the program's own rules, and the same centre ten times as busy.
import { db } from "~/platform/db/db.server";
import { seedDemo } from "../../prisma/seed";

/** Of both demo centres: the one in Dublin gets some 3,000 of them, in a year. */
const REQUESTS = 6_500;

/** @returns the id of the centre */
export async function aYearOfVisits(now: Date, say: (line: string) => void): Promise<string> {
  const log = (line: string) => say(`  ${line}`);
  await seedDemo({ visits: REQUESTS, password: "only for measuring", now, log });
  return (await db().centre.findFirstOrThrow({ where: { publicSlug: "dublin" } })).id;
}

/** Every visit of the centre so many times more, each of another car, with the same facts. */
export async function timesAsMany(centreId: string, times: number): Promise<void> {
  await db().$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe("set local session_replication_role = replica");
      for (let copy = 1; copy < times; copy += 1) {
        const other = String(copy);
        await tx.$executeRaw`
          insert into vehicle select (jsonb_populate_record(v, jsonb_build_object(
            'id', md5(v.id::text || ${other})::uuid, 'plate', substr(md5(v.id::text || ${other}), 1, 12),
            'plate_key', upper(substr(md5(v.id::text || ${other}), 1, 12)), 'vin', null))).*
          from vehicle v where v.centre_id = ${centreId}::uuid and v.plate !~ '^[0-9a-f]{12}$'`;
        await tx.$executeRaw`
          insert into visit select (jsonb_populate_record(v, jsonb_build_object(
            'id', md5(v.id::text || ${other})::uuid, 'number', v.number + ${copy} * 100000,
            'vehicle_id', md5(v.vehicle_id::text || ${other})::uuid))).*
          from visit v where v.centre_id = ${centreId}::uuid and v.number < 100000`;
        await tx.$executeRaw`
          insert into event select (jsonb_populate_record(e, jsonb_build_object(
            'id', md5(e.id::text || ${other})::uuid, 'visit_id', md5(e.visit_id::text || ${other})::uuid))).*
          from event e join visit v on v.id = e.visit_id
          where v.centre_id = ${centreId}::uuid and v.number < 100000`;
      }
      await tx.$executeRaw`
        insert into ledger_mark (centre_id, visit_id) select centre_id, id from visit where number >= 100000`;
    },
    { timeout: 1_800_000 },
  );
  await db().$executeRawUnsafe("analyze");
}
