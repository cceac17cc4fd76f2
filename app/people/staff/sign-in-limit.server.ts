// How often one may try to sign in.
import { countIn, rateLimit } from "~/platform/rate-limit.server";

const MINUTE_S = 60;
/** Wrong passwords for one e-mail from one address. */
const byPair = rateLimit("sign-in-pair", { points: 5, durationSeconds: 15 * MINUTE_S });
/** Attempts from one address: a whole centre may sit behind it, a successful sign-in is given back. */
const byAddress = rateLimit("sign-in-address", { points: 50, durationSeconds: 15 * MINUTE_S });

export type Attempt =
  | { readonly allowed: true; readonly succeeded: () => Promise<void> }
  /** Seconds until the next attempt may be made. */
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/**
 * Counts an attempt before the password is looked at, so that many at once don't slip through. The e-mail counts the same
 * whether it belongs to anybody or not.
 */
export async function attemptSignIn(email: string, address: string): Promise<Attempt> {
  const pair = `${email}\n${address}`;
  const retryAfterSeconds = await countIn([byPair, pair], [byAddress, address]);
  if (retryAfterSeconds !== undefined) return { allowed: false, retryAfterSeconds };
  return {
    allowed: true,
    succeeded: async () => {
      await Promise.all([byPair.forget(pair), byAddress.reward(address)]);
    },
  };
}
