// How often one address may ask for links that open nothing, and how often forms may come from it or behind one link.
import { data } from "react-router";
import { formatPhone } from "~/people/phone";
import { orUnavailable } from "~/platform/database-outage";
import { db } from "~/platform/db/db.server";
import { countIn, networkOf, rateLimit } from "~/platform/rate-limit.server";

const TEN_MINUTES_S = 10 * 60;

/** Nobody mistypes a link thirty times in ten minutes; a scanner does. Many may share one address. */
const misses = rateLimit("link-miss", { points: 30, durationSeconds: TEN_MINUTES_S });
const postsFrom = rateLimit("link-post-address", { points: 120, durationSeconds: TEN_MINUTES_S });
const postsBehind = rateLimit("link-post-token", { points: 120, durationSeconds: TEN_MINUTES_S });

/** More than this are no help: the text then sends to the message that brought the link. */
const MOST_CENTRES = 12;

export interface Callable {
  readonly name: string;
  readonly phone: string;
}

/** Whom to call: all centres, for a link that opens nothing says nothing of its centre either. */
async function centresToCall(): Promise<readonly Callable[]> {
  const centres = await db().centre.findMany({
    select: { name: true, phone: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MOST_CENTRES + 1,
  });
  if (centres.length > MOST_CENTRES) return [];
  return centres.map(({ name, phone }) => ({ name, phone: formatPhone(phone) }));
}

function tooOften(centres: readonly Callable[], waitSeconds: number) {
  const headers = { "Retry-After": String(waitSeconds) };
  return data({ centres, waitMinutes: Math.ceil(waitSeconds / 60) }, { status: 429, headers });
}

/** Counts a miss, for answers that are no page. @returns the seconds to wait once there were too many, else undefined */
export function countMiss(address: string): Promise<number | undefined> {
  return countIn([misses, networkOf(address)]);
}

/**
 * The one answer to a link that opens nothing, whatever the reason: unknown, expired, revoked, made for something else.
 * @param known the centre, where the address itself names it
 * @throws data 404, or 429 after too many from one address
 */
export async function missing(address: string, known?: readonly Callable[]): Promise<never> {
  const centres = known ?? (await orUnavailable(centresToCall()));
  const waitSeconds = await orUnavailable(countMiss(address));
  throw waitSeconds === undefined ? data({ centres }, { status: 404 }) : tooOften(centres, waitSeconds);
}

/**
 * Counts a form before anything is looked up: the answer tells nothing of the link.
 * @throws data 429 after too many from one address or behind one link
 */
export async function countPost(token: string, address: string): Promise<void> {
  const from = await orUnavailable(countIn([postsFrom, networkOf(address)]));
  const waitSeconds = from ?? (await orUnavailable(countIn([postsBehind, token])));
  if (waitSeconds !== undefined) throw tooOften(await orUnavailable(centresToCall()), waitSeconds);
}
