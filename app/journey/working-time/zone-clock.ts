// The wall clock of a time zone as arithmetic: a few stretches of constant offset instead of a look-up per question.
import { IANAZone } from "luxon";
import { DAY, MINUTE } from "../instant";

/** From `from` on (UTC milliseconds) the wall clock shows UTC plus `offset` milliseconds. */
interface Stretch {
  readonly from: number;
  readonly offset: number;
}

/** @throws RangeError when there is no such zone */
export function zoneNamed(name: string): IANAZone {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`not a time zone: ${name}`);
  return zone;
}

function offsetAt(zone: IANAZone, at: number): number {
  return zone.offset(at) * MINUTE;
}

/** The first millisecond in (low, high] that no longer has the offset of `low`. */
function changeBetween(zone: IANAZone, low: number, high: number): number {
  const before = offsetAt(zone, low);
  let [same, other] = [low, high];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(zone, middle) === before) same = middle;
    else other = middle;
  }
  return other;
}

/** No zone has ever changed its clock twice within a week. */
const LOOK_EVERY = 7 * DAY;

/** The stretches that cover [from, to). */
function stretches(zone: IANAZone, from: number, to: number): readonly Stretch[] {
  const found: Stretch[] = [{ from, offset: offsetAt(zone, from) }];
  for (let at = from; at < to; at += LOOK_EVERY) {
    const offset = offsetAt(zone, at + LOOK_EVERY);
    if (offset !== found.at(-1)?.offset)
      found.push({ from: changeBetween(zone, at, at + LOOK_EVERY), offset });
  }
  return found;
}

/**
 * For local times that only ever rise: the first moment at which the wall clock has come to that local time.
 * A local time that is skipped in spring comes at the moment of the jump; one that comes twice in autumn, the first time.
 * Local times are counted as if the wall clock were UTC. All in milliseconds.
 */
export function risingClock(zone: IANAZone, from: number, to: number): (local: number) => number {
  const known = stretches(zone, from, to);
  let present = 0;
  return (local) => {
    for (;;) {
      const { from: begins, offset } = known[present] ?? { from: to, offset: 0 };
      const next = known[present + 1];
      if (!next || local - offset < next.from) return Math.max(begins, local - offset);
      present += 1;
    }
  };
}
