// The desk of the coming days: the cars of a day with everything that has to be ready, in a fixed number of queries.
import { DISPLACED } from "~/capacity/displaced-tasks.server";
import { plus, DAY, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { dateOfDay, dayNumber, type WorkingCalendar } from "~/journey/working-time";
import { db, Prisma } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { deskRows, type DeskVisit } from "./desk-rows.server";
import { SHOWN, type Shown } from "./shown";

export const DESK_PAGE = 20;
/** Open days that the desk looks ahead, today with them. */
const DAYS_AHEAD = 6;

export interface DeskWish {
  /** A local date; tomorrow's cars where it is not one of the days shown. */
  readonly day: string | undefined;
  readonly show: Shown;
  readonly page: number;
}

/** A day with its sums. */
export interface DeskDay {
  readonly date: string;
  readonly at: number;
  readonly visits: number;
  readonly ready: number;
  readonly blocked: number;
}

function openDays(calendar: WorkingCalendar, now: Instant): readonly number[] {
  const days: number[] = [];
  let from = calendar.dayStart(calendar.dayIndex(now));
  while (days.length < DAYS_AHEAD) {
    const open = calendar.nextOpen(from);
    if (open === undefined) break;
    const day = calendar.dayIndex(open);
    days.push(day);
    from = calendar.dayStart(day + 1);
  }
  return days;
}

/** Tomorrow's cars are today's work: the next open day, unless the reader asked for another. */
function chosenDay(days: readonly number[], wanted: string | undefined, today: number): number {
  const asked = days.find((day) => dateOfDay(day) === wanted);
  return asked ?? days.find((day) => day > today) ?? days[0] ?? today;
}

/** As freeLoaners has it: the customer was promised one, and of the centre's loaners none is free in the time of the visit. */
const NO_LOANER = Prisma.sql`(
  exists (select 1 from event e where e.visit_id = v.id and e.seq = 1 and e.payload ->> 'transport' = 'loaner')
  and not exists (select 1 from loan own where own.visit_id = v.id and own.centre_id = v.centre_id)
  and z.loaners <= (
    select count(distinct l.loaner) from loan l
    join visit w on w.centre_id = l.centre_id and w.id = l.visit_id
    where l.centre_id = v.centre_id and l.loaner <= z.loaners
      and l.starts_at < ((coalesce(
        (select r.ends_at from reservation r where r.centre_id = v.centre_id and r.visit_id = v.id), v.appointment_at
      ) at time zone z.time_zone)::date + 1)::timestamp at time zone z.time_zone
      and (l.ends_at > v.appointment_at
        or (w.status = 'open' and w.arrived_at is not null and w.stage <> 'follow-up'))))`;

function isBlocked(today: string) {
  return Prisma.sql`(
    exists (select 1 from visit_part p where p.visit_id = v.id and p.centre_id = v.centre_id and p.state = 'ordered'
      and (p.expected_on > (v.appointment_at at time zone z.time_zone)::date or p.expected_on < ${today}::date))
    or exists (select 1 from task t where t.centre_id = v.centre_id and t.visit_id = v.id
      and t.kind = ${DISPLACED} and t.ended_at is null)
    or ${NO_LOANER})`;
}

function prepared(from: Instant, to: Instant, { centreId }: Actor) {
  return Prisma.sql`v.centre_id = ${centreId}::uuid and v.status = 'open' and v.stage = 'preparation'
    and v.appointment_at >= ${new Date(from)} and v.appointment_at < ${new Date(to)}`;
}

async function dayTotals(
  actor: Actor,
  days: readonly number[],
  calendar: WorkingCalendar,
  today: string,
): Promise<readonly DeskDay[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const within = prepared(calendar.dayStart(first), calendar.dayStart(last + 1), actor);
  const rows = await db().$queryRaw<{ date: string; visits: number; ready: number; blocked: number }[]>`
    select (v.appointment_at at time zone z.time_zone)::date::text as date, count(*)::int as visits,
      (count(*) filter (where v.next_action = 'receive-vehicle' and not ${isBlocked(today)}))::int as ready,
      (count(*) filter (where ${isBlocked(today)}))::int as blocked
    from visit v join centre z on z.id = v.centre_id where ${within} group by 1`;
  const known = new Map(rows.map((row) => [row.date, row]));
  return days.map((day) => {
    const date = dateOfDay(day);
    const { visits = 0, ready = 0, blocked = 0 } = known.get(date) ?? {};
    return { date, at: plus(calendar.dayStart(day), DAY / 2), visits, ready, blocked };
  });
}

async function visitsOf(
  actor: Actor,
  span: { readonly from: Instant; readonly to: Instant },
  { show, page }: DeskWish,
  today: string,
): Promise<readonly DeskVisit[]> {
  const { staffId, roles } = actor;
  const mine = Prisma.sql`and (v.next_owner_id = ${staffId}::uuid
    or (v.next_owner_id is null and v.next_owner_role = any(${[...roles]})))`;
  const only = { all: Prisma.empty, mine, blocked: Prisma.sql`and ${isBlocked(today)}` }[show];
  return db().$queryRaw<DeskVisit[]>`
    select v.id, v.number, v.appointment_at as "appointmentAt", v.next_action as "nextAction",
      v.next_owner_role as "nextOwnerRole", v.next_due_at as "nextDueAt", s.name as owner,
      c.plate, c.make || ' ' || c.model as car, p.name as customer, p.phone,
      exists (select 1 from task t where t.centre_id = v.centre_id and t.visit_id = v.id
        and t.kind = ${DISPLACED} and t.ended_at is null) as "placeLost",
      count(*) over ()::int as found
    from visit v
    join centre z on z.id = v.centre_id
    join vehicle c on c.centre_id = v.centre_id and c.id = v.vehicle_id
    join customer p on p.centre_id = v.centre_id and p.id = v.customer_id
    left join staff s on s.id = v.next_owner_id
    where ${prepared(span.from, span.to, actor)} ${only}
    order by v.appointment_at, v.number
    limit ${DESK_PAGE} offset ${(page - 1) * DESK_PAGE}`;
}

/** The cars of a day with their checklists, and the sums of the days around it. */
export async function preparationDesk(actor: Actor, wish: DeskWish, now: Instant) {
  const calendar = await workingCalendarOf(db(), actor);
  const todayIndex = calendar.dayIndex(now);
  const today = dateOfDay(todayIndex);
  const days = openDays(calendar, now);
  const day = chosenDay(days, wish.day, todayIndex);
  const span = { from: calendar.dayStart(day), to: calendar.dayStart(day + 1) };
  const [totals, found] = await Promise.all([
    dayTotals(actor, days, calendar, today),
    visitsOf(actor, span, wish, today),
  ]);
  const rows = await deskRows(actor, found, { calendar, today, span });
  const date = dateOfDay(day);
  return { days: totals, date, at: plus(calendar.dayStart(day), DAY / 2), rows, found: found[0]?.found ?? 0 };
}

/** The query of the desk's address, whatever somebody typed there. */
export function deskWish(search: URLSearchParams): DeskWish {
  const shown = SHOWN.find((each) => each === search.get("show")) ?? "all";
  const day = search.get("day") ?? "";
  const isDate = /^\d{4}-\d\d-\d\d$/.test(day) && Number.isFinite(dayNumber(day));
  const page = Math.floor(Number(search.get("page") ?? 1));
  return { day: isDate ? day : undefined, show: shown, page: page >= 1 && page < 1000 ? page : 1 };
}
