// The verdict: which one change would save the customers the most time, and how sure that is.
import { seededRandom } from "../figures/random";
import { quantile } from "../figures/summary";
import { blocksOf, FEWEST_BLOCKS, type Blocks } from "./blocks";
import type { CandidateKind, CaseSums } from "./case-sums";
import type { Roster } from "./ledger-rows";
import { savingOf, type Saving } from "./savings";

/** At and above this one candidate is named; below, the data cannot tell. */
export const SURE = 0.95;
const DRAWS = 1000;
/** The same data always gives the same words. */
const SEED = 20_261_122;

export interface Judged extends Saving {
  readonly name: string;
  /** The share of draws in which its saving is the largest. */
  readonly probability: number;
  /** 95 % of the draws lie between these, minutes a visit. */
  readonly low: number;
  readonly high: number;
}

export interface Verdict {
  readonly verdict: "one" | "unclear";
  /** The bottleneck; or those of which one is it, the likeliest first; none where nobody waits or too few visits are told of. */
  readonly names: readonly string[];
  /** The largest saving first. */
  readonly candidates: readonly Judged[];
  readonly visits: number;
}

/**
 * How far the true saving lies from the predicted one, of the logarithm of their ratio. A long period tells the wait to the second
 * and the formula is still a formula: without this doubt a near tie would be called sure because there is much data. Deviations
 * as they were found on simulated centres (test/insight, seeds 1 to 300), from quartile to quartile.
 */
export type Doubts = Readonly<Record<CandidateKind, { readonly bias: number; readonly deviation: number }>>;

export const DOUBTS: Doubts = {
  // Doors that open in the morning, shifts, and the next queue behind this one leave less to gain than a steady stream would.
  resource: { bias: -0.15, deviation: 0.2 },
  delay: { bias: 0, deviation: 0.1 },
  // A car that comes back also takes the time of people for whom others wait: the formula does not count that.
  rework: { bias: 0.3, deviation: 0.3 },
};

interface Draws {
  /** By candidate, one saving a draw. */
  readonly savings: readonly Float64Array[];
  readonly wins: Float64Array;
}

/** The block bootstrap (Künsch 1989; blocks do not overlap, as in Carlstein 1986): as many blocks again, with repetition. */
function draw(cases: CaseSums, blocks: Blocks, roster: Roster, doubts: Doubts): Draws {
  const random = seededRandom(SEED);
  const { candidates } = cases;
  const savings = candidates.map(() => new Float64Array(DRAWS));
  const wins = new Float64Array(candidates.length);
  const times = new Float64Array(blocks.count);
  const total = (values: Float64Array) =>
    values.reduce((sum, value, block) => sum + value * (times[block] ?? 0), 0);
  for (let each = 0; each < DRAWS; each += 1) {
    times.fill(0);
    for (let block = 0; block < blocks.count; block += 1) {
      const chosen = random.below(blocks.count);
      times[chosen] = (times[chosen] ?? 0) + 1;
    }
    const visits = total(blocks.visits);
    let [best, largest] = [-1, 0];
    candidates.forEach((candidate, place) => {
      const of = blocks.sums[place];
      if (!of) return;
      const sums = { wait: total(of.wait), busy: total(of.busy), occurrences: total(of.occurrences) };
      const { bias, deviation } = doubts[candidate.kind];
      const { saving: found } = savingOf(candidate, sums, visits, roster);
      const saving = found * Math.exp(bias + deviation * random.normal());
      (savings[place] ?? [])[each] = saving;
      if (saving > largest) [best, largest] = [place, saving];
    });
    if (best >= 0) wins[best] = (wins[best] ?? 0) + 1;
  }
  return { savings, wins };
}

function judge(cases: CaseSums, roster: Roster, { savings, wins }: Draws): readonly Judged[] {
  const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const judged = cases.candidates.map((candidate, place) => {
    const { wait, busy, occurrences } = cases.ofCandidate(place);
    const sums = { wait: sumOf(wait), busy: sumOf(busy), occurrences: sumOf(occurrences) };
    const drawn = (savings[place] ?? new Float64Array()).toSorted();
    return {
      name: candidate.name,
      ...savingOf(candidate, sums, cases.visits, roster),
      probability: (wins[place] ?? 0) / DRAWS,
      low: quantile(drawn, 0.025),
      high: quantile(drawn, 0.975),
    };
  });
  return judged.sort((one, other) => other.saving - one.saving || other.probability - one.probability);
}

/** The likeliest ones that together are as likely as a single name would have to be; at least two, or none. */
function likeliest(candidates: readonly Judged[]): readonly string[] {
  const named: string[] = [];
  let covered = 0;
  for (const { name, probability } of [...candidates].sort((a, b) => b.probability - a.probability)) {
    if (probability === 0 || (covered >= SURE && named.length >= 2)) break;
    named.push(name);
    covered += probability;
  }
  return named.length >= 2 ? named : [];
}

/** Never one name below `SURE`, and none at all from so few visits that there are not enough blocks of them. */
export function verdictOf(cases: CaseSums, roster: Roster, doubts: Doubts = DOUBTS): Verdict {
  const blocks = blocksOf(cases, FEWEST_BLOCKS);
  const candidates = judge(cases, roster, draw(cases, blocks, roster, doubts));
  const visits = cases.visits;
  const [first] = candidates;
  const enough = visits >= FEWEST_BLOCKS;
  if (enough && first && first.probability >= SURE) {
    return { verdict: "one", names: [first.name], candidates, visits };
  }
  return { verdict: "unclear", names: enough ? likeliest(candidates) : [], candidates, visits };
}
