// What is still to happen with a simulated visit, planned as the application would have done it.
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { wantedOf } from "~/reminders/planning";
import { plannedRow } from "~/reminders/planning.server";
import { RULE_SPANS, rulesFrom } from "~/reminders/rules";
import type { Chance } from "./chance";

const RULES = rulesFrom([]);

export type PlannedRow = ReturnType<typeof plannedRow>;

/** Messages whose time has come are of the past that was lived through; a task waits for somebody until its deadline. */
export function remindersAhead(
  visit: Visit,
  calendar: WorkingCalendar,
  { now, chance }: { readonly now: Instant; readonly chance: Chance },
): readonly PlannedRow[] {
  const { centreId, id: visitId, vehicleId, customerId } = visit;
  return wantedOf(visit, RULES, calendar)
    .filter(({ kind, dueAt, deadlineAt }) =>
      RULE_SPANS[kind].makes === "task" ? deadlineAt > now : dueAt > now,
    )
    .map((wanted) => plannedRow({ centreId, visitId, vehicleId, customerId }, wanted, chance.uuid(now)));
}
