// The draws that tell how sure a verdict is: blocks of visits, drawn again and again, with the doubt about the formula.
import { seededRandom } from "../figures/random";
import type { Blocks } from "./blocks";
import type { Candidate, CandidateKind, Sums } from "./case-sums";
import type { Roster } from "./ledger-rows";
import { reliefIn } from "./savings";

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

/** A candidate of a part whose relief depends on what is drawn, and where its sums stand in the table. */
interface Drawn {
  /** Its place among the names. */
  readonly name: number;
  readonly wait: number;
  readonly busy: number;
  readonly occurrences: number;
  readonly relief: ReturnType<typeof reliefIn>;
}

/**
 * The sums of all parts, block by block, so that a draw adds up rows. The first column is visits, the second nothing; then one for
 * each name: the seconds that reliefs save which are the same in every draw.
 */
interface DrawTable {
  readonly width: number;
  readonly cells: Float64Array;
  readonly drawn: readonly Drawn[];
}

const NOTHING = 1;
const FIXED = 2;

function drawTable(parts: readonly Part[], names: readonly Candidate[], count: number): DrawTable {
  const columns = Array.from({ length: FIXED + names.length }, () => new Float64Array(count));
  const addTo = (column: number, values: Float64Array, share: number) => {
    const into = columns[column];
    if (into) values.forEach((value, block) => (into[block] = (into[block] ?? 0) + value * share));
  };
  const drawn: Drawn[] = [];
  for (const { roster, candidates, blocks } of parts) {
    addTo(0, blocks.visits, 1);
    candidates.forEach((candidate, at) => {
      const of = blocks.sums[at];
      if (!of) return;
      const name = names.findIndex((each) => each.name === candidate.name);
      const relief = reliefIn(candidate, roster);
      const isResource = candidate.kind === "resource";
      const isBusy = isResource && of.busy.some((busy) => busy > 0);
      const hasTarget = !isResource && roster.targets.has(candidate.name);
      if (!isBusy && !hasTarget) return addTo(FIXED + name, of.wait, relief(1, 0, 0));
      const place = (column: Float64Array, isNeeded: boolean) =>
        isNeeded ? columns.push(Float64Array.from(column)) - 1 : NOTHING;
      drawn.push({
        name,
        wait: place(of.wait, true),
        busy: place(of.busy, isBusy),
        occurrences: place(of.occurrences, hasTarget),
        relief,
      });
    });
  }
  const width = columns.length;
  const cells = new Float64Array(width * count);
  columns.forEach((column, at) => column.forEach((value, block) => (cells[block * width + at] = value)));
  return { width, cells, drawn };
}

function addTimes(sums: Float64Array, cells: Float64Array, from: number, times: number): void {
  if (times === 0) return;
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (cells[from + at] ?? 0) * times;
}

/** The block bootstrap (Künsch 1989; blocks do not overlap, as in Carlstein 1986): as many blocks again, with repetition. */
export function draw(parts: readonly Part[], names: readonly Candidate[], doubts: Doubts): Draws {
  const random = seededRandom(SEED);
  const savings = names.map(() => new Float64Array(DRAWS));
  const wins = new Float64Array(names.length);
  const count = parts[0]?.blocks.count ?? 0;
  const { width, cells, drawn } = drawTable(parts, names, count);
  const times = new Float64Array(count);
  const found = new Float64Array(names.length);
  const sums = new Float64Array(width);
  for (let each = 0; each < DRAWS; each += 1) {
    times.fill(0);
    sums.fill(0);
    for (let block = 0; block < count; block += 1) {
      const chosen = random.below(count);
      times[chosen] = (times[chosen] ?? 0) + 1;
    }
    for (let block = 0; block < count; block += 1) addTimes(sums, cells, block * width, times[block] ?? 0);
    for (let name = 0; name < found.length; name += 1) found[name] = sums[FIXED + name] ?? 0;
    for (const { name, wait, busy, occurrences, relief } of drawn) {
      const waited = sums[wait] ?? 0;
      const share = relief(waited, sums[busy] ?? 0, sums[occurrences] ?? 0);
      found[name] = (found[name] ?? 0) + waited * share;
    }
    const visits = sums[0] ?? 0;
    let [best, largest] = [-1, 0];
    names.forEach(({ kind }, place) => {
      const { bias, deviation } = doubts[kind];
      const mean = visits > 0 ? (found[place] ?? 0) / SECONDS / visits : 0;
      const saving = mean * Math.exp(bias + deviation * random.normal());
      (savings[place] ?? [])[each] = saving;
      if (saving > largest) [best, largest] = [place, saving];
    });
    if (best >= 0) wins[best] = (wins[best] ?? 0) + 1;
  }
  return { savings, wins };
}
