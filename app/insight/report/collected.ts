// What a report is told from, whichever way it was added up: exactly from columns, or from months.
import { STAGES } from "~/journey/stages";
import { rising } from "../figures/rising";
import { quantile } from "../figures/summary";
import { survivalCurve, weighted, weightedBuckets, type Curve } from "../figures/survival-curve";
import type { Roster } from "../bottleneck/ledger-rows";
import { Bins } from "./bins";
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

/** Values as they are. They are sorted where they lie: nothing is added after `collected`. */
export class ExactCollection {
  /** By cause, and of rework; what is over their limits, and by how much. */
  readonly pairs = new Bins(PAIRS);
  readonly over = new Float64Array(PAIRS);
  readonly excess = new Float64Array(PAIRS);
  readonly tallies = stageTallies();
  readonly ended = new Bins(STAGES.length);
  readonly censored = new Bins(STAGES.length);
  readonly entered = new Bins(STAGES.length);

  collected(): Collected {
    return {
      pairs: Array.from({ length: PAIRS }, (_, pair) => {
        const sorted = rising(this.pairs.of(pair));
        const n = sorted.length;
        return {
          n,
          over: this.over[pair] ?? 0,
          excess: this.excess[pair] ?? 0,
          quantile: (share) => (n > 0 ? quantile(sorted, share) : null),
        };
      }),
      stages: this.tallies.map((tally, stage) => ({
        ...tally,
        curve: survivalCurve(
          weighted(this.ended.of(stage)),
          weighted(this.censored.of(stage)),
          weighted(this.entered.of(stage)),
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
