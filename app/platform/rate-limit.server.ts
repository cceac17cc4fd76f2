// How often something may be done, counted in the database so that every server process knows.
import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "./db/db.server";

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

export interface RateLimit {
  /** Counts once. @returns milliseconds to wait once the limit is reached, else undefined */
  readonly count: (key: string) => Promise<number | undefined>;
  /** Gives one back. */
  readonly reward: (key: string) => Promise<void>;
  readonly forget: (key: string) => Promise<void>;
}

/** @param name of the limit, unlike all others; keys are kept as hashes */
export function rateLimit(
  name: string,
  limit: { readonly points: number; readonly durationSeconds: number },
): RateLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: store,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    points: limit.points,
    duration: limit.durationSeconds,
    keyPrefix: name,
  });
  return {
    async count(key) {
      try {
        await limiter.consume(hashed(key));
        return undefined;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
        throw refusal;
      }
    },
    reward: async (key) => void (await limiter.reward(hashed(key))),
    forget: async (key) => void (await limiter.delete(hashed(key))),
  };
}

function hashed(key: string): string {
  return createHash("sha256").update(key).digest("hex").slice(0, 40);
}

/** The address, or of IPv6 the network that one customer of a provider has: whoever has it has all addresses in it. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined) return v4;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const all = tail === undefined ? groups : [...groups, ...zeros(8 - groups.length - after.length), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}

function zeros(count: number): readonly string[] {
  return Array.from({ length: Math.max(0, count) }, () => "0");
}

/** Counts in several limits at once. @returns the seconds to wait once one of them is reached, else undefined */
export async function countIn(
  ...limits: readonly (readonly [limit: RateLimit, key: string])[]
): Promise<number | undefined> {
  const waits = (await Promise.all(limits.map(([limit, key]) => limit.count(key)))).filter(
    (ms) => ms !== undefined,
  );
  return waits.length === 0 ? undefined : Math.max(1, Math.ceil(Math.max(...waits) / 1000));
}
