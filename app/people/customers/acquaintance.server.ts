// What the desk should know of customers while their telephone number is being typed, for a few of them in a few queries.
import type { Actor } from "~/journey/permissions";
import { db, Prisma, type Tx } from "~/platform/db/db.server";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";
import { deferredLines, stillDeferred, type DeferredLine } from "../vehicles/deferred-work";
import { behindPrefix } from "./phone-prefix";
import { standingOf, STANDING_EVENTS } from "./standing";

/** Customers that are shown while a number is typed. */
export const MOST_SHOWN = 5;
/** With so many that begin alike the order by their last visit is not worth its price. */
const MOST_ORDERED = 1_000;
/** Visits that are looked at of each, the latest. */
const VISITS_KNOWN = 20;
const TITLES_SHOWN = 3;

export interface Acquaintance {
  readonly id: string;
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly cars: readonly string[];
  readonly openVisits: readonly OpenVisitOfCustomer[];
  /** Visits that have ended, and when the last of all was asked for. */
  readonly past: number;
  readonly lastVisit?: { readonly at: number; readonly complaint: string };
  readonly deferred: { readonly count: number; readonly titles: readonly string[] };
  /** Sum of what is still to be paid, minor units. */
  readonly unpaidMinor: number;
  readonly openComplaints: number;
}

export interface OpenVisitOfCustomer {
  readonly id: string;
  readonly number: number;
  readonly stage: string;
  readonly plate: string;
  readonly appointmentAt?: number;
}

/**
 * Customers whose number, or that of a record merged into theirs, begins like this; those who were here last come first.
 * @param prefixes "+3538712": each of at least six signs
 */
export function byPrefixQuery(centreId: string, prefixes: readonly string[]): Prisma.Sql {
  const ranges = prefixes.map(
    (prefix) => Prisma.sql`(c.phone >= ${prefix} and c.phone < ${behindPrefix(prefix)})`,
  );
  return Prisma.sql`
    with near as materialized (
      select coalesce(c.merged_into_id, c.id) as id from customer c
      where c.centre_id = ${centreId}::uuid and (${Prisma.join(ranges, " or ")})
      limit ${MOST_ORDERED}
    )
    select n.id from (select distinct id from near) n
    left join lateral (
      select v.requested_at from visit v
      where v.centre_id = ${centreId}::uuid and v.customer_id = n.id
      order by v.requested_at desc limit 1
    ) last on true
    order by last.requested_at desc nulls last, n.id
    limit ${MOST_SHOWN + 1}`;
}

const VISIT_COLUMNS = {
  id: true,
  number: true,
  stage: true,
  status: true,
  complaint: true,
  requestedAt: true,
  appointmentAt: true,
  customerId: true,
  vehicle: { select: { id: true, plate: true } },
  jobs: { select: { title: true, state: true } },
} as const satisfies Prisma.VisitSelect;

type VisitRow = Prisma.VisitGetPayload<{ select: typeof VISIT_COLUMNS }>;

async function latestVisits(tx: Tx, centreId: string, customerIds: readonly string[]): Promise<VisitRow[]> {
  const each = customerIds.map((customerId) =>
    tx.visit.findMany({
      where: { centreId, customerId },
      orderBy: { requestedAt: "desc" },
      select: VISIT_COLUMNS,
      take: VISITS_KNOWN,
    }),
  );
  return (await Promise.all(each)).flat();
}

interface KnownVisit extends VisitRow {
  readonly deferred: readonly DeferredLine[];
  readonly unpaidMinor: number;
  readonly openComplaints: number;
}

async function withStanding(tx: Tx, centreId: string, visits: readonly VisitRow[]): Promise<KnownVisit[]> {
  const rows = await tx.event.findMany({
    where: {
      centreId,
      visitId: { in: visits.map(({ id }) => id) },
      type: { in: [...STANDING_EVENTS, "approval.requested", "approval.decided"] },
    },
    orderBy: { seq: "asc" },
    select: { ...EVENT_COLUMNS, visitId: true },
  });
  return visits.map((visit) => {
    const events = rows.filter((row) => row.visitId === visit.id).map(eventFromRow);
    return { ...visit, deferred: deferredLines(events), ...standingOf(events) };
  });
}

function openVisit({ id, number, stage, vehicle, appointmentAt }: KnownVisit): OpenVisitOfCustomer {
  return {
    id,
    number,
    stage,
    plate: vehicle.plate,
    ...(appointmentAt ? { appointmentAt: appointmentAt.getTime() } : {}),
  };
}

function told(
  customer: { id: string; name: string; phone: string; vehicles: readonly { plate: string }[] },
  visits: readonly KnownVisit[],
): Acquaintance {
  const open = visits.filter(({ status }) => status === "open");
  const deferred = stillDeferred(visits);
  const last = visits[0];
  return {
    id: customer.id,
    name: customer.name,
    phone: customer.phone,
    cars: customer.vehicles.map(({ plate }) => plate),
    openVisits: open.map(openVisit),
    past: visits.length - open.length,
    deferred: { count: deferred.length, titles: deferred.slice(0, TITLES_SHOWN).map(({ title }) => title) },
    unpaidMinor: visits.reduce((sum, visit) => sum + visit.unpaidMinor, 0),
    openComplaints: visits.reduce((sum, visit) => sum + visit.openComplaints, 0),
    ...(last ? { lastVisit: { at: last.requestedAt.getTime(), complaint: last.complaint } } : {}),
  };
}

/** What is known of these customers, in their order. Ids of another centre are nobody's. */
export async function acquaintances(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  customerIds: readonly string[],
): Promise<readonly Acquaintance[]> {
  if (customerIds.length === 0) return [];
  const [customers, latest] = await Promise.all([
    tx.customer.findMany({
      where: { centreId, id: { in: [...customerIds] } },
      select: {
        id: true,
        name: true,
        phone: true,
        vehicles: { select: { plate: true }, orderBy: { createdAt: "desc" }, take: 3 },
      },
    }),
    latestVisits(tx, centreId, customerIds),
  ]);
  const visits = await withStanding(tx, centreId, latest);
  return customerIds.flatMap((id) => {
    const customer = customers.find((each) => each.id === id);
    return customer
      ? [
          told(
            customer,
            visits.filter(({ customerId }) => customerId === id),
          ),
        ]
      : [];
  });
}

/** Who has a number that begins like this: at most five, and whether there are more. */
export async function knownByPrefix(
  { centreId }: Pick<Actor, "centreId">,
  prefixes: readonly string[],
): Promise<{ readonly people: readonly Acquaintance[]; readonly more: boolean }> {
  if (prefixes.length === 0) return { people: [], more: false };
  const rows = await db().$queryRaw<{ id: string }[]>(byPrefixQuery(centreId, prefixes));
  const ids = rows.slice(0, MOST_SHOWN).map(({ id }) => id);
  return { people: await acquaintances(db(), { centreId }, ids), more: rows.length > MOST_SHOWN };
}
