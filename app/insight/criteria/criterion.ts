// What a criterion is: a rule over the history of one visit, with its words, its unit and its usual target.
import type { Instant } from "~/journey/instant";
import type { Stage } from "~/journey/stages";
import type { VisitHistory } from "./history";

export interface Said {
  readonly en: string;
  readonly ru: string;
}

/** A share is 0 to 1; days are working days unless the criterion's words say otherwise. */
export type Unit = "share" | "minutes" | "hours" | "days" | "lines" | "rating" | "points";

/** T: found in an industry source; B: a published benchmark; P: proposed until the centre sets its own. */
export type TargetSource = "T" | "B" | "P";

/** A part of a visit's contribution that is told apart, such as a channel. */
export interface GroupPart {
  readonly group: string;
  readonly part: number;
  readonly whole: number;
}

interface At {
  /** The moment it counts for; left out where nothing has happened, then it is the visit's end. */
  readonly at?: Instant | undefined;
}
export type Silent = At & { readonly outcome: "not-recorded" | "not-concerned" };
export type Held = At & { readonly outcome: "met" | "failed"; readonly groups?: readonly GroupPart[] };
/** One value or more, in the criterion's unit. */
export type Measured = At & { readonly outcome: "measured"; readonly values: readonly number[] };
/** What a visit adds to both sides of a ratio. `failed` where the visit's own ratio does not say so. */
export type Parts = At & {
  readonly outcome: "parts";
  readonly part: number;
  readonly whole: number;
  readonly failed?: boolean;
  readonly groups?: readonly GroupPart[];
};
/** Minutes of mechanics' time that a visit takes of the days on which it takes them. */
export type Spread = At & {
  readonly outcome: "spread";
  readonly pieces: readonly { readonly at: Instant; readonly minutes: number }[];
};
export type Counted = Silent | Held | Measured | Parts | Spread;

interface About {
  /** As the catalogue numbers it; a second figure of the same number has a word behind it. */
  readonly id: string;
  readonly stage: Stage | "all";
  readonly title: Said;
  readonly how: Said;
  readonly unit: Unit;
  readonly direction: "higher" | "lower";
  readonly target: number;
  /** Beyond it the figure is not only short of the target but a reason to act today; the target itself where there is no room. */
  readonly warning?: number;
  readonly source: TargetSource;
  /** None at all is no praise: pages say that it is suspicious. */
  readonly noneIsSuspicious?: true;
  /** Another criterion without which the figure says little: its figure stands beside. */
  readonly toldWith?: string;
  /** A fact that the program does not record yet and that the figure would need to be complete. */
  readonly misses?: Said;
}

export type Criterion = About &
  (
    | {
        readonly kind: "share";
        /** The figure is the share of visits that failed, not of those that held. */
        readonly tells?: "failed";
        readonly of: (history: VisitHistory) => Held | Silent;
      }
    | {
        readonly kind: "duration";
        /** Which quantile the target is for. */
        readonly judged: "median" | "p90";
        readonly of: (history: VisitHistory) => Measured | Silent;
      }
    /** How many in all. */
    | { readonly kind: "count"; readonly of: (history: VisitHistory) => Measured | Silent }
    /** The sum of the parts by the sum of the wholes; with wholes of 1 a plain mean. */
    | {
        readonly kind: "mean";
        /** The parts are of the wholes: the ratio is never above 1. */
        readonly ofWhole?: true;
        readonly of: (history: VisitHistory) => Parts | Silent;
      }
    /** Minutes by the mechanics' rostered minutes of the same days, times `usable`. */
    | {
        readonly kind: "load";
        readonly usable: number;
        readonly of: (history: VisitHistory) => Spread | Silent;
      }
  );

/** Checks a criterion where it is written. */
export function criterion<C extends Criterion>(made: C): C {
  return made;
}

export function held(at: Instant, isMet: boolean, groups: readonly GroupPart[] = []): Held {
  return { outcome: isMet ? "met" : "failed", at, groups };
}
export function measured(at: Instant, ...values: readonly number[]): Measured {
  return { outcome: "measured", at, values };
}
export function parts(
  at: Instant | undefined,
  part: number,
  whole: number,
  more: Pick<Parts, "failed" | "groups"> = {},
): Parts {
  return { outcome: "parts", at, part, whole, ...more };
}
/** It ought to be known and is not: no failure. */
export function notRecorded(at?: Instant): Silent {
  return { outcome: "not-recorded", at };
}
/** The criterion asks nothing of this visit, or nothing yet. */
export function notConcerned(at?: Instant): Silent {
  return { outcome: "not-concerned", at };
}

/** The warning level beside a centre's own target: as far from it as the catalogue's is from the catalogue's. */
export function warningAt(
  { target, warning = target, unit }: Pick<Criterion, "target" | "warning" | "unit">,
  own: number,
): number {
  const level = own + (warning - target);
  return unit === "points" ? level : Math.max(0, level);
}

/** Whether a value is as good as the target. */
export function reaches({ direction }: Pick<Criterion, "direction">, value: number, target: number): boolean {
  return direction === "higher" ? value >= target : value <= target;
}
