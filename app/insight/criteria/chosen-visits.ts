// Visits whose outcomes are counted: which of the kept columns' they are, and how they are told.
import type { Criterion, GroupPart } from "./criterion";
import { NOT_CONCERNED, type OutcomeColumns } from "./outcome-columns";
import type { GroupFigure } from "./tally";

/** Of a visit about which a criterion says neither that it met it nor that it failed. */
export const SAYS_NOTHING = NOT_CONCERNED;

/** Visits whose outcomes are known, and which of them are meant. */
export interface Chosen {
  readonly columns: OutcomeColumns;
  /** 1 of those that are, by place. */
  readonly meant: Uint8Array;
  /** The day on which each was over, by its place in the period; -1 of others. */
  readonly endDays: Int32Array;
  /** The place of a criterion's column. */
  readonly columnOf: (criterion: Criterion) => number;
}

export interface ListedVisit {
  readonly visitId: string;
  readonly number: number;
  /** The visit's worst value in the criterion's unit, where it has one. */
  readonly value: number | null;
}

/** A visit with a value of its own. */
export interface ValuedVisit {
  readonly columns: OutcomeColumns;
  /** Its place in them. */
  readonly visit: number;
  readonly value: number;
  /** Working minutes from the arrival to the day on which it is ready; null where it has not come so far. */
  readonly leadMinutes: number | null;
}

/** By columns and the visits' places in them, places of some visits; -1 of others. */
export type Places = ReadonlyMap<OutcomeColumns, Int32Array>;

export function placesOf(visits: readonly ValuedVisit[]): Places {
  const places = new Map<OutcomeColumns, Int32Array>();
  visits.forEach(({ columns, visit }, place) => {
    const own = places.get(columns) ?? new Int32Array(columns.visits).fill(-1);
    own[visit] = place;
    places.set(columns, own);
  });
  return places;
}

export function countGroups(counts: Map<readonly GroupPart[], number>, list: readonly GroupPart[]): void {
  if (list.length > 0) counts.set(list, (counts.get(list) ?? 0) + 1);
}

/** Sums of the groups, by name. @param lists how many visits have each */
export function summed(lists: ReadonlyMap<readonly GroupPart[], number>): readonly GroupFigure[] {
  const sums = new Map<string, { part: number; whole: number }>();
  for (const [list, visits] of lists) {
    for (const { group, part, whole } of list) {
      const sum = sums.get(group) ?? { part: 0, whole: 0 };
      sums.set(group, { part: sum.part + visits * part, whole: sum.whole + visits * whole });
    }
  }
  return [...sums].map(([group, sum]) => ({ group, ...sum })).sort((a, b) => (a.group < b.group ? -1 : 1));
}
