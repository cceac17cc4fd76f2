// The verdict: which one change would save the customers the most time, and how sure that is.
import { quantile } from "../figures/summary";
import { blocksOf, FEWEST_BLOCKS } from "./blocks";
import type { Candidate, CandidateKind, CaseSums } from "./case-sums";
import { candidateNames, draw, DOUBTS, DRAWS, type Doubts, type Draws, type Part } from "./draws";
import type { Roster } from "./ledger-rows";
import { savingOf, type Saving } from "./savings";

/** At and above this one candidate is named; below, the data cannot tell. */
export const SURE = 0.95;

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

/** A candidate over all parts: each relieved by one of its own, every visit counting the same. */
function savingOver(parts: readonly Part[], name: string): Saving {
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
