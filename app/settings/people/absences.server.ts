// Reading and changing when a person is away.
import { dayNumber, type WorkingCalendar } from "~/journey/working-time";
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { workingCalendarOf } from "../opening-hours.server";
import { clockOf } from "../opening-hours";
import { errorCode } from "~/ui/form/error-codes";
import { parseLocalDateTime } from "~/ui/zoned-time";
import { NOT_FOUND, SAVED, wrong, type Saved } from "../change.server";
import type { AbsenceForm } from "./absence";

export interface AbsenceFacts {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

/** Absences that are not over at a moment, the earliest first. */
export function absencesOf(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  staffId: string,
  now: Date,
): Promise<readonly AbsenceFacts[]> {
  return tx.absence.findMany({
    where: { centreId, staffId, endsAt: { gt: now } },
    select: { id: true, startsAt: true, endsAt: true, reason: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 200,
  });
}

type Moment = { readonly ok: true; readonly at: number } | { readonly ok: false; readonly code: string };

/** A day's beginning, or a time of it. @param day "2026-03-29" */
function momentOf(
  calendar: WorkingCalendar,
  day: string,
  minute: number | undefined,
  daysOn: number,
): Moment {
  if (minute === undefined) return { ok: true, at: calendar.dayStart(dayNumber(day) + daysOn) };
  const time = clockOf(minute);
  const read = parseLocalDateTime(`${day}T${time}`, calendar.timeZone);
  if (read.ok) return read;
  const code =
    read.reason === "skipped" ? "time-skipped" : read.reason === "twice" ? "time-twice" : "not-a-time";
  return { ok: false, code: errorCode(code, { time }) };
}

/** @param id of the new absence; the same form sent twice has the same */
export async function addAbsence(
  tx: Tx,
  actor: Actor,
  staffId: string,
  id: string,
  form: AbsenceForm,
): Promise<Saved> {
  const { centreId } = actor;
  const calendar = await workingCalendarOf(tx, actor);
  const from = momentOf(calendar, form.fromDate, form.fromTime, 0);
  if (!from.ok) return wrong("fromTime", from.code);
  const until = momentOf(calendar, form.untilDate, form.untilTime, 1);
  if (!until.ok) return wrong("untilTime", until.code);
  const [startsAt, endsAt] = [new Date(from.at), new Date(until.at)];
  const createdBy = actor.staffId;
  await tx.absence.create({
    data: { id, centreId, staffId, startsAt, endsAt, reason: form.reason, createdBy },
  });
  return SAVED;
}

export async function removeAbsence(
  tx: Tx,
  { centreId }: Actor,
  staffId: string,
  id: string,
): Promise<Saved> {
  const { count } = await tx.absence.deleteMany({ where: { id, centreId, staffId } });
  return count === 1 ? SAVED : NOT_FOUND;
}
