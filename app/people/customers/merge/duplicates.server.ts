// Records that may be the same customer's as one that is looked at, and the merges it has been through.
import type { Actor } from "~/journey/permissions";
import { db, Prisma } from "~/platform/db/db.server";
import { likeness, type Reason } from "./likeness";
import { Moved } from "./merge.server";

export interface LikelyDuplicate {
  readonly id: string;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly reasons: readonly Reason[];
}

/** Names nearer than this are looked at again by the program's own rules. */
const NEAR = "0.5";
const CANDIDATES = 60;
const SHOWN = 5;

interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly car: boolean;
}

/** By car: who owns a car that this customer has brought, and who has brought one that this customer owns. */
function byCar(centreId: string, id: string): Prisma.Sql {
  return Prisma.sql`
    select v.owner_id from visit b join vehicle v on v.centre_id = b.centre_id and v.id = b.vehicle_id
    where b.centre_id = ${centreId}::uuid and b.customer_id = ${id}::uuid
    union
    select b.customer_id from vehicle v join visit b on b.centre_id = v.centre_id and b.vehicle_id = v.id
    where v.centre_id = ${centreId}::uuid and v.owner_id = ${id}::uuid`;
}

/** Candidates by name: the nearest, those whose number begins or ends alike first. */
function byName(centreId: string, { name, phone }: { name: string; phone: string }): Prisma.Sql {
  const half = Math.ceil(phone.length / 2);
  return Prisma.sql`
    select id from customer
    where centre_id = ${centreId}::uuid and merged_into_id is null and name_skeleton(name) % name_skeleton(${name})
    order by left(phone, ${half}) = ${phone.slice(0, half)} or right(phone, 5) = ${phone.slice(-5)} desc,
      similarity(name_skeleton(name), name_skeleton(${name})) desc, id
    limit ${CANDIDATES}`;
}

export function candidatesQuery(
  centreId: string,
  { id, name, phone, email }: { id: string; name: string; phone: string; email: string | null },
): Prisma.Sql {
  return Prisma.sql`
    with cars as materialized (${byCar(centreId, id)}),
    near as materialized (${byName(centreId, { name, phone })})
    select c.id, c.name, c.phone, c.email, c.id in (select owner_id from cars) as car
    from customer c
    where c.centre_id = ${centreId}::uuid and c.merged_into_id is null and c.id <> ${id}::uuid and c.id in (
      select owner_id from cars union select id from near
      union select e.id from customer e
      where e.centre_id = ${centreId}::uuid and lower(e.email) = lower(${email ?? null}::text)
    )
    order by c.id limit ${CANDIDATES * 2}`;
}

const STRENGTH: Readonly<Record<Reason, number>> = {
  "same-email": 4,
  "same-name": 3,
  "name-transliterated": 3,
  "similar-phone": 2,
  "shared-car": 1,
};

const strength = (reasons: readonly Reason[]) => reasons.reduce((sum, reason) => sum + STRENGTH[reason], 0);

/** The likeliest few, with why. */
export async function likelyDuplicates(
  { centreId }: Pick<Actor, "centreId">,
  customerId: string,
): Promise<readonly LikelyDuplicate[]> {
  const own = await db().customer.findFirst({ where: { id: customerId, centreId } });
  if (!own) return [];
  const found = await db().$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('pg_trgm.similarity_threshold', ${NEAR}, true)`;
    return tx.$queryRaw<Candidate[]>(candidatesQuery(centreId, own));
  });
  return found
    .map(({ id, name, phone, email, car }) => ({
      id,
      name,
      phone,
      reasons: likeness(own, { name, phone, email }, car),
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => strength(b.reasons) - strength(a.reasons) || a.name.localeCompare(b.name))
    .slice(0, SHOWN);
}

/** A merge that a customer has been through. */
export interface PastMerge {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly kept: { readonly id: string; readonly name: string };
  readonly merged: { readonly id: string; readonly name: string; readonly phone: string };
  readonly undoneAt?: number;
  /** What an undo left with the kept record because it had changed since. */
  readonly stayed?: { readonly vehicles: number; readonly visits: number };
}

const MERGES_SHOWN = 10;

async function namesOfRecords(centreId: string, ids: readonly string[]) {
  const rows = await db().customer.findMany({
    where: { centreId, id: { in: [...ids] } },
    select: { id: true, name: true, phone: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The latest merges in which this record was kept, and those from which it came back. */
export async function mergesOf({ centreId }: Actor, customerId: string): Promise<readonly PastMerge[]> {
  const rows = await db().customerMerge.findMany({
    where: { centreId, OR: [{ keptId: customerId }, { mergedId: customerId, undoneAt: { not: null } }] },
    orderBy: { mergedAt: "desc" },
    take: MERGES_SHOWN,
  });
  const records = await namesOfRecords(
    centreId,
    rows.flatMap(({ keptId, mergedId }) => [keptId, mergedId]),
  );
  const people = await db().staff.findMany({
    where: { id: { in: rows.map(({ mergedBy }) => mergedBy) } },
    select: { id: true, name: true },
  });
  return rows.flatMap(({ id, keptId, mergedId, mergedAt, mergedBy, undoneAt, moved }) => {
    const [kept, merged] = [records.get(keptId), records.get(mergedId)];
    if (!kept || !merged) return [];
    const stayed = Moved.parse(moved).stayed;
    return [
      {
        id,
        kept,
        merged,
        at: mergedAt.getTime(),
        by: people.find((person) => person.id === mergedBy)?.name ?? "",
        ...(undoneAt ? { undoneAt: undoneAt.getTime() } : {}),
        ...(stayed ? { stayed: { vehicles: stayed.vehicles.length, visits: stayed.visits.length } } : {}),
      },
    ];
  });
}
