// Relief: the share of a wait that one change would remove.

/** A load of one or more has no mean wait; it is counted as this. */
export const HIGHEST_LOAD = 0.99;

/** What is taken off a delay for which nobody has set a target. */
export const DECLARED_RELIEF = 0.5;

/** Wq of c servers at a load, up to a factor that does not depend on either: Sakasegawa 1977, "An approximation formula". */
function relativeWait(load: number, servers: number): number {
  return load ** (Math.sqrt(2 * (servers + 1)) - 1) / (servers * (1 - load));
}

/**
 * The share of the wait for a resource that one more of it would remove: 1 - Wq(rho c/(c+1), c+1) / Wq(rho, c), with
 * Wq(rho, c) proportional to rho^(sqrt(2(c+1))-1) / (c(1-rho)) (Sakasegawa, An approximation formula Lq = a rho^b/(1-rho), Annals
 * of the Institute of Statistical Mathematics 29, 1977).
 * @param load busy / rostered time, 0 or more; above `HIGHEST_LOAD` it counts as that, at 0 the limit of the formula, 1, is given
 * @param servers how many there are: at least 1
 */
export function reliefOfOneMore(load: number, servers: number): number {
  const rho = Math.min(load, HIGHEST_LOAD);
  if (rho <= 0) return 1;
  return 1 - relativeWait((rho * servers) / (servers + 1), servers + 1) / relativeWait(rho, servers);
}

/**
 * The share of a delay that is above its target, 0 where the mean is within it; without a target the declared half.
 * @param mean of one delay, in the unit of the target
 */
export function reliefOfDelay(mean: number, target: number | undefined): number {
  if (target === undefined) return DECLARED_RELIEF;
  return mean > 0 ? Math.max(0, mean - target) / mean : 0;
}
