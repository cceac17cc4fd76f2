// What a report is told from, whichever way it was added up: exactly from columns, or from months.
import { STAGES } from "~/journey/stages";
import { rising } from "../figures/rising";
import { Column, quantile } from "../figures/summary";
import { survivalCurve, weighted, weightedBuckets, type Curve } from "../figures/survival-curve";
import type { Roster } from "../bottleneck/ledger-rows";
import { PAIRS } from "../ledger/row-code";
import { emptySpread, emptySpreads, type Spread, type Spreads } from "../ledger/month-rollup";

/** Sums of a week. */
export interface WeekSums {
  visits: number;
  /** sums.ts, from `at` on: the weeks of a centre may lie one behind the other. */
  readonly sums: Float64Array;
  readonly at: number;
}

/** One centre, added up. */
export interface CentreSums {
  readonly roster: Roster;
  readonly visits: number;
  readonly sums: Float64Array;
  /** Visits that began in each block, and sums by block: SUMS numbers each. */
  readonly blocks: { readonly visits: Float64Array; readonly sums: Float64Array };
  /** By the number of their Monday. */
  readonly weeks: ReadonlyMap<number, WeekSums>;
}

/** How long visits waited, milliseconds. */
export interface PairFigures {
  readonly n: number;
  readonly over: number;
  readonly excess: number;
  readonly quantile: (share: number) => number | null;
}

export interface StayFigures {
  readonly n: number;
  readonly open: number;
  readonly total: number;
  readonly over: number;
  readonly excess: number;
  /** Ages in milliseconds. */
  readonly curve: Curve;
}

/** What all centres of a report share. */
export interface Collected {
  readonly pairs: readonly PairFigures[];
  readonly stages: readonly StayFigures[];
}

/** Stays of a stage that had not ended when the period did, and what is counted of all. */
export interface StageTally {
  open: number;
  n: number;
  total: number;
  over: number;
  excess: number;
}

export const stageTallies = (): StageTally[] =>
  STAGES.map(() => ({ open: 0, n: 0, total: 0, over: 0, excess: 0 }));

export interface ExactPair {
  readonly values: Column;
  over: number;
  excess: number;
}

/** Values as they are. They are sorted where they lie: nothing is added after `collected`. */
export class ExactCollection {
  readonly pairs: readonly ExactPair[] = Array.from({ length: PAIRS }, () => ({
    values: new Column(),
    over: 0,
    excess: 0,
  }));
  readonly tallies = stageTallies();
  readonly ended = STAGES.map(() => new Column());
  readonly censored = STAGES.map(() => new Column());
  readonly entered = STAGES.map(() => new Column());

  collected(): Collected {
    const weightedOf = (columns: readonly Column[], stage: number) =>
      weighted(columns[stage]?.values() ?? new Float64Array());
    return {
      pairs: this.pairs.map(({ values, over, excess }) => {
        const sorted = rising(values.values());
        const n = sorted.length;
        return { n, over, excess, quantile: (share) => (n > 0 ? quantile(sorted, share) : null) };
      }),
      stages: this.tallies.map((tally, stage) => ({
        ...tally,
        curve: survivalCurve(
          weightedOf(this.ended, stage),
          weightedOf(this.censored, stage),
          weightedOf(this.entered, stage),
        ),
      })),
    };
  }
}

/** Values in buckets. */
export class BucketCollection {
  readonly spreads: Spreads = emptySpreads();
  /** Ages of stays that had not ended when the period did. */
  readonly censored: readonly Spread[] = STAGES.map(emptySpread);
  readonly tallies = stageTallies();

  collected(): Collected {
    const { pairs, ended, crossing } = this.spreads;
    return {
      pairs: pairs.map(({ values, over, excess }) => ({
        n: values.n,
        over,
        excess,
        quantile: (share) => (values.n > 0 ? values.quantile(share) : null),
      })),
      stages: this.tallies.map(({ total }, stage) => {
        const [done, left, before] = [ended[stage], this.censored[stage], crossing[stage]];
        if (!done || !left || !before) throw new Error("a stage too many");
        return {
          n: done.values.n + left.values.n,
          open: left.values.n,
          total,
          over: done.over + left.over,
          excess: done.excess + left.excess,
          curve: survivalCurve(
            weightedBuckets(done.values),
            weightedBuckets(left.values),
            weightedBuckets(before.values),
          ),
        };
      }),
    };
  }
}
