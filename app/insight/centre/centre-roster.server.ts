// Who was there in a period, and for how long: what a load is measured by.
import { workshopOf } from "~/capacity/workshop.server";
import { daysBetween } from "~/capacity/workshop";
import { earliest, latest, MINUTE } from "~/journey/instant";
import type { Role } from "~/journey/permissions";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import type { Resource, Roster } from "../bottleneck/ledger-rows";

interface Centred {
  readonly centreId: string;
}

/** Mechanics by their shifts and absences, as they are known now. */
async function technicians(tx: Tx, centre: Centred, window: Span): Promise<Resource> {
  const { roster, dayOf, atWork } = await workshopOf(tx, centre);
  const days = daysBetween(dayOf(window.start), dayOf(window.end));
  const minutes = roster.mechanics.map(({ id }) =>
    days
      .flatMap((day) => atWork(id, day))
      .reduce((sum, { start, end }) => {
        const length = earliest(window.end, end) - latest(window.start, start);
        return sum + Math.max(0, length) / MINUTE;
      }, 0),
  );
  const there = minutes.filter((each) => each > 0);
  return { count: there.length, rosteredMinutes: there.reduce((sum, each) => sum + each, 0) };
}

/** Whoever has a role is there while the centre is open. */
async function inRole(tx: Tx, { centreId }: Centred, role: Role, openMinutes: number): Promise<Resource> {
  const count = await tx.staff.count({ where: { active: true, roles: { some: { centreId, role } } } });
  return { count, rosteredMinutes: count * openMinutes };
}

/** The resources of a centre in a period; one that nobody is of is left out. Delays have no targets of their own yet. */
export async function rosterOfCentre(
  tx: Tx,
  centre: Centred,
  window: Span,
  calendar: WorkingCalendar,
): Promise<Roster> {
  const openMinutes = calendar.open(window.start, window.end) / MINUTE;
  const bays = await tx.bay.count({ where: { centreId: centre.centreId, active: true } });
  const all: readonly (readonly [string, Resource])[] = [
    ["advisor", await inRole(tx, centre, "advisor", openMinutes)],
    ["technician", await technicians(tx, centre, window)],
    ["inspector", await inRole(tx, centre, "inspector", openMinutes)],
    ["bay", { count: bays, rosteredMinutes: bays * openMinutes }],
  ];
  return {
    resources: new Map(all.filter(([, { count, rosteredMinutes }]) => count > 0 && rosteredMinutes > 0)),
    delays: ["parts", "approval"],
    rework: true,
    targets: new Map(),
  };
}
