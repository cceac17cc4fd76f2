// Relief: the share of a wait that one change would remove.

/** A load of one or more has no mean wait; it is counted as this. */
export const HIGHEST_LOAD = 0.99;

/** What is taken off a delay for which nobody has set a target. */
export const DECLARED_RELIEF = 0.5;

/**
 * The share of the wait for a resource that one more of it would remove: 1 - Wq(rho c/(c+1), c+1) / Wq(rho, c), with
 * Wq(rho, c) proportional to rho^(sqrt(2(c+1))-1) / (c(1-rho)) (Sakasegawa, An approximation formula Lq = a rho^b/(1-rho), Annals
 * of the Institute of Statistical Mathematics 29, 1977). The quotient is written with one logarithm and one power: it is asked for
 * a hundred thousand times in a verdict.
 * @param servers how many there are: at least 1
 * @returns by load, busy / rostered time, 0 or more; above `HIGHEST_LOAD` it counts as that, at 0 the limit of the formula, 1, is given
 */
export function reliefByLoad(servers: number): (load: number) => number {
  const more = Math.sqrt(2 * (servers + 2)) - 1;
  const power = more - (Math.sqrt(2 * (servers + 1)) - 1);
  const shift = more * Math.log(servers / (servers + 1));
  return (load) => {
    const rho = Math.min(load, HIGHEST_LOAD);
    if (rho <= 0) return 1;
    const ratio = (servers * (1 - rho)) / (servers + 1 - rho * servers);
    return 1 - Math.exp(power * Math.log(rho) + shift) * ratio;
  };
}

/** The same for one load. */
export function reliefOfOneMore(load: number, servers: number): number {
  return reliefByLoad(servers)(load);
}

/**
 * The share of the wait for a resource that would go with a share of its work: 1 - Wq((1-s) rho, c) / Wq(rho, c), by the same
 * formula. Where cars come back less often, those that do not come back wait less too.
 * @param less of the load, 0 to 1
 */
export function reliefOfLessWork(load: number, servers: number, less: number): number {
  const rho = Math.min(load, HIGHEST_LOAD);
  if (rho <= 0) return 0;
  return 1 - ((1 - less) ** (Math.sqrt(2 * (servers + 1)) - 1) * (1 - rho)) / (1 - rho * (1 - less));
}

/**
 * The share of a delay that is above its target, 0 where the mean is within it; without a target the declared half.
 * @param mean of one delay, in the unit of the target
 */
export function reliefOfDelay(mean: number, target: number | undefined): number {
  if (target === undefined) return DECLARED_RELIEF;
  return mean > 0 ? Math.max(0, mean - target) / mean : 0;
}
