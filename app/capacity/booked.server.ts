// The reservations that count today or later, with their visits: what a change of the roster is measured against.
import { z } from "zod";
import { CHANNELS, TRANSPORTS } from "~/journey/events";
import { instant, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import type { Use } from "./counters";
import type { Booked } from "./displaced";
import { counterOf, LONGEST } from "./levels.server";
import { needOf } from "./need";
import { isSkill, type BayKind, type Skill } from "./skills";

/** What people need to know of a visit whose place is in question. */
export interface BookedVisit {
  readonly id: string;
  readonly number: number;
  readonly plate: string;
  readonly customer: string;
}

export interface BookedPlace extends Booked {
  /** None while a customer is still booking online. */
  readonly visit?: BookedVisit;
  readonly mechanic: string;
  readonly bay: string;
}

interface Row {
  readonly id: string;
  readonly bay_id: string;
  readonly bay: string;
  readonly mechanic_id: string;
  readonly mechanic: string;
  readonly reception_at: Date;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly created_at: Date;
  readonly visit_id: string | null;
  readonly number: number | null;
  readonly arrived: boolean;
  readonly settled: boolean;
  readonly plate: string | null;
  readonly customer: string | null;
  readonly request: unknown;
  readonly uses: readonly { kind: string; date: string; name: string; amount: number }[] | null;
}

const Requested = z.object({
  channel: z.enum(CHANNELS),
  transport: z.enum(TRANSPORTS),
  services: z.array(
    z.object({
      labourMinutes: z.number(),
      skill: z.string().optional(),
      bayKind: z.string().optional(),
    }),
  ),
});

/**
 * Everything that is booked or kept at the centre and ends after a moment.
 * @param from the beginning of the centre's day: what was earlier that day still counts in the day's sums
 */
export async function bookedSince(tx: Tx, centreId: string, from: Instant): Promise<readonly BookedPlace[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select r.id, r.bay_id, b.name as bay, r.mechanic_id, s.name as mechanic, r.reception_at, r.starts_at, r.ends_at,
           r.created_at, r.visit_id, v.number, v.arrived_at is not null as arrived,
           v.id is not null and (v.status <> 'open' or v.stage in ('quality', 'handover', 'follow-up')) as settled,
           car.plate, c.name as customer, e.payload as request,
           (select jsonb_agg(jsonb_build_object(
              'kind', u.kind, 'date', u.local_date::text, 'name', u.name, 'amount', u.amount))
              from reservation_use u where u.reservation_id = r.id) as uses
      from reservation r
      join bay b on b.centre_id = r.centre_id and b.id = r.bay_id
      join staff s on s.id = r.mechanic_id
      left join visit v on v.centre_id = r.centre_id and v.id = r.visit_id
      left join customer c on c.centre_id = v.centre_id and c.id = v.customer_id
      left join vehicle car on car.centre_id = v.centre_id and car.id = v.vehicle_id
      left join event e on e.visit_id = v.id and e.seq = 1
     where r.centre_id = ${centreId}::uuid
       and r.ends_at > ${new Date(from)} and r.starts_at > ${new Date(plus(from, -LONGEST))}
       and (r.held_until is null or r.held_until > now())
     order by r.reception_at, r.id`;
  return rows.map(placeOf);
}

function placeOf(row: Row): BookedPlace {
  const uses = (row.uses ?? []).flatMap((use): Use[] => {
    const key = counterOf(use);
    return key ? [{ ...key, amount: use.amount }] : [];
  });
  return {
    id: row.id,
    bayId: row.bay_id,
    mechanicId: row.mechanic_id,
    bay: row.bay,
    mechanic: row.mechanic,
    receptionAt: instant(row.reception_at),
    startsAt: instant(row.starts_at),
    endsAt: instant(row.ends_at),
    createdAt: instant(row.created_at),
    arrived: row.arrived,
    settled: row.settled,
    uses,
    ...needs(row.request, uses),
    ...(row.visit_id === null ? {} : { visit: visitOf(row, row.visit_id) }),
  };
}

function visitOf({ number, plate, customer }: Row, id: string): BookedVisit {
  return { id, number: number ?? 0, plate: plate ?? "", customer: customer ?? "" };
}

/** By what was asked for; where nobody has said it yet, by what is counted. */
function needs(request: unknown, uses: readonly Use[]): { skill: Skill; bayKind?: BayKind } {
  const read = Requested.safeParse(request);
  if (read.success) {
    const { skill, bayKind } = needOf(read.data.services, read.data);
    return { skill, ...(bayKind === undefined ? {} : { bayKind }) };
  }
  const [most] = uses
    .filter(({ kind, name }) => kind === "labour" && isSkill(name))
    .sort((a, b) => b.amount - a.amount);
  return { skill: most && isSkill(most.name) ? most.name : "mechanical" };
}
