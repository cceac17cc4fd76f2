// Reading and changing the shifts of a person at a centre.
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "~/journey/permissions";
import { dateOfDay, dayNumber } from "~/journey/working-time";
import { dateColumn, dateOfColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import { NOT_FOUND, SAVED, stale, wrong, type Saved } from "../change.server";
import { overlaps, shiftMark, weekKey, weekOfForm, type ShiftWeek, type ShiftWeekForm } from "./shift-week";

/** The person's weeks of shifts, the earliest first. */
export async function shiftWeeks(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  staffId: string,
): Promise<readonly ShiftWeek[]> {
  const rows = await tx.shift.findMany({
    where: { centreId, staffId },
    orderBy: [{ validFrom: "asc" }, { weekday: "asc" }, { startsMinute: "asc" }],
  });
  const weeks = new Map<string, ShiftWeek>();
  for (const { weekday, startsMinute, endsMinute, ...row } of rows) {
    const dates = {
      validFrom: dateOfColumn(row.validFrom),
      ...(row.validTo ? { validTo: dateOfColumn(row.validTo) } : {}),
    };
    const known = weeks.get(weekKey(dates)) ?? { ...dates, parts: [] };
    weeks.set(weekKey(dates), { ...known, parts: [...known.parts, { weekday, startsMinute, endsMinute }] });
  }
  return [...weeks.values()];
}

interface Whose {
  readonly centreId: string;
  readonly staffId: string;
}

async function removeRows(
  tx: Tx,
  { centreId, staffId }: Whose,
  { validFrom, validTo }: ShiftWeek,
): Promise<void> {
  await tx.shift.deleteMany({
    where: {
      centreId,
      staffId,
      validFrom: dateColumn(validFrom),
      validTo: validTo === undefined ? null : dateColumn(validTo),
    },
  });
}

async function insertRows(tx: Tx, { centreId, staffId }: Whose, week: ShiftWeek): Promise<void> {
  const validFrom = dateColumn(week.validFrom);
  const validTo = week.validTo === undefined ? null : dateColumn(week.validTo);
  await tx.shift.createMany({
    data: week.parts.map((part) => ({ ...part, id: uuidv7(), centreId, staffId, validFrom, validTo })),
  });
}

/**
 * Saves a week of shifts. A week without an end that holds already ends the day before a later one begins.
 * @param key the week that is changed; undefined for a new one
 */
export async function saveShiftWeek(
  tx: Tx,
  { centreId }: Actor,
  staffId: string,
  key: string | undefined,
  form: ShiftWeekForm,
): Promise<Saved> {
  const whose = { centreId, staffId };
  const weeks = await shiftWeeks(tx, whose, staffId);
  const week = weekOfForm(form);
  const before = weeks.find((each) => weekKey(each) === key);
  if (weeks.some((each) => shiftMark(each) === shiftMark(week))) return SAVED;
  if (key !== undefined && !before) return stale("");
  if (before && shiftMark(before) !== form.seen) return stale(shiftMark(before));
  const others = weeks.filter((each) => each !== before);
  const ending = others.find((each) => each.validTo === undefined && each.validFrom < week.validFrom);
  if (others.some((each) => each !== ending && overlaps(each, week)))
    return wrong("validFrom", "roster:overlaps");
  if (ending) await removeRows(tx, whose, ending);
  if (before) await removeRows(tx, whose, before);
  if (ending) await insertRows(tx, whose, { ...ending, validTo: dateOfDay(dayNumber(week.validFrom) - 1) });
  await insertRows(tx, whose, week);
  return SAVED;
}

export async function removeShiftWeek(
  tx: Tx,
  { centreId }: Actor,
  staffId: string,
  key: string,
  seen: string,
): Promise<Saved> {
  const whose = { centreId, staffId };
  const week = (await shiftWeeks(tx, whose, staffId)).find((each) => weekKey(each) === key);
  if (!week) return NOT_FOUND;
  if (shiftMark(week) !== seen) return stale(shiftMark(week));
  await removeRows(tx, whose, week);
  return SAVED;
}
