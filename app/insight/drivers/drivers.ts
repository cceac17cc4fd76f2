// What goes with satisfaction: of each criterion, how often it failed and by how much lower those visits were rated. Pure.
// An association and no more: visits of the same length at the same centre are compared, nothing else is held equal.
import { seededRandom, type Random } from "../figures/random";
import { Adjustment, type Setting } from "./adjustment";
import { standing } from "./benjamini-hochberg";

export interface RatedVisit extends Setting {
  /** The mean of its ratings, 1 to 5. */
  readonly score: number;
  /** Whether each criterion failed; a criterion that says nothing of the visit is left out. */
  readonly failed: ReadonlyMap<string, boolean>;
}

/** How often a criterion failed among all visits of the period, rated or not. */
export interface FailureCount {
  readonly id: string;
  readonly failed: number;
  readonly n: number;
}

export interface Driver {
  readonly id: string;
  /** Share of visits that failed it, 0 to 1. */
  readonly share: number;
  /** By so many points visits that failed it are rated lower than those that met it; negative: higher. */
  readonly gap: number;
  /** Share x gap: points of the mean rating. */
  readonly impact: number;
  /** 95 %, of the impact. */
  readonly low: number;
  readonly high: number;
  /** Rated visits behind it, and those of them that failed. */
  readonly rated: number;
  readonly ratedFailed: number;
  /** How often chance alone makes so large a gap. */
  readonly chance: number;
}

export interface DriverFindings {
  /** Those that stand after Benjamini and Hochberg and pull the rating down, the largest impact first. */
  readonly drivers: readonly Driver[];
  /** How many criteria could be tested. */
  readonly tested: number;
  readonly rated: number;
}

/** One false finding in ten is put up with. */
export const FALSE_RATE = 0.1;
const DRAWS = 1000;
/** Fewer rated visits on either side say nothing. */
const FEWEST = 8;
const SEED = 20_261_122;

interface Sample {
  readonly score: Float64Array;
  readonly failed: Float64Array;
  readonly gap: number;
}

/** The two rests, and the slope of the one by the other. */
function sampleOf(visits: readonly RatedVisit[], id: string): Sample | undefined {
  const fails = Float64Array.from(visits, ({ failed }) => (failed.get(id) === true ? 1 : 0));
  const adjustment = new Adjustment(visits);
  const failed = adjustment.rest(fails);
  const squares = failed.reduce((sum, value) => sum + value * value, 0);
  // It fails with the centre or the length alone: what it does beside them cannot be told.
  if (squares < 1e-6) return undefined;
  const score = adjustment.rest(Float64Array.from(visits, (visit) => visit.score));
  const slope = failed.reduce((sum, value, at) => sum + value * (score[at] ?? 0), 0) / squares;
  return { score, failed, gap: -slope };
}

/** Both tails of the normal distribution beyond z (Abramowitz and Stegun 7.1.26, within 1.5e-7). */
function beyond(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const terms = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  return terms.reduceRight((sum, term) => (sum + term) * t, 0) * Math.exp(-x * x);
}

/**
 * How often the rests, dealt out anew, make as large a slope (Freedman and Lane 1983): over all ways to deal them the product has
 * mean 0 and this variance, and is normal in the limit (Hoeffding 1951).
 */
function chanceOf({ score, failed }: Sample): number {
  const sum = (values: Float64Array, other: Float64Array) =>
    values.reduce((total, value, at) => total + value * (other[at] ?? 0), 0);
  const variance = (sum(failed, failed) * sum(score, score)) / (failed.length - 1);
  return variance > 0 ? beyond(sum(failed, score) / Math.sqrt(variance)) : 1;
}

/** The impact with other visits drawn in place of these, and the share as unsure as its count is. */
function impactRange({ score, failed }: Sample, share: number, n: number, random: Random) {
  const spread = Math.sqrt((share * (1 - share)) / n);
  const impacts: number[] = [];
  for (let draw = 0; draw < DRAWS; draw += 1) {
    let [product, squares] = [0, 0];
    for (let visit = 0; visit < failed.length; visit += 1) {
      const at = random.below(failed.length);
      const value = failed[at] ?? 0;
      product += value * (score[at] ?? 0);
      squares += value * value;
    }
    const drawn = Math.min(1, Math.max(0, share + spread * random.normal()));
    if (squares > 0) impacts.push((-product / squares) * drawn);
  }
  impacts.sort((a, b) => a - b);
  const at = (part: number) => impacts[Math.round(part * (impacts.length - 1))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}

interface Tested {
  readonly count: FailureCount;
  readonly sample: Sample;
  readonly rated: number;
  readonly ratedFailed: number;
  readonly chance: number;
}

function tested(count: FailureCount, visits: readonly RatedVisit[]): readonly Tested[] {
  const told = visits.filter((visit) => visit.failed.has(count.id));
  const ratedFailed = told.filter((visit) => visit.failed.get(count.id) === true).length;
  if (count.n === 0 || ratedFailed < FEWEST || told.length - ratedFailed < FEWEST) return [];
  const sample = sampleOf(told, count.id);
  return sample ? [{ count, sample, rated: told.length, ratedFailed, chance: chanceOf(sample) }] : [];
}

function driverOf({ count, sample, ...rest }: Tested): Driver {
  const { id, failed, n } = count;
  const share = failed / n;
  const { gap } = sample;
  const range = impactRange(sample, share, n, seededRandom(SEED));
  return { id, share, gap, impact: share * gap, ...range, ...rest };
}

/**
 * The same visits always give the same findings: the seed is fixed.
 * @param counts of the criteria that may drive satisfaction: none that is decided by the rating itself
 */
export function satisfactionDrivers(
  visits: readonly RatedVisit[],
  counts: readonly FailureCount[],
): DriverFindings {
  const all = counts.flatMap((count) => tested(count, visits));
  const stand = standing(
    all.map(({ chance }) => chance),
    FALSE_RATE,
  );
  const drivers = all
    .filter(({ sample }, place) => stand[place] === true && sample.gap > 0)
    .map(driverOf)
    .sort((one, other) => other.impact - one.impact);
  return { drivers, tested: all.length, rated: visits.length };
}
