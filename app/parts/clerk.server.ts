// What the parts desk has before it: every part that is not yet with its car, and those that nobody needs any more.
import type { Actor } from "~/journey/permissions";
import type { Instant } from "~/journey/instant";
import { dateOfDay } from "~/journey/working-time";
import { db, Prisma } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { clerkLists, type ClerkPart } from "./clerk";

/** Parts that one page holds at most; the oldest needs stand first. */
const MOST = 600;

function likeQuery(query: string): string {
  return `%${query.replace(/[\\%_]/g, "\\$&")}%`;
}

/** Parts that somebody still has to see to, in one query with everything that a line says. */
export async function clerkParts({ centreId }: Actor, query: string): Promise<readonly ClerkPart[]> {
  const found =
    query === ""
      ? Prisma.empty
      : Prisma.sql`and (p.name ilike ${likeQuery(query)} or p.number ilike ${likeQuery(query)}
          or c.plate ilike ${likeQuery(query)} or s.location ilike ${likeQuery(query)})`;
  return db().$queryRaw<ClerkPart[]>`
    select p.id, p.visit_id as "visitId", p.name, p.number, p.quantity, p.state,
      p.stock_part_id as "stockPartId", s.location, coalesce(s.on_hand - s.reserved, 0) as free,
      p.expected_on::text as "expectedOn", p.supplier, p.created_at as "neededAt",
      p.changed_at as "changedAt", j.title as job, m.name as mechanic, v.stage, v.status,
      c.plate, c.make || ' ' || c.model as car, v.appointment_at as "appointmentAt",
      (v.appointment_at at time zone z.time_zone)::date::text as "appointmentOn"
    from visit_part p
    join visit v on v.centre_id = p.centre_id and v.id = p.visit_id
    join vehicle c on c.centre_id = v.centre_id and c.id = v.vehicle_id
    join centre z on z.id = p.centre_id
    left join stock_part s on s.centre_id = p.centre_id and s.id = p.stock_part_id
    left join job j on j.centre_id = p.centre_id and j.visit_id = p.visit_id and j.id = p.job_id
    left join staff m on m.id = j.mechanic_id
    where p.centre_id = ${centreId}::uuid and (
      (p.state in ('needed', 'reserved', 'ordered', 'arrived') and v.status = 'open' and v.stage <> 'follow-up')
      or (p.state = 'arrived' and (v.status <> 'open' or v.stage = 'follow-up'))
      or (p.state = 'picked' and v.status in ('cancelled', 'no-show', 'lost'))
    ) ${found}
    order by v.appointment_at nulls last, p.created_at, p.id
    limit ${MOST}`;
}

/** The desk's lists at this moment: picked is for today and the next day on which the centre opens. */
export async function partsDesk(actor: Actor, query: string, now: Instant) {
  const [parts, calendar] = await Promise.all([clerkParts(actor, query), workingCalendarOf(db(), actor)]);
  const day = calendar.dayIndex(now);
  const next = calendar.nextOpen(calendar.dayStart(day + 1));
  const nextDay = next === undefined ? day + 1 : calendar.dayIndex(next);
  const today = dateOfDay(day);
  const until = dateOfDay(nextDay);
  return { lists: clerkLists([...parts], today, until), today, until, count: parts.length };
}
