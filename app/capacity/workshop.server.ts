// Reads what capacity is computed from. The plan's version says when a remembered reading is out of date.
import { dateOfColumn } from "~/platform/db/date-column";
import type { Tx } from "~/platform/db/db.server";
import { rememberedOfDatabase } from "~/platform/db/remembered.server";
import { RecentlyUsed } from "~/platform/recently-used";
import { dayNumber } from "~/journey/working-time";
import { DAY, instant } from "~/journey/instant";
import { openingHours } from "~/settings/opening-hours.server";
import { overrideKey, type Roster, type RosterBay, type RosterMechanic, type ShiftRule } from "./roster";
import { isBayKind, isSkill } from "./skills";
import { workshop, type Workshop } from "./workshop";

/** One reading a centre: newer versions replace older ones. A process serves many centres; the oldest reading goes first. */
const KEPT = 200;
const ABSENCES_KEPT = 60 * DAY;
const memory = rememberedOfDatabase(() => new RecentlyUsed<Workshop>(KEPT));

function day(date: Date): number {
  return dayNumber(dateOfColumn(date));
}

/** One query after the other: within a transaction there is one connection, and it takes no second question meanwhile. */
async function mechanicsOf(tx: Tx, centreId: string): Promise<RosterMechanic[]> {
  const staff = await tx.staff.findMany({
    where: { active: true, roles: { some: { centreId, role: "mechanic" } } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const skills = await tx.staffSkill.findMany({ where: { centreId } });
  const shifts = await tx.shift.findMany({ where: { centreId } });
  // Of the past only what a plan that reaches into today could still ask for.
  const since = new Date(Date.now() - ABSENCES_KEPT);
  const absences = await tx.absence.findMany({ where: { centreId, endsAt: { gte: since } } });
  return staff.map(({ id, name }) => {
    const own = <T extends { readonly staffId: string }>(rows: readonly T[]) =>
      rows.filter(({ staffId }) => staffId === id);
    return {
      id,
      name,
      skills: own(skills)
        .map(({ skill }) => skill)
        .filter(isSkill),
      shifts: own(shifts).map(shiftRule),
      absences: own(absences).map(({ startsAt, endsAt }) => ({
        start: instant(startsAt),
        end: instant(endsAt),
      })),
    };
  });
}

type ShiftRow = Awaited<ReturnType<Tx["shift"]["findMany"]>>[number];

function shiftRule({ weekday, startsMinute, endsMinute, validFrom, validTo }: ShiftRow): ShiftRule {
  const rule = { weekday, startsMinute, endsMinute, validFrom: day(validFrom) };
  return validTo ? { ...rule, validTo: day(validTo) } : rule;
}

async function baysOf(tx: Tx, centreId: string): Promise<RosterBay[]> {
  const bays = await tx.bay.findMany({
    where: { centreId, active: true },
    orderBy: { position: "asc" },
    select: { id: true, name: true, kind: true, skills: true },
  });
  return bays.map(({ kind, skills, ...bay }) => ({
    ...bay,
    kind: isBayKind(kind) ? kind : "lift",
    skills: skills.filter(isSkill),
  }));
}

async function readRoster(tx: Tx, centreId: string, version: number): Promise<Roster> {
  const centre = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: {
      walkInPercent: true,
      receptionsPerQuarter: true,
      loaners: true,
      shuttleSeats: true,
    },
  });
  const holidays = await tx.holiday.findMany({ where: { centreId } });
  const overrides = await tx.dayOverride.findMany({ where: { centreId } });
  return {
    centreId,
    version,
    ...centre,
    hours: await openingHours(tx, { centreId }),
    holidayNames: new Map(holidays.map(({ date, name }) => [day(date), name])),
    mechanics: await mechanicsOf(tx, centreId),
    bays: await baysOf(tx, centreId),
    overrides: new Map(
      overrides.map(({ localDate, kind, name, amount }) => [
        overrideKey(day(localDate), kind === "transport" ? "transport" : "labour", name),
        amount,
      ]),
    ),
  };
}

async function atVersion(tx: Tx, centreId: string, version: number): Promise<Workshop> {
  const readings = memory();
  const known = readings.get(centreId);
  if (known?.roster.version === version) return known;
  const shop = workshop(await readRoster(tx, centreId, version));
  readings.set(centreId, shop);
  return shop;
}

/** The centre's workshop as it stands now, for looking. @throws Error when there is no such centre */
export async function workshopOf(tx: Tx, { centreId }: { readonly centreId: string }): Promise<Workshop> {
  const { version } = await tx.capacityPlan.findUniqueOrThrow({ where: { centreId } });
  return atVersion(tx, centreId, version);
}

/**
 * The centre's workshop in a transaction that changes the roster, remembered by nobody: should it be rolled back, its version
 * will be another roster's. @throws Error when there is no such centre
 */
export async function workshopInChange(
  tx: Tx,
  { centreId }: { readonly centreId: string },
): Promise<Workshop> {
  const { version } = await tx.capacityPlan.findUniqueOrThrow({ where: { centreId } });
  return workshop(await readRoster(tx, centreId, version));
}

/**
 * The centre's workshop for a booking: until the transaction ends, whoever would change the roster waits.
 * @throws Error when there is no such centre
 */
export async function heldWorkshop(tx: Tx, centreId: string): Promise<Workshop> {
  const [plan] = await tx.$queryRaw<{ version: number }[]>`
    select version from capacity_plan where centre_id = ${centreId}::uuid for share`;
  if (!plan) throw new Error(`no such centre: ${centreId}`);
  return atVersion(tx, centreId, plan.version);
}
