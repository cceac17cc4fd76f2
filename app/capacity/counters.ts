// The counted things: labour minutes by skill and day, cars received in a quarter of an hour, loaners and shuttle seats by day.
import { instant, iso, type Instant } from "~/journey/instant";
import type { Need } from "./need";
import { overrideKey } from "./roster";
import type { Lent, Skill } from "./skills";
import { daysBetween, quarterOf, type Workshop } from "./workshop";

/** Names one counter of a centre. `day` numbers the local date from 1970-01-01. */
export type CounterKey =
  | { readonly kind: "labour"; readonly day: number; readonly name: Skill | "all" }
  | { readonly kind: "reception"; readonly day: number; readonly name: string }
  | { readonly kind: "transport"; readonly day: number; readonly name: Lent };

/** What a booking takes of a counter: minutes, or cars. */
export type Use = CounterKey & { readonly amount: number };

/** What a counter may come to, and the part of it that is kept for walk-ins. */
export interface Limit {
  readonly capacity: number;
  readonly held: number;
}

/** How a counter stands. */
export interface Level extends Limit {
  readonly used: number;
  readonly walkIn: number;
}

export function counterKey({ kind, day, name }: CounterKey): string {
  return `${kind} ${String(day)} ${name}`;
}

/** In the order in which counters are locked, everywhere. */
export function inLockOrder<K extends CounterKey>(keys: readonly K[]): readonly K[] {
  const unique = new Map(keys.map((key) => [counterKey(key), key]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key);
}

export function limitOf(shop: Workshop, key: CounterKey): Limit {
  const { roster } = shop;
  switch (key.kind) {
    case "labour": {
      const capacity = shop.labour(key.day, key.name);
      return { capacity, held: Math.ceil((capacity * roster.walkInPercent) / 100) };
    }
    case "reception":
      return { capacity: roster.receptionsPerQuarter, held: 0 };
    case "transport": {
      const own = key.name === "loaner" ? roster.loaners : roster.shuttleSeats;
      return { capacity: roster.overrides.get(overrideKey(key.day, "transport", key.name)) ?? own, held: 0 };
    }
    default:
      return key satisfies never;
  }
}

/** What is still free for a walk-in, or for everybody else. */
export function free({ capacity, held, used, walkIn }: Level, forWalkIn: boolean): number {
  const all = capacity - used;
  return Math.max(0, forWalkIn ? all : Math.min(all, capacity - held - (used - walkIn)));
}

/** A counter that nobody has used yet. */
export function unused(limit: Limit): Level {
  return { ...limit, used: 0, walkIn: 0 };
}

/** The labour of each day shared out among the skills in the order of the work. */
function labourUses(need: Need, byDay: ReadonlyMap<number, number>): Use[] {
  const left = need.work.map((part) => ({ ...part }));
  return [...byDay].flatMap(([day, minutes]): Use[] => {
    const uses: Use[] = [{ kind: "labour", day, name: "all", amount: minutes }];
    let open = minutes;
    for (const part of left) {
      const amount = Math.min(open, part.minutes);
      if (amount === 0) continue;
      part.minutes -= amount;
      open -= amount;
      uses.push({ kind: "labour", day, name: part.skill, amount });
    }
    return uses;
  });
}

/** A place in the plan: when the customer comes, and who works on the car where and when. */
export interface Placement {
  readonly receptionAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly bayId: string;
  readonly mechanicId: string;
}

/** Everything that a visit takes by being placed there. A loaner is out from the reception to the end of the work. */
export function usesOf(shop: Workshop, need: Need, placement: Placement): readonly Use[] {
  const { receptionAt, startsAt, endsAt, mechanicId } = placement;
  const quarter = quarterOf(receptionAt);
  // Work that ends at midnight does not reach into the next day.
  const [firstDay, lastDay] = [shop.dayOf(receptionAt), shop.dayOf(instant(endsAt - 1))];
  const lent: readonly Lent[] =
    need.transport === "loaner" || need.transport === "shuttle" ? [need.transport] : [];
  return [
    ...labourUses(need, shop.minutesByDay(mechanicId, { start: startsAt, end: endsAt })),
    { kind: "reception", day: shop.dayOf(quarter), name: iso(quarter), amount: 1 },
    ...lent.flatMap((name) =>
      daysBetween(firstDay, lastDay).map((day): Use => ({
        kind: "transport",
        day,
        name,
        amount: 1,
      })),
    ),
  ];
}
