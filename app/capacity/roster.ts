// What capacity is computed from: hours, people, bays and the centre's own limits, as they stand at one version of the plan.
import type { Span, WorkingHours } from "~/journey/working-time";
import type { BayKind, Skill } from "./skills";

/** Minutes after local midnight on an ISO weekday; day numbers count local dates from 1970-01-01, both ends included. */
export interface ShiftRule {
  readonly weekday: number;
  readonly startsMinute: number;
  readonly endsMinute: number;
  readonly validFrom: number;
  readonly validTo?: number;
}

export interface RosterMechanic {
  readonly id: string;
  readonly name: string;
  /** None listed: can do everything. */
  readonly skills: readonly Skill[];
  /** None: works the opening hours. */
  readonly shifts: readonly ShiftRule[];
  readonly absences: readonly Span[];
}

export interface RosterBay {
  readonly id: string;
  readonly name: string;
  readonly kind: BayKind;
  /** None listed: equipped for any work. */
  readonly skills: readonly Skill[];
}

export interface Roster {
  readonly centreId: string;
  /** The version of the plan that it was read at. */
  readonly version: number;
  readonly hours: WorkingHours;
  readonly holidayNames: ReadonlyMap<number, string>;
  readonly mechanics: readonly RosterMechanic[];
  readonly bays: readonly RosterBay[];
  /** Share of the day's labour that only walk-ins may take, per cent. */
  readonly walkInPercent: number;
  readonly receptionsPerQuarter: number;
  readonly loaners: number;
  readonly shuttleSeats: number;
  /** Amounts by `overrideKey`. */
  readonly overrides: ReadonlyMap<string, number>;
}

export function overrideKey(day: number, kind: "labour" | "transport", name: string): string {
  return `${String(day)} ${kind} ${name}`;
}

/** Whether the mechanic can do work of this skill. */
export function can(mechanic: Pick<RosterMechanic, "skills">, skill: Skill): boolean {
  return mechanic.skills.length === 0 || mechanic.skills.includes(skill);
}

/** Whether work of this skill, in a bay of this kind where one is asked for, can be done in the bay. */
export function suits(bay: RosterBay, skill: Skill, kind: BayKind | undefined): boolean {
  return (kind === undefined || bay.kind === kind) && (bay.skills.length === 0 || bay.skills.includes(skill));
}
