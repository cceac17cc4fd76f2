// How often one address may ask for links that do not exist. Counted in memory: opening a link changes no row.
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** Nobody mistypes a link thirty times in ten minutes; a scanner does. */
const LIMIT = { points: 30, duration: 10 * 60 } as const;

const limiter = new RateLimiterMemory({ ...LIMIT, keyPrefix: "link-miss" });

/** Counts a miss. @returns the seconds to wait once there were too many, else undefined */
export async function countMiss(address: string): Promise<number | undefined> {
  try {
    await limiter.consume(address);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw refusal;
  }
}
