// Which of many findings stand, when each had its chance to come out by accident.

/**
 * The step-up procedure: of the findings it names, the expected share of false ones is at most `rate` (Benjamini and Hochberg,
 * Journal of the Royal Statistical Society B 57, 1995, 289–300).
 * @param chances the p-value of each finding, in any order
 * @param rate 0.1 for one false one in ten
 * @returns for each finding whether it stands
 */
export function standing(chances: readonly number[], rate: number): readonly boolean[] {
  const sorted = chances.toSorted((a, b) => a - b);
  const limit = sorted.reduce((found, chance, place) => {
    return chance <= (rate * (place + 1)) / sorted.length ? chance : found;
  }, -1);
  return chances.map((chance) => chance <= limit);
}
