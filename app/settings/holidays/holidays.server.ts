// Reading and changing the special days of a centre.
import type { Actor } from "~/journey/permissions";
import { dateColumn, dateOfColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import { NOT_FOUND, SAVED, stale, wrong, type Saved } from "../change.server";
import { factsOf, holidayMark, type HolidayFacts, type HolidayForm } from "./holiday";

type Centred = Pick<Actor, "centreId">;

interface Row extends Pick<HolidayFacts, "name" | "opensMinute" | "closesMinute"> {
  readonly date: Date;
}

function facts({ date, name, opensMinute, closesMinute }: Row): HolidayFacts {
  return { date: dateOfColumn(date), name, opensMinute, closesMinute };
}

/** In the order of the calendar. */
export async function holidaysOf(tx: Tx, { centreId }: Centred): Promise<readonly HolidayFacts[]> {
  const rows = await tx.holiday.findMany({ where: { centreId }, orderBy: { date: "asc" }, take: 2000 });
  return rows.map(facts);
}

/** @returns undefined when there is nothing special about that day at this centre */
export async function holidayOn(
  tx: Tx,
  { centreId }: Centred,
  date: string,
): Promise<HolidayFacts | undefined> {
  const row = await tx.holiday.findUnique({ where: { centreId_date: { centreId, date: dateColumn(date) } } });
  return row ? facts(row) : undefined;
}

/** @param on the day that is changed; undefined when it is a new one */
export async function saveHoliday(
  tx: Tx,
  actor: Actor,
  on: string | undefined,
  form: HolidayForm,
): Promise<Saved> {
  const { centreId } = actor;
  const day = factsOf(form);
  const before = on === undefined ? undefined : await holidayOn(tx, actor, on);
  if (on !== undefined && !before) return NOT_FOUND;
  if (before && holidayMark(before) === holidayMark(day)) return SAVED;
  if (before && holidayMark(before) !== form.seen) return stale(holidayMark(before));
  if (day.date !== on && (await holidayOn(tx, actor, day.date)))
    return wrong("date", "settings:holidays.taken");
  if (on !== undefined)
    await tx.holiday.delete({ where: { centreId_date: { centreId, date: dateColumn(on) } } });
  await tx.holiday.create({ data: { ...day, centreId, date: dateColumn(day.date) } });
  return SAVED;
}

export async function removeHoliday(tx: Tx, actor: Actor, date: string, seen: string): Promise<Saved> {
  const before = await holidayOn(tx, actor, date);
  if (!before) return NOT_FOUND;
  if (holidayMark(before) !== seen) return stale(holidayMark(before));
  await tx.holiday.delete({ where: { centreId_date: { centreId: actor.centreId, date: dateColumn(date) } } });
  return SAVED;
}
