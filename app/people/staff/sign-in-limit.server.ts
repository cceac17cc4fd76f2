// How often one may try to sign in, counted in the database so that every server process knows.
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "~/platform/db/db.server";

const MINUTE_S = 60;
/** Wrong passwords for one e-mail from one address. */
const PAIR = { points: 5, duration: 15 * MINUTE_S } as const;
/** Attempts from one address: a whole centre may sit behind it, a successful sign-in is given back. */
const ADDRESS = { points: 50, duration: 15 * MINUTE_S } as const;

/** Speaks to the application's own connections the way a pg pool would. */
const store = {
  async query({ text, values = [] }: { readonly text: string; readonly values?: readonly unknown[] }) {
    const found = await db().$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    const rows = found.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asNumber(value)])),
    );
    return { rows, rowCount: rows.length };
  },
};

function asNumber(value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}

const shared = {
  storeClient: store,
  storeType: "pool",
  tableName: "rate_limit",
  tableCreated: true,
  clearExpiredByTimeout: false,
} as const;
const byPair = new RateLimiterPostgres({ ...shared, ...PAIR, keyPrefix: "sign-in-pair" });
const byAddress = new RateLimiterPostgres({ ...shared, ...ADDRESS, keyPrefix: "sign-in-address" });

export type Attempt =
  | { readonly allowed: true; readonly succeeded: () => Promise<void> }
  /** Seconds until the next attempt may be made. */
  | { readonly allowed: false; readonly retryAfterSeconds: number };

/**
 * Counts an attempt before the password is looked at, so that many at once don't slip through. The e-mail counts the same
 * whether it belongs to anybody or not.
 */
export async function attemptSignIn(email: string, address: string): Promise<Attempt> {
  const pair = createHash("sha256").update(`${email}\n${address}`).digest("hex").slice(0, 40);
  const from = createHash("sha256").update(address).digest("hex").slice(0, 40);
  const refusals = (await Promise.all([count(byPair, pair), count(byAddress, from)])).filter(
    (ms) => ms !== undefined,
  );
  if (refusals.length > 0)
    return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(Math.max(...refusals) / 1000)) };
  return {
    allowed: true,
    succeeded: async () => {
      await Promise.all([byPair.delete(pair), byAddress.reward(from)]);
    },
  };
}

/** Milliseconds to wait when the limit is reached. */
async function count(limiter: RateLimiterPostgres, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
    throw refusal;
  }
}
