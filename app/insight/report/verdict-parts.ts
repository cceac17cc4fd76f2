// From sums to the parts that a verdict is reached from, of a period or of a week.
import { WAIT_CAUSES } from "~/journey/wait-cause";
import { FEWEST_BLOCKS } from "../bottleneck/blocks";
import { candidatesOf, type Candidate, type Sums } from "../bottleneck/case-sums";
import { REWORK } from "../bottleneck/ledger-rows";
import type { Part } from "../bottleneck/draws";
import { LOOPED } from "../ledger/row-code";
import { BUSY, BUSY_AT, SUMS, TIMES_AT } from "../ledger/sums";
import type { CentreSums } from "./collected";

const SECOND = 1000;

/** Where a candidate's waits stand among the pairs; -1 when nothing is recorded of it. */
export function pairOf(name: string): number {
  return name === REWORK ? LOOPED : WAIT_CAUSES.findIndex((cause) => cause === name);
}

/** A candidate's sums out of those at `at`, seconds. */
export function sumsOf({ name, kind }: Candidate, sums: Float64Array, at = 0): Sums {
  const pair = pairOf(name);
  if (pair < 0) return { wait: 0, busy: 0, occurrences: 0 };
  const busy = kind === "resource" ? BUSY.findIndex((each) => each === name) : -1;
  return {
    wait: (sums[at + pair] ?? 0) / SECOND,
    busy: busy < 0 ? 0 : (sums[at + BUSY_AT + busy] ?? 0) / SECOND,
    occurrences: sums[at + TIMES_AT + pair] ?? 0,
  };
}

function blockSums(candidate: Candidate, of: Float64Array): Part["blocks"]["sums"][number] {
  const wait = new Float64Array(FEWEST_BLOCKS);
  const busy = new Float64Array(FEWEST_BLOCKS);
  const occurrences = new Float64Array(FEWEST_BLOCKS);
  for (let block = 0; block < FEWEST_BLOCKS; block += 1) {
    const sums = sumsOf(candidate, of, block * SUMS);
    wait[block] = sums.wait;
    busy[block] = sums.busy;
    occurrences[block] = sums.occurrences;
  }
  return { wait, busy, occurrences };
}

export function partOf({ roster, visits, sums, blocks }: CentreSums): Part {
  const candidates = candidatesOf(roster);
  return {
    roster,
    candidates,
    visits,
    totals: candidates.map((candidate) => sumsOf(candidate, sums)),
    blocks: {
      count: FEWEST_BLOCKS,
      visits: blocks.visits,
      sums: candidates.map((candidate) => blockSums(candidate, blocks.sums)),
    },
  };
}
