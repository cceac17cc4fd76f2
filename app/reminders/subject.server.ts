// The world as it is when a reminder's time has come: what is wanted now, and what would come of it.
import { instant, type Instant } from "~/journey/instant";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { loadVisit } from "~/visits/store.server";
import type { Acting, Made } from "./acts/act";
import { ACTS } from "./acts/acts.server";
import { morningListNow } from "./daily/morning-list.server";
import { serviceDueNow } from "./daily/service-due.server";
import type { Wanted } from "./kind";
import { wantedOf } from "./planning";
import { rulesOf } from "./planning.server";
import { isReminderKind, type ReminderKind, type Rules, type WatchedKind } from "./rules";

/** A reminder as its row has it. */
export interface ReminderRow {
  readonly id: string;
  readonly centreId: string;
  readonly visitId: string | null;
  readonly vehicleId: string | null;
  readonly kind: string;
  readonly occasion: string;
  readonly dueAt: Date;
  readonly state: string;
}

export interface Situation {
  readonly rules: Rules;
  readonly calendar: WorkingCalendar;
  /** As it would be planned now; undefined when nothing is to happen any more. */
  readonly wanted?: Wanted | undefined;
  readonly act?: ((acting: Acting) => Promise<Made>) | undefined;
}

export interface Daily {
  readonly wanted: Wanted;
  readonly act: (acting: Acting) => Promise<Made>;
}

interface Asked {
  readonly row: ReminderRow;
  readonly rules: Rules;
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
}

async function ofVisit(
  tx: Tx,
  kind: Exclude<ReminderKind, WatchedKind | "service-due" | "morning-list">,
  { row, rules, calendar }: Asked,
): Promise<Daily | undefined> {
  const loaded = row.visitId === null ? undefined : await loadVisit(tx, row.centreId, row.visitId);
  if (!loaded) return undefined;
  const { visit } = loaded;
  const wanted = wantedOf(visit, rules, calendar).find(
    (each) => each.kind === kind && each.occasion === row.occasion,
  );
  return wanted && { wanted, act: (acting) => ACTS[kind](visit, acting) };
}

async function daily(tx: Tx, kind: ReminderKind, asked: Asked): Promise<Daily | undefined> {
  switch (kind) {
    // What an older version has planned.
    case "promise-at-risk":
      return undefined;
    case "service-due":
      return serviceDueNow(tx, asked);
    case "morning-list":
      return morningListNow(tx, asked);
    default:
      return ofVisit(tx, kind, asked);
  }
}

/** Reads it under the locks that the caller holds. */
export async function situationOf(tx: Tx, row: ReminderRow, now: Instant): Promise<Situation> {
  const rules = await rulesOf(tx, row.centreId);
  const calendar = await workingCalendarOf(tx, row);
  const { kind } = row;
  if (!isReminderKind(kind) || !rules[kind].enabled) return { rules, calendar };
  const found = await daily(tx, kind, { row, rules, calendar, now });
  return { rules, calendar, wanted: found?.wanted, act: found?.act };
}

/** The row under its own lock, and before it the visit's: in the order in which every change of a visit takes them. */
export async function lockedReminder(tx: Tx, reminderId: string): Promise<ReminderRow | undefined> {
  await tx.$queryRaw`
    select 1 from visit v join reminder r on r.visit_id = v.id and r.centre_id = v.centre_id
     where r.id = ${reminderId}::uuid for no key update of v`;
  await tx.$queryRaw`select 1 from reminder where id = ${reminderId}::uuid for update`;
  const row = await tx.reminder.findUnique({ where: { id: reminderId } });
  return row ?? undefined;
}

/** The present on the database's clock, by which its queue goes. */
export async function databaseNow(tx: Tx): Promise<Instant> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  return instant(row?.now ?? new Date());
}
