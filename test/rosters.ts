// Workshops for tests of capacity: a week of nine hours a day, people and bays as a test asks for them.
import type { Need } from "~/capacity/need";
import type { Roster, RosterBay, RosterMechanic, ShiftRule } from "~/capacity/roster";
import { workshop, type Workshop } from "~/capacity/workshop";
import { instant, type Instant } from "~/journey/instant";
import { dayNumber } from "~/journey/working-time";
import { parseLocalDateTime } from "~/ui/zoned-time";

export const DUBLIN = "Europe/Dublin";
/** Has kept one offset since 2024. */
export const ALMATY = "Asia/Almaty";

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Monday to Friday from 8 to 17 o'clock. */
export const OFFICE_WEEK = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opensMinute: 8 * 60,
  closesMinute: 17 * 60,
}));

export function aMechanic(id: string, wishes: Partial<RosterMechanic> = {}): RosterMechanic {
  return { id, name: `Mechanic ${id}`, skills: [], shifts: [], absences: [], ...wishes };
}

export function aBay(id: string, wishes: Partial<RosterBay> = {}): RosterBay {
  return { id, name: `Bay ${id}`, kind: "lift", skills: [], ...wishes };
}

/** The same shift on these weekdays, for ever unless told otherwise. */
export function shifts(
  from: number,
  to: number,
  weekdays: readonly number[] = EVERY_DAY,
  validity: Partial<Pick<ShiftRule, "validFrom" | "validTo">> = {},
): ShiftRule[] {
  return weekdays.map((weekday) => ({
    weekday,
    startsMinute: from,
    endsMinute: to,
    validFrom: 0,
    ...validity,
  }));
}

/** One mechanic who can do everything and one lift, in Dublin, nothing held back, unless told otherwise. */
export function aRoster(wishes: Partial<Roster> = {}): Roster {
  return {
    centreId: "centre",
    version: 1,
    hours: { timeZone: DUBLIN, week: OFFICE_WEEK, exceptions: [] },
    holidayNames: new Map(),
    mechanics: [aMechanic("m1")],
    bays: [aBay("b1")],
    walkInPercent: 0,
    receptionsPerQuarter: 2,
    loaners: 0,
    shuttleSeats: 0,
    overrides: new Map(),
    ...wishes,
  };
}

export function aShop(wishes: Partial<Roster> = {}): Workshop {
  return workshop(aRoster(wishes));
}

/** An hour of mechanical work on a car that is left at the centre. */
export function aNeed(wishes: Partial<Need> = {}): Need {
  const { minutes = 60, skill = "mechanical" } = wishes;
  return { minutes, skill, work: [{ skill, minutes }], transport: "drop-off", walkIn: false, ...wishes };
}

/** "2026-03-02T09:00" on the wall clock of the zone. */
export function on(local: string, timeZone: string = DUBLIN): Instant {
  const read = parseLocalDateTime(local, timeZone);
  if (!read.ok) throw new Error(`not a time there: ${local}`);
  return instant(read.at);
}

export function dayOf(date: string): number {
  return dayNumber(date);
}
