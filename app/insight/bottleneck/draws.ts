// The draws that tell how sure a verdict is: blocks of visits, drawn again and again, with the doubt about the formula.
import { seededRandom } from "../figures/random";
import type { Blocks } from "./blocks";
import type { Candidate, CandidateKind, Sums } from "./case-sums";
import type { Roster } from "./ledger-rows";
import { freedByRework } from "./freed-by-rework";
import { reliefIn } from "./savings";

/** A multiple of four. */
export const DRAWS = 1000;
const SECONDS = 60;
/** The same data always gives the same words. */
const SEED = 20_261_122;

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
  // What it saves others is added before (freed-by-rework.ts).
  rework: { bias: 0, deviation: 0.3 },
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
  const byName = new Map<string, Candidate>();
  for (const { candidates } of parts) {
    for (const candidate of candidates)
      if (!byName.has(candidate.name)) byName.set(candidate.name, candidate);
  }
  return [...byName.values()];
}

export interface Draws {
  /** By candidate, one saving a draw. */
  readonly savings: readonly Float64Array[];
  readonly wins: Float64Array;
}

/** A candidate of a part whose relief depends on what is drawn, with its sums by block. */
interface Drawn {
  /** Its place among the names. */
  readonly name: number;
  readonly wait: Float64Array;
  /** Undefined: nothing in any block, or nothing that relief depends on. */
  readonly busy: Float64Array | undefined;
  readonly occurrences: Float64Array | undefined;
  readonly relief: ReturnType<typeof reliefIn>;
}

interface DrawColumns {
  /** By name: the seconds, by block, that reliefs save which are the same in every draw. */
  readonly fixed: readonly Float64Array[];
  readonly drawn: readonly Drawn[];
}

function addColumn(into: Float64Array, values: Float64Array, share: number): void {
  for (let block = 0; block < into.length; block += 1) {
    into[block] = (into[block] ?? 0) + (values[block] ?? 0) * share;
  }
}

function visitsByBlock(parts: readonly Part[], count: number): Float64Array {
  const visits = new Float64Array(count);
  for (const { blocks } of parts) addColumn(visits, blocks.visits, 1);
  return visits;
}

function drawColumns(parts: readonly Part[], names: readonly Candidate[], count: number): DrawColumns {
  const fixed = names.map(() => new Float64Array(count));
  const drawn: Drawn[] = [];
  for (const { roster, candidates, blocks } of parts) {
    candidates.forEach((candidate, at) => {
      const name = names.findIndex((each) => each.name === candidate.name);
      const [of, into] = [blocks.sums[at], fixed[name]];
      if (!of || !into) return;
      const relief = reliefIn(candidate, roster);
      const isResource = candidate.kind === "resource";
      const isBusy = isResource && of.busy.some((busy) => busy > 0);
      const hasTarget = !isResource && roster.targets.has(candidate.name);
      if (!isBusy && !hasTarget) return addColumn(into, of.wait, relief(1, 0, 0));
      const [busy, occurrences] = [isBusy ? of.busy : undefined, hasTarget ? of.occurrences : undefined];
      drawn.push({ name, wait: of.wait, busy, occurrences, relief });
    });
  }
  return { fixed, drawn };
}

/** What is drawn: the same for every verdict with as many blocks and such candidates, since the seed is. */
interface Chances {
  /** By draw, how often each block is in it. */
  readonly times: Float64Array;
  /** By candidate and draw, what the formula may be wrong by. */
  readonly factors: readonly Float64Array[];
}

/** The last ones, with what they were made for: verdicts are asked for again and again. */
let kept: { readonly made: string; readonly chances: Chances } | undefined;

/** The block bootstrap (Künsch 1989; blocks do not overlap, as in Carlstein 1986): as many blocks again, with repetition. */
function chancesOf(names: readonly Candidate[], count: number, doubts: Doubts): Chances {
  const wanted = names.map(({ kind }) => doubts[kind]);
  const made = JSON.stringify([count, wanted]);
  if (kept?.made === made) return kept.chances;
  const random = seededRandom(SEED);
  const times = new Float64Array(DRAWS * count);
  const factors = names.map(() => new Float64Array(DRAWS));
  for (let each = 0; each < DRAWS; each += 1) {
    for (let block = 0; block < count; block += 1) {
      const chosen = each * count + random.below(count);
      times[chosen] = (times[chosen] ?? 0) + 1;
    }
    wanted.forEach(({ bias, deviation }, place) => {
      const factor = Math.exp(bias + deviation * random.normal());
      (factors[place] ?? [])[each] = factor;
    });
  }
  const chances = { times, factors };
  kept = { made, chances };
  return chances;
}

/** The sum of a column in each draw. Four draws side by side, since each addition has to wait for the one before it. */
function drawnSums(column: Float64Array, times: Float64Array, into: Float64Array): Float64Array {
  const count = column.length;
  for (let each = 0; each < DRAWS; each += 4) {
    const first = each * count;
    const second = first + count;
    const third = second + count;
    const fourth = third + count;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let block = 0; block < count; block += 1) {
      const value = column[block] ?? 0;
      a += value * (times[first + block] ?? 0);
      b += value * (times[second + block] ?? 0);
      c += value * (times[third + block] ?? 0);
      d += value * (times[fourth + block] ?? 0);
    }
    into[each] = a;
    into[each + 1] = b;
    into[each + 2] = c;
    into[each + 3] = d;
  }
  return into;
}

/** The seconds that relief of each candidate saves in each draw, all parts together. */
function savedSeconds(
  parts: readonly Part[],
  names: readonly Candidate[],
  count: number,
  times: Float64Array,
): readonly Float64Array[] {
  const { fixed, drawn } = drawColumns(parts, names, count);
  const saved = fixed.map((column) => drawnSums(column, times, new Float64Array(DRAWS)));
  const [waits, busies, often] = [new Float64Array(DRAWS), new Float64Array(DRAWS), new Float64Array(DRAWS)];
  for (const { name, wait, busy, occurrences, relief } of drawn) {
    drawnSums(wait, times, waits);
    if (busy) drawnSums(busy, times, busies);
    else busies.fill(0);
    if (occurrences) drawnSums(occurrences, times, often);
    else often.fill(0);
    const into = saved[name];
    if (!into) continue;
    for (let each = 0; each < DRAWS; each += 1) {
      const waited = waits[each] ?? 0;
      into[each] = (into[each] ?? 0) + waited * relief(waited, busies[each] ?? 0, often[each] ?? 0);
    }
  }
  return saved;
}

/** Blocks of visits, drawn again and again: what each relief would have saved, and which would have saved most. */
export function draw(parts: readonly Part[], names: readonly Candidate[], doubts: Doubts): Draws {
  const count = parts[0]?.blocks.count ?? 0;
  const { times, factors } = chancesOf(names, count, doubts);
  const savings = savedSeconds(parts, names, count, times);
  const rework = savings[names.findIndex(({ kind }) => kind === "rework")];
  if (rework) {
    const more = 1 + freedByRework(parts);
    rework.forEach((saved, each) => (rework[each] = saved * more));
  }
  const visits = drawnSums(visitsByBlock(parts, count), times, new Float64Array(DRAWS));
  const largest = new Float64Array(DRAWS);
  const best = new Int32Array(DRAWS).fill(-1);
  savings.forEach((saving, place) => {
    const factor = factors[place] ?? new Float64Array();
    for (let each = 0; each < DRAWS; each += 1) {
      const drawn = visits[each] ?? 0;
      const mean = drawn > 0 ? (saving[each] ?? 0) / SECONDS / drawn : 0;
      const told = mean * (factor[each] ?? 0);
      saving[each] = told;
      if (told <= (largest[each] ?? 0)) continue;
      largest[each] = told;
      best[each] = place;
    }
  });
  const wins = new Float64Array(names.length);
  for (const place of best) if (place >= 0) wins[place] = (wins[place] ?? 0) + 1;
  return { savings, wins };
}
