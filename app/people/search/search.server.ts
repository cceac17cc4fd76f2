// The search of the page's head: customers, vehicles and visits that the text may mean.
import type { Actor } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import { paths } from "~/paths";
import { db, Prisma } from "~/platform/db/db.server";
import {
  customersLike,
  vehicleMatches,
  withCarsAndVisit,
  type CustomerRow,
} from "../customers/customer-list.server";
import { searchPatterns, type SearchPatterns } from "./patterns";

/** Results of a kind that are shown; beyond them the text should say more. */
export const SHOWN = 20;

export interface VehicleHit {
  readonly id: string;
  readonly plate: string;
  readonly vin: string | null;
  readonly make: string;
  readonly model: string;
  readonly ownerName: string;
}

export interface VisitHit {
  readonly id: string;
  readonly number: number;
  readonly stage: string;
  readonly status: string;
  readonly plate: string;
  readonly customerName: string;
}

export interface SearchResults {
  readonly customers: readonly CustomerRow[];
  readonly vehicles: readonly VehicleHit[];
  readonly visits: readonly VisitHit[];
  /** More were found than are shown. */
  readonly more: boolean;
}

const NOTHING: SearchResults = { customers: [], vehicles: [], visits: [], more: false };

export function customersQuery(actor: Pick<Actor, "centreId">, patterns: SearchPatterns): Prisma.Sql {
  return Prisma.sql`
    ${customersLike(actor, patterns)}
    order by name, id limit ${SHOWN + 1}`;
}

export function vehiclesQuery({ centreId }: Pick<Actor, "centreId">, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select v.id, v.plate, v.vin, v.make, v.model, c.name as "ownerName" from vehicle v
    join customer c on c.centre_id = v.centre_id and c.id = v.owner_id
    where v.centre_id = ${centreId}::uuid and ${condition}
    order by v.plate, v.id limit ${SHOWN + 1}`;
}

async function visitsNumbered(actor: Actor, number: number | undefined): Promise<readonly VisitHit[]> {
  if (number === undefined) return [];
  const rows = await db().visit.findMany({
    where: { centreId: actor.centreId, number },
    select: {
      id: true,
      number: true,
      stage: true,
      status: true,
      vehicle: { select: { plate: true } },
      customer: { select: { name: true } },
    },
  });
  return rows.map(({ vehicle, customer, ...row }) => ({
    ...row,
    plate: vehicle.plate,
    customerName: customer.name,
  }));
}

export async function search(actor: Actor, typed: string): Promise<SearchResults> {
  const patterns = searchPatterns(typed, plateKey);
  if (patterns.name.length === 0) return NOTHING;
  const vehicleCondition = vehicleMatches(patterns);
  const [customers, vehicles, visits] = await Promise.all([
    db().$queryRaw<{ id: string; name: string; phone: string }[]>(customersQuery(actor, patterns)),
    vehicleCondition ? db().$queryRaw<VehicleHit[]>(vehiclesQuery(actor, vehicleCondition)) : [],
    visitsNumbered(actor, patterns.visitNumber),
  ]);
  return {
    customers: await withCarsAndVisit(actor, customers.slice(0, SHOWN)),
    vehicles: vehicles.slice(0, SHOWN),
    visits,
    more: customers.length > SHOWN || vehicles.length > SHOWN,
  };
}

/** The page of the only result, when there is one and no other. */
export function onlyResult({ customers, vehicles, visits, more }: SearchResults): string | undefined {
  if (more) return undefined;
  const ways = [
    ...customers.map(({ id }) => paths.customer(id)),
    ...vehicles.map(({ id }) => paths.vehicle(id)),
    ...visits.map(({ id }) => paths.visit(id)),
  ];
  return ways.length === 1 ? ways[0] : undefined;
}
