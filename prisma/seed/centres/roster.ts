// What capacity is computed from at a simulated centre: its plan, with the identities under which it stands in the database.
import { DateTime } from "luxon";
import type { Roster } from "~/capacity/roster";
import { instant, type Instant } from "~/journey/instant";
import { dayNumber, type Span } from "~/journey/working-time";
import type { Person } from "../visit-file";
import type { Holiday } from "./holidays";
import type { CentrePlan, OwnDay } from "./plan";

/** Shifts hold from long before anybody came. */
export const SHIFTS_FROM = "2000-01-01";

/** The first such weekday at least so many days after a moment, on the centre's clock. */
function dayAhead(plan: CentrePlan, now: Instant, weekday: number, daysAhead: number): DateTime {
  const first = DateTime.fromMillis(now, { zone: plan.timeZone }).startOf("day").plus({ days: daysAhead });
  return first.plus({ days: (weekday - first.weekday + 7) % 7 });
}

/** The coming days with hours of their own that are no public holidays. */
export function ownDays(plan: CentrePlan, now: Instant): readonly (Holiday & Pick<OwnDay, "hours">)[] {
  return plan.ownDays.map(({ name, weekday, daysAhead, hours }) => {
    let day = dayAhead(plan, now, weekday, daysAhead);
    const isHoliday = () => plan.holidays(day.year).some(({ date }) => date === day.toISODate());
    while (isHoliday()) day = day.plus({ days: 7 });
    return { name, date: day.toISODate() ?? "", ...(hours ? { hours } : {}) };
  });
}

/** When colleagues are away, as it was known all along. */
export function leaves(
  plan: CentrePlan,
  now: Instant,
): readonly (Span & { readonly email: string; readonly reason: string })[] {
  return plan.leave.map(({ email, weekday, daysAhead, days, reason }) => {
    const first = dayAhead(plan, now, weekday, daysAhead);
    const [start, end] = [first, first.plus({ days })].map((day) => instant(day.toMillis()));
    if (start === undefined || end === undefined) throw new Error("a leave without an end");
    return { email, reason, start, end };
  });
}

/** The roster as the application reads it from the rows of the house. */
export function rosterOf(
  plan: CentrePlan,
  ids: { readonly centreId: string; readonly staff: readonly Person[]; readonly bayIds: readonly string[] },
  holidays: readonly Holiday[],
  now: Instant,
): Roster {
  const away = leaves(plan, now);
  const own = ownDays(plan, now);
  const mechanics = plan.staff.flatMap(({ role, name, email, skills = [], shifts = [] }, index) => {
    const id = ids.staff[index]?.id;
    if (role !== "mechanic" || id === undefined) return [];
    const absences = away.filter((each) => each.email === email).map(({ start, end }) => ({ start, end }));
    const rules = shifts.flatMap(({ weekdays, startsMinute, endsMinute }) =>
      weekdays.map((weekday) => ({
        weekday,
        startsMinute,
        endsMinute,
        validFrom: dayNumber(SHIFTS_FROM),
      })),
    );
    return [{ id, name, skills, shifts: rules, absences }];
  });
  const { walkInPercent, receptionsPerQuarter, loaners, shuttleSeats } = plan.limits;
  return {
    centreId: ids.centreId,
    version: 1,
    hours: {
      timeZone: plan.timeZone,
      week: plan.hours,
      exceptions: [
        ...holidays.map(({ date }) => ({ date, hours: [] })),
        ...own.map(({ date, hours }) => ({ date, hours: hours ? [hours] : [] })),
      ],
    },
    holidayNames: new Map([...holidays, ...own].map(({ date, name }) => [dayNumber(date), name])),
    mechanics,
    bays: plan.bays.map((bay, index) => ({ ...bay, id: ids.bayIds[index] ?? "" })),
    walkInPercent,
    receptionsPerQuarter,
    loaners,
    shuttleSeats,
    overrides: new Map(),
  };
}
