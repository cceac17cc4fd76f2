// The random split into two variants and a control group: the same seed and people make the same groups. Pure.
import type { Group } from "./campaign";

/** MurmurHash3's finaliser over FNV-1a of the text: spreads neighbours over all of 32 bits. */
function drawn(seed: number, id: string): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1);
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** How many people are told nothing. @param controlPercent 0 to 50 */
export function controlCount(people: number, controlPercent: number): number {
  return Math.round((people * controlPercent) / 100);
}

/**
 * Draws lots: the control group has exactly its share, and the two variants differ by one person at most. The order in which
 * the people are given does not matter.
 * @param ids of the people, each once
 */
export function split(
  seed: number,
  controlPercent: number,
  ids: readonly string[],
): ReadonlyMap<string, Group> {
  const lots = ids
    .map((id) => ({ id, lot: drawn(seed, id) }))
    .sort((one, other) => one.lot - other.lot || (one.id < other.id ? -1 : 1));
  const control = controlCount(ids.length, controlPercent);
  return new Map(
    lots.map(({ id }, at): [string, Group] => [
      id,
      at < control ? "control" : (at - control) % 2 === 0 ? "A" : "B",
    ]),
  );
}
