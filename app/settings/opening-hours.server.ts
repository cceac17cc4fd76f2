// The opening hours of a centre as they are now, and the working calendar that counts by them.
import type { Actor } from "~/journey/permissions";
import { workingCalendar, type WorkingCalendar, type WorkingHours } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";

type Centred = Pick<Actor, "centreId">;

/** In one query, since every change of a visit asks. @throws Error when there is no such centre: an actor always has one */
export async function openingHours(tx: Tx, { centreId }: Centred): Promise<WorkingHours> {
  const [hours] = await tx.$queryRaw<WorkingHours[]>`
    select c.time_zone as "timeZone",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday)
        from opening_hours h where h.centre_id = c.id), '[]') as week,
      coalesce((
        select jsonb_agg(jsonb_build_object('date', d.date, 'hours',
          case when d.opens_minute is null then '[]'::jsonb
          else jsonb_build_array(jsonb_build_object('opensMinute', d.opens_minute, 'closesMinute', d.closes_minute)) end
        ) order by d.date)
        from holiday d where d.centre_id = c.id), '[]') as exceptions
    from centre c where c.id = ${centreId}::uuid`;
  if (!hours) throw new Error(`no centre ${centreId}`);
  return hours;
}

/** Calendars by the hours that they were made of: other hours are another calendar, whichever process changed them. */
const known = new Map<string, WorkingCalendar>();
const KEPT = 200;

/** @throws Error when there is no such centre: an actor always has one */
export async function workingCalendarOf(tx: Tx, centre: Centred): Promise<WorkingCalendar> {
  const hours = await openingHours(tx, centre);
  const key = JSON.stringify(hours);
  const kept = known.get(key);
  if (kept) return kept;
  const made = workingCalendar(hours);
  if (known.size >= KEPT) known.clear();
  known.set(key, made);
  return made;
}
