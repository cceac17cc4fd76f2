// How long something takes when some of it has not ended yet: the estimator of Kaplan and Meier with delayed entry.

/** One stay: it was seen from the age `entry` to the age `exit`; `ended` when it was over then, and not merely still going on. */
export interface Stay {
  readonly entry: number;
  readonly exit: number;
  readonly ended: boolean;
}

export interface SurvivalStep {
  /** At this age the share that is still going on falls to `survival`. */
  readonly age: number;
  readonly survival: number;
  readonly atRisk: number;
  readonly ended: number;
}

export type Survival = readonly SurvivalStep[];

/**
 * The product-limit estimator (Kaplan and Meier, Nonparametric estimation from incomplete observations, Journal of the American
 * Statistical Association 53, 1958); a stay counts among those at risk only from its entry on (left truncation: Klein and Moeschberger,
 * Survival Analysis, 4.6). One that is seen no longer at the age at which another ends was still at risk then.
 * @param stays ages in any unit; a stay that is seen for no time says nothing
 */
export function kaplanMeier(stays: readonly Stay[]): Survival {
  const seen = stays.filter(
    ({ entry, exit, ended }) => exit > entry || (ended && exit === entry && entry === 0),
  );
  const ages = [...new Set(seen.filter(({ ended }) => ended).map(({ exit }) => exit))].sort((a, b) => a - b);
  const entries = Float64Array.from(seen, ({ entry }) => entry).sort();
  const exits = Float64Array.from(seen, ({ exit }) => exit).sort();
  const endings = new Map<number, number>();
  for (const { exit, ended } of seen) if (ended) endings.set(exit, (endings.get(exit) ?? 0) + 1);
  let [entered, left, survival] = [0, 0, 1];
  return ages.map((age) => {
    // Entry before the age, or at 0 for what lasts no time; exit at the age or later.
    const isIn = (entry = Infinity) => entry < age || (entry === 0 && age === 0);
    while (isIn(entries[entered])) entered += 1;
    while (left < exits.length && (exits[left] ?? 0) < age) left += 1;
    const atRisk = entered - left;
    const ended = endings.get(age) ?? 0;
    survival *= 1 - ended / atRisk;
    return { age, survival, atRisk, ended };
  });
}

/** The share that is still going on at an age. */
export function survivalAt(survival: Survival, age: number): number {
  let share = 1;
  for (const step of survival) {
    if (step.age > age) break;
    share = step.survival;
  }
  return share;
}

/** The first age by which this share is over; undefined while too few have ended to say. */
export function survivalQuantile(survival: Survival, share: number): number | undefined {
  // A hair's breadth for products of fractions that should be exact.
  return survival.find((step) => step.survival <= 1 - share + 1e-12)?.age;
}

/**
 * The chance that what has gone on for so long is over within the limit: 1 - S(limit) / S(age). 0 beyond the limit; undefined
 * when nothing that old has been seen.
 */
export function chanceWithin(survival: Survival, age: number, limit: number): number | undefined {
  if (age >= limit) return 0;
  const now = survivalAt(survival, age);
  return now > 0 ? 1 - survivalAt(survival, limit) / now : undefined;
}
