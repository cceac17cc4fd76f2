// The verdict: which one change would save the customers the most time, and how sure that is.
import { seededRandom } from "../figures/random";
import { quantile } from "../figures/summary";
import { blocksOf, FEWEST_BLOCKS, type Blocks } from "./blocks";
import type { Candidate, CandidateKind, CaseSums, Sums } from "./case-sums";
import type { Roster } from "./ledger-rows";
import { savingOf, type Saving } from "./savings";

/** At and above this one candidate is named; below, the data cannot tell. */
export const SURE = 0.95;
const DRAWS = 1000;
/** The same data always gives the same words. */
const SEED = 20_261_122;

export interface Judged extends Saving {
  readonly name: string;
  readonly kind: CandidateKind;
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

/** The visits of one centre, added up. */
export interface Part {
  readonly roster: Roster;
  readonly candidates: readonly Candidate[];
  readonly visits: number;
  /** By candidate. */
  readonly totals: readonly Readonly<Sums>[];
  readonly blocks: Blocks;
}

/** Candidates of all parts by name, in the order in which they come first. */
export function candidateNames(parts: readonly Part[]): readonly Candidate[] {
  const all = parts.flatMap(({ candidates }) => candidates);
  return all.filter(({ name }, place) => all.findIndex((each) => each.name === name) === place);
}

interface Draws {
  /** By candidate, one saving a draw. */
  readonly savings: readonly Float64Array[];
  readonly wins: Float64Array;
}

function drawn(values: Float64Array, times: Float64Array): number {
  let sum = 0;
  for (let block = 0; block < times.length; block += 1) sum += (values[block] ?? 0) * (times[block] ?? 0);
  return sum;
}

/** What each part would save in this draw, a visit of all parts together. */
function drawnSavings(
  part: Part,
  places: readonly number[],
  times: Float64Array,
  into: Float64Array,
): number {
  const { candidates, blocks, roster } = part;
  const visits = drawn(blocks.visits, times);
  candidates.forEach((candidate, place) => {
    const of = blocks.sums[place];
    const to = places[place] ?? 0;
    if (!of) return;
    const isResource = candidate.kind === "resource";
    const needsTimes = !isResource && roster.targets.has(candidate.name);
    const sums = {
      wait: drawn(of.wait, times),
      busy: isResource ? drawn(of.busy, times) : 0,
      occurrences: needsTimes ? drawn(of.occurrences, times) : 0,
    };
    into[to] = (into[to] ?? 0) + savingOf(candidate, sums, visits, roster).saving * visits;
  });
  return visits;
}

/** The block bootstrap (Künsch 1989; blocks do not overlap, as in Carlstein 1986): as many blocks again, with repetition. */
function draw(parts: readonly Part[], names: readonly Candidate[], doubts: Doubts): Draws {
  const random = seededRandom(SEED);
  const savings = names.map(() => new Float64Array(DRAWS));
  const wins = new Float64Array(names.length);
  const count = parts[0]?.blocks.count ?? 0;
  const times = new Float64Array(count);
  const found = new Float64Array(names.length);
  const places = parts.map(({ candidates }) =>
    candidates.map(({ name }) => names.findIndex((each) => each.name === name)),
  );
  for (let each = 0; each < DRAWS; each += 1) {
    times.fill(0);
    found.fill(0);
    for (let block = 0; block < count; block += 1) {
      const chosen = random.below(count);
      times[chosen] = (times[chosen] ?? 0) + 1;
    }
    const visits = parts.reduce(
      (sum, part, place) => sum + drawnSavings(part, places[place] ?? [], times, found),
      0,
    );
    let [best, largest] = [-1, 0];
    names.forEach(({ kind }, place) => {
      const { bias, deviation } = doubts[kind];
      const mean = visits > 0 ? (found[place] ?? 0) / visits : 0;
      const saving = mean * Math.exp(bias + deviation * random.normal());
      (savings[place] ?? [])[each] = saving;
      if (saving > largest) [best, largest] = [place, saving];
    });
    if (best >= 0) wins[best] = (wins[best] ?? 0) + 1;
  }
  return { savings, wins };
}

/** A candidate over all parts: each relieved by one of its own, every visit counting the same. */
export function savingOver(parts: readonly Part[], name: string): Saving {
  const all = parts.reduce((sum, { visits }) => sum + visits, 0);
  const found = parts.flatMap(({ candidates, totals, visits, roster }) => {
    const place = candidates.findIndex((each) => each.name === name);
    const [candidate, sums] = [candidates[place], totals[place]];
    if (!candidate || !sums) return [];
    const minutes = candidate.kind === "resource" ? (roster.resources.get(name)?.rosteredMinutes ?? 0) : 0;
    return [{ ...savingOf(candidate, sums, visits, roster), visits, minutes }];
  });
  const [only] = found;
  if (only && found.length === 1 && parts.length === 1) {
    const { visits: _visits, minutes: _minutes, ...saving } = only;
    return saving;
  }
  const sumOf = (value: (each: (typeof found)[number]) => number) =>
    found.reduce((sum, each) => sum + value(each), 0);
  const D = all > 0 ? sumOf((each) => each.D * each.visits) / all : 0;
  const saving = all > 0 ? sumOf((each) => each.saving * each.visits) / all : 0;
  const relief = D > 0 ? saving / D : 0;
  const minutes = sumOf((each) => each.minutes);
  if (minutes === 0) return { D, relief, saving };
  const load = sumOf((each) => (each.load ?? 0) * each.minutes) / minutes;
  return { D, relief, saving, load, capped: found.some(({ capped }) => capped) };
}

function judge(
  parts: readonly Part[],
  names: readonly Candidate[],
  { savings, wins }: Draws,
): readonly Judged[] {
  const judged = names.map(({ name, kind }, place) => {
    const sorted = (savings[place] ?? new Float64Array()).toSorted();
    return {
      name,
      kind,
      ...savingOver(parts, name),
      probability: (wins[place] ?? 0) / DRAWS,
      low: quantile(sorted, 0.025),
      high: quantile(sorted, 0.975),
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

function partOfCases(cases: CaseSums, roster: Roster): Part {
  const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const totals = cases.candidates.map((_, place) => {
    const { wait, busy, occurrences } = cases.ofCandidate(place);
    return { wait: sumOf(wait), busy: sumOf(busy), occurrences: sumOf(occurrences) };
  });
  const blocks = blocksOf(cases, FEWEST_BLOCKS);
  return { roster, candidates: cases.candidates, visits: cases.visits, totals, blocks };
}

/**
 * Never one name below `SURE`, and none at all from so few visits that there are not enough blocks of them.
 * @param parts the centres of a group, each with its own people; their blocks are the same stretches of time
 */
export function verdictOfParts(parts: readonly Part[], doubts: Doubts = DOUBTS): Verdict {
  const names = candidateNames(parts);
  const candidates = judge(parts, names, draw(parts, names, doubts));
  const visits = parts.reduce((sum, part) => sum + part.visits, 0);
  const [first] = candidates;
  const enough = visits >= FEWEST_BLOCKS;
  if (enough && first && first.probability >= SURE) {
    return { verdict: "one", names: [first.name], candidates, visits };
  }
  return { verdict: "unclear", names: enough ? likeliest(candidates) : [], candidates, visits };
}

/** The verdict on the visits of one centre. */
export function verdictOf(cases: CaseSums, roster: Roster, doubts: Doubts = DOUBTS): Verdict {
  return verdictOfParts([partOfCases(cases, roster)], doubts);
}
