// The plan of some days: every kept place with its visit, how full the days are, and the requests without a place.
import { levelsOf } from "~/capacity/levels.server";
import { needOf, type Transport } from "~/capacity/need";
import type { Payload } from "~/journey/events";
import type { Levels } from "~/capacity/offers";
import type { Roster } from "~/capacity/roster";
import { counterKey } from "~/capacity/counters";
import { workshopOf } from "~/capacity/workshop.server";
import { daysBetween } from "~/capacity/workshop";
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { Stage } from "~/journey/stages";
import { db } from "~/platform/db/db.server";
import type { Days } from "./calendar-view";
import type { DayLoad, Job, JobVisit, Unplaced } from "./job";

/** More places than any centre fills in six weeks; what is beyond it is said, not shown. */
export const MOST_JOBS = 5_000;
const MOST_UNPLACED = 100;
/** The longest time that one place reaches over. */
const LONGEST_DAYS = 40;

export interface CalendarData {
  readonly roster: Roster;
  readonly jobs: readonly Job[];
  /** Whether there are more than are shown. */
  readonly cut: boolean;
  readonly levels: Levels;
  readonly loads: readonly DayLoad[];
  readonly unplaced: readonly Unplaced[];
}

type Asked = Payload<"request.received">;

interface VisitColumns {
  readonly visitId: string;
  readonly version: number;
  readonly stage: Stage;
  readonly status: string;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly customer: string;
  readonly services: Asked["services"];
  readonly transport: Transport;
  readonly channel: Asked["channel"];
}

interface PlaceColumns {
  readonly id: string;
  readonly receptionAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly bayId: string;
  readonly mechanicId: string;
  readonly bay: string;
  readonly mechanic: string;
  readonly minutes: number;
}

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };
type JobRow = PlaceColumns & Nullable<VisitColumns>;

function hasVisit(row: Nullable<VisitColumns>): row is VisitColumns {
  return row.visitId !== null;
}

function visitOf(row: VisitColumns, minutes?: number): JobVisit {
  const { visitId, version, stage, status, plate, make, model, customer, services, transport, channel } = row;
  return {
    id: visitId,
    version,
    stage,
    open: status === "open",
    plate,
    car: `${make} ${model}`,
    customer,
    what: services[0]?.title ?? "",
    need: needOf(services, { transport, channel }, minutes),
  };
}

function jobOf(row: JobRow): Job {
  const { id, bayId, mechanicId, bay, mechanic, minutes } = row;
  return {
    id,
    bayId,
    mechanicId,
    bay,
    mechanic,
    minutes,
    receptionAt: instant(row.receptionAt),
    startsAt: instant(row.startsAt),
    endsAt: instant(row.endsAt),
    ...(hasVisit(row) ? { visit: visitOf(row, minutes) } : {}),
  };
}

/** Places that touch the time, by their beginning. One query, at most one more than are shown. */
function jobRows(centreId: string, from: Date, to: Date): Promise<JobRow[]> {
  const earliest = new Date(from.getTime() - LONGEST_DAYS * 86_400_000);
  return db().$queryRaw<JobRow[]>`
    select r.id, r.reception_at as "receptionAt", r.starts_at as "startsAt", r.ends_at as "endsAt",
      r.bay_id as "bayId", r.mechanic_id as "mechanicId", b.name as bay, m.name as mechanic,
      coalesce(u.minutes, ceil(extract(epoch from r.ends_at - r.starts_at) / 60))::int as minutes,
      v.id as "visitId", v.version, v.stage, v.status, c.plate, c.make, c.model, p.name as customer,
      e.payload->'services' as services, e.payload->>'transport' as transport, e.payload->>'channel' as channel
    from reservation r
    join bay b on b.centre_id = r.centre_id and b.id = r.bay_id
    join staff m on m.id = r.mechanic_id
    left join lateral (
      select sum(amount)::int as minutes from reservation_use
       where reservation_id = r.id and kind = 'labour' and name = 'all'
    ) u on true
    left join visit v on v.centre_id = r.centre_id and v.id = r.visit_id
    left join vehicle c on c.centre_id = v.centre_id and c.id = v.vehicle_id
    left join customer p on p.centre_id = v.centre_id and p.id = v.customer_id
    left join event e on e.visit_id = v.id and e.seq = 1
    where r.centre_id = ${centreId}::uuid
      and r.starts_at < ${to} and r.starts_at > ${earliest} and r.ends_at > ${from}
      and (r.held_until is null or r.held_until > now())
    order by r.starts_at, r.id
    limit ${MOST_JOBS + 1}`;
}

type UnplacedRow = VisitColumns & {
  readonly requestedAt: Date;
  readonly firstChoiceAt: string | null;
  readonly appointmentAt: Date | null;
};

/** Open requests for which no place is kept, the oldest first. */
async function unplacedOf(centreId: string): Promise<readonly Unplaced[]> {
  const rows = await db().$queryRaw<UnplacedRow[]>`
    select v.id as "visitId", v.version, v.stage, v.status, c.plate, c.make, c.model, p.name as customer,
      e.payload->'services' as services, e.payload->>'transport' as transport, e.payload->>'channel' as channel,
      v.requested_at as "requestedAt", e.payload->>'firstChoiceAt' as "firstChoiceAt",
      v.appointment_at as "appointmentAt"
    from visit v
    join vehicle c on c.centre_id = v.centre_id and c.id = v.vehicle_id
    join customer p on p.centre_id = v.centre_id and p.id = v.customer_id
    join event e on e.visit_id = v.id and e.seq = 1
    where v.centre_id = ${centreId}::uuid and v.status = 'open' and v.stage in ('booking', 'preparation')
      and not exists (select 1 from reservation r where r.centre_id = v.centre_id and r.visit_id = v.id)
    order by v.appointment_at nulls first, v.requested_at, v.id
    limit ${MOST_UNPLACED}`;
  return rows.map((row) => ({
    visit: visitOf(row),
    requestedAt: instant(row.requestedAt),
    ...(row.firstChoiceAt === null ? {} : { firstChoiceAt: instant(row.firstChoiceAt) }),
    ...(row.appointmentAt === null ? {} : { appointmentAt: instant(row.appointmentAt) }),
  }));
}

/** Everything that the calendar shows of the actor's centre on these days. */
export async function calendarData(
  actor: Pick<Actor, "centreId">,
  { first, last }: Days,
): Promise<CalendarData> {
  const shop = await workshopOf(db(), actor);
  const { calendar } = shop;
  const days = daysBetween(first, last);
  const [from, to] = [new Date(calendar.dayStart(first)), new Date(calendar.dayStart(last + 1))];
  const [rows, levels, unplaced] = await Promise.all([
    jobRows(actor.centreId, from, to),
    levelsOf(db(), shop, days),
    unplacedOf(actor.centreId),
  ]);
  const loads = days.map((day): DayLoad => {
    const used = levels.get(counterKey({ kind: "labour", day, name: "all" }))?.used ?? 0;
    return { day, bookedMinutes: used, capacityMinutes: shop.labour(day, "all") };
  });
  return {
    roster: shop.roster,
    jobs: rows.slice(0, MOST_JOBS).map(jobOf),
    cut: rows.length > MOST_JOBS,
    levels,
    loads,
    unplaced,
  };
}
