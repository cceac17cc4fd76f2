// The opening hours of a centre as they are now, and the working calendar that counts by them.
import type { Actor } from "~/journey/permissions";
import { workingCalendar, type WorkingCalendar, type WorkingHours } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { RecentlyUsed } from "~/platform/recently-used";

type Centred = Pick<Actor, "centreId">;

/** In one query, since every change of a visit asks. @throws Error when there is no such centre: an actor always has one */
export async function openingHours(tx: Tx, { centreId }: Centred): Promise<WorkingHours> {
  const [found] = await hoursOfCentres(tx, [centreId]);
  if (!found) throw new Error(`no centre ${centreId}`);
  return found.hours;
}

interface CentreHours {
  readonly centreId: string;
  readonly hours: WorkingHours;
}

async function hoursOfCentres(tx: Tx, centreIds: readonly string[]): Promise<readonly CentreHours[]> {
  const rows = await tx.$queryRaw<(WorkingHours & { centreId: string })[]>`
    select c.id as "centreId", c.time_zone as "timeZone",
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
    from centre c where c.id = any(${centreIds}::uuid[])`;
  return rows.map(({ centreId, ...hours }) => ({ centreId, hours }));
}

/** Calendars by the hours that they were made of: other hours are another calendar, whichever process changed them. */
const known = new RecentlyUsed<WorkingCalendar>(200);

/** @throws Error when there is no such centre: an actor always has one */
export async function workingCalendarOf(tx: Tx, centre: Centred): Promise<WorkingCalendar> {
  return calendarOf(await openingHours(tx, centre));
}

/** The calendars of several centres, in one query. */
export async function workingCalendarsOf(
  tx: Tx,
  centreIds: readonly string[],
): Promise<ReadonlyMap<string, WorkingCalendar>> {
  const found = await hoursOfCentres(tx, centreIds);
  return new Map(found.map(({ centreId, hours }) => [centreId, calendarOf(hours)]));
}

/** The same calendar for the same hours. */
export function calendarOf(hours: WorkingHours): WorkingCalendar {
  const key = JSON.stringify(hours);
  const kept = known.get(key);
  if (kept) return kept;
  const made = workingCalendar(hours);
  known.set(key, made);
  return made;
}
