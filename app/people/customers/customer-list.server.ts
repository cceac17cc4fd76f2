// The list of a centre's customers and what a search finds among them, each with their cars and latest visit.
import type { Actor } from "~/journey/permissions";
import { db, Prisma } from "~/platform/db/db.server";
import { plateKey } from "~/journey/plate";
import { searchPatterns, type SearchPatterns } from "../search/patterns";

/** Rows on a page of the list. */
export const CUSTOMERS_PER_PAGE = 25;
/** A page further on is a search that should say more. */
export const LAST_PAGE = 400;

export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly vehicles: readonly { id: string; plate: string; make: string; model: string }[];
  /** Their latest request, whatever became of it. */
  readonly lastVisit?: { id: string; number: number; stage: string; status: string; requestedAt: number };
}

function nameMatches(patterns: SearchPatterns): Prisma.Sql {
  const words = patterns.name.map(
    (spellings) =>
      Prisma.sql`(${Prisma.join(
        spellings.map((pattern) => Prisma.sql`c.name ilike ${pattern}`),
        " or ",
      )})`,
  );
  return Prisma.sql`(${Prisma.join(words, " and ")})`;
}

/** The condition on a customer `c`, by name or telephone number. */
export function customerMatches(patterns: SearchPatterns): Prisma.Sql {
  const name = nameMatches(patterns);
  return patterns.phone === undefined ? name : Prisma.sql`(${name} or c.phone like ${patterns.phone})`;
}

/** The condition on a vehicle `v`, by plate or VIN; undefined when the text can be neither. */
export function vehicleMatches(patterns: SearchPatterns): Prisma.Sql | undefined {
  const ways = [
    ...(patterns.plate === undefined ? [] : [Prisma.sql`v.plate_key like ${patterns.plate}`]),
    ...(patterns.vin === undefined ? [] : [Prisma.sql`v.vin ilike ${patterns.vin}`]),
  ];
  return ways.length === 0 ? undefined : Prisma.sql`(${Prisma.join(ways, " or ")})`;
}

/** Who the text may mean: by name, number, or by a car of theirs. In the order of names. */
export function matchingCustomers(
  actor: Pick<Actor, "centreId">,
  typed: string,
  limit: number,
  offset: number,
): Prisma.Sql {
  const patterns = searchPatterns(typed, plateKey);
  const vehicle = vehicleMatches(patterns);
  const byVehicle = vehicle
    ? Prisma.sql`
      union
      select c.id, c.name, c.phone from vehicle v
      join customer c on c.centre_id = v.centre_id and c.id = v.owner_id
      where v.centre_id = ${actor.centreId}::uuid and ${vehicle}`
    : Prisma.empty;
  return Prisma.sql`
    ${customersLike(actor, patterns)}
    ${byVehicle}
    order by name, id limit ${limit} offset ${offset}`;
}

/** Customers by name or number. What was merged is found by its name and number too, and is the record that was kept. */
export function customersLike({ centreId }: Pick<Actor, "centreId">, patterns: SearchPatterns): Prisma.Sql {
  const matches = customerMatches(patterns);
  return Prisma.sql`
    select c.id, c.name, c.phone from customer c
    where c.centre_id = ${centreId}::uuid and c.merged_into_id is null and ${matches}
    union
    select k.id, k.name, k.phone from customer c
    join customer k on k.centre_id = c.centre_id and k.id = c.merged_into_id
    where c.centre_id = ${centreId}::uuid and c.merged_into_id is not null and ${matches}`;
}

type Found = { id: string; name: string; phone: string };

async function found(actor: Actor, typed: string, page: number): Promise<readonly Found[]> {
  const [take, skip] = [CUSTOMERS_PER_PAGE + 1, (page - 1) * CUSTOMERS_PER_PAGE];
  if (typed.trim() !== "") return db().$queryRaw<Found[]>(matchingCustomers(actor, typed, take, skip));
  return db().customer.findMany({
    where: { centreId: actor.centreId, mergedIntoId: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, name: true, phone: true },
    take,
    skip,
  });
}

interface LastVisit {
  readonly customerId: string;
  readonly id: string;
  readonly number: number;
  readonly stage: string;
  readonly status: string;
  readonly requestedAt: Date;
}

/** The latest visit of each: one step down the index per customer. */
export function lastVisitsOf(actor: Pick<Actor, "centreId">, customerIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select v.customer_id as "customerId", v.id, v.number, v.stage, v.status, v.requested_at as "requestedAt"
    from unnest(${customerIds}::uuid[]) as wanted(id)
    cross join lateral (
      select * from visit
      where centre_id = ${actor.centreId}::uuid and customer_id = wanted.id
      order by requested_at desc limit 1
    ) v`;
}

/** The cars and the latest visit of customers that were found; two queries, however many they are. */
export async function withCarsAndVisit(actor: Actor, customers: readonly Found[]): Promise<CustomerRow[]> {
  const ids = customers.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [vehicles, visits] = await Promise.all([
    db().vehicle.findMany({
      where: { centreId: actor.centreId, ownerId: { in: ids } },
      select: { id: true, ownerId: true, plate: true, make: true, model: true },
      orderBy: { createdAt: "desc" },
      take: 500,
    }),
    db().$queryRaw<LastVisit[]>(lastVisitsOf(actor, ids)),
  ]);
  const latest = new Map(visits.map((visit) => [visit.customerId, visit]));
  return customers.map(({ id, name, phone }) => {
    const visit = latest.get(id);
    return {
      id,
      name,
      phone,
      vehicles: vehicles
        .filter((vehicle) => vehicle.ownerId === id)
        .map(({ ownerId: _owner, ...car }) => car),
      ...(visit
        ? {
            lastVisit: {
              id: visit.id,
              number: visit.number,
              stage: visit.stage,
              status: visit.status,
              requestedAt: visit.requestedAt.getTime(),
            },
          }
        : {}),
    };
  });
}

/** A page of the centre's customers: those that the text means, or the newest. Pages count from 1. */
export async function listCustomers(
  actor: Actor,
  typed: string,
  page: number,
): Promise<{ readonly customers: readonly CustomerRow[]; readonly more: boolean }> {
  const rows = await found(actor, typed, page);
  const customers = await withCarsAndVisit(actor, rows.slice(0, CUSTOMERS_PER_PAGE));
  return { customers, more: rows.length > CUSTOMERS_PER_PAGE && page < LAST_PAGE };
}
