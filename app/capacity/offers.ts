// What can be offered: times with the reason why each is possible, and days without one with the reason why not.
import { DAY, HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import {
  counterKey,
  free,
  limitOf,
  unused,
  usesOf,
  type CounterKey,
  type Level,
  type Placement,
} from "./counters";
import type { Need } from "./need";
import { candidates, place, type Busy, type Wish } from "./placement";
import type { Workshop } from "./workshop";

/** How the counters stand, by `counterKey`; one that is missing was never used. */
export type Levels = ReadonlyMap<string, Level>;

/** Why a day, or a wish, has no place. */
export type NoPlace =
  | { readonly code: "shut" }
  | { readonly code: "holiday"; readonly name: string }
  | { readonly code: "over" }
  | { readonly code: "nobody-able" }
  | { readonly code: "nobody-at-work" }
  | { readonly code: "no-bay-of-kind" }
  | { readonly code: "labour-full"; readonly freeMinutes: number; readonly neededMinutes: number }
  | { readonly code: "kept-for-walk-ins"; readonly heldMinutes: number }
  | { readonly code: "desk-full" }
  | { readonly code: "transport-gone"; readonly transport: "loaner" | "shuttle" }
  | { readonly code: "no-lane" };

export interface Offer extends Placement {
  /** Why it is possible: what the day still has of this skill, and who would do it where. */
  readonly freeMinutes: number;
  readonly mechanic: string;
  readonly bay: string;
}

export interface OfferedDay {
  readonly day: number;
  readonly offers: readonly Offer[];
  /** Present when there is no offer. */
  readonly why?: NoPlace;
}

function levelOf(shop: Workshop, levels: Levels, key: CounterKey): Level {
  return levels.get(counterKey(key)) ?? unused(limitOf(shop, key));
}

/** The first counter that the placement would run over; undefined when it fits. */
export function overrun(
  shop: Workshop,
  need: Need,
  placement: Placement,
  levels: Levels,
): (CounterKey & { readonly level: Level; readonly amount: number }) | undefined {
  for (const use of usesOf(shop, need, placement)) {
    const level = levelOf(shop, levels, use);
    if (free(level, need.walkIn) < use.amount) return { ...use, level };
  }
  return undefined;
}

/** Why the counter that would run over has no room. */
function whyFull(found: NonNullable<ReturnType<typeof overrun>>, walkIn: boolean): NoPlace {
  if (found.kind === "reception") return { code: "desk-full" };
  if (found.kind === "transport") return { code: "transport-gone", transport: found.name };
  const { level, amount } = found;
  return free(level, true) >= amount
    ? { code: "kept-for-walk-ins", heldMinutes: level.held }
    : { code: "labour-full", freeMinutes: free(level, walkIn), neededMinutes: amount };
}

/** Why nobody could be found on an open day; what stands in the way first is said first. */
function whyNoLane(
  shop: Workshop,
  need: Need,
  wish: Pick<Wish, "bayId" | "mechanicId">,
  day: number,
): NoPlace {
  const { mechanics, bays } = candidates(shop, need, wish);
  if (mechanics.length === 0) return { code: "nobody-able" };
  if (bays.length === 0) return { code: "no-bay-of-kind" };
  if (mechanics.every(({ id }) => shop.atWork(id, day).length === 0)) return { code: "nobody-at-work" };
  return { code: "no-lane" };
}

/** Why a day is not open; undefined when it is. */
export function whyShut(shop: Workshop, day: number): NoPlace | undefined {
  if (shop.openings(day).length > 0) return undefined;
  const name = shop.roster.holidayNames.get(day);
  return name === undefined ? { code: "shut" } : { code: "holiday", name };
}

export type Tried =
  { readonly ok: true; readonly placement: Placement } | { readonly ok: false; readonly why: NoPlace };

/** A wished time looked at with hours, people and bays: a lane, or why there is none. */
export function tryLane(shop: Workshop, need: Need, wish: Wish, busy: Busy): Tried {
  const day = shop.dayOf(wish.receptionAt);
  const shut = whyShut(shop, day);
  if (shut) return { ok: false, why: shut };
  const received = shop
    .openings(day)
    .some((span) => span.start <= wish.receptionAt && wish.receptionAt < span.end);
  if (!received) return { ok: false, why: { code: "shut" } };
  const placement = place(shop, need, wish, busy);
  return placement ? { ok: true, placement } : { ok: false, why: whyNoLane(shop, need, wish, day) };
}

/** Whether what is counted has room for a lane, and why not. */
export function tryCounters(shop: Workshop, need: Need, placement: Placement, levels: Levels): Tried {
  const full = overrun(shop, need, placement, levels);
  return full ? { ok: false, why: whyFull(full, need.walkIn) } : { ok: true, placement };
}

/** A wished time looked at with everything: a place, or why there is none. */
export function tryPlace(shop: Workshop, need: Need, wish: Wish, busy: Busy, levels: Levels): Tried {
  const lane = tryLane(shop, need, wish, busy);
  return lane.ok ? tryCounters(shop, need, lane.placement, levels) : lane;
}

export interface Asking extends AskingOfDay {
  readonly days: readonly number[];
}

interface AskingOfDay {
  /** Nothing is offered before it. */
  readonly notBefore: Instant;
  /** Minutes between two offers. */
  readonly everyMinutes: number;
  /** At most so many a day. */
  readonly most?: number;
}

/** The offers of each day, in order. */
export function offers(shop: Workshop, need: Need, asking: Asking, busy: Busy, levels: Levels): OfferedDay[] {
  return asking.days.map((day) => offersOf(shop, need, asking, day, busy, levels));
}

function offersOf(
  shop: Workshop,
  need: Need,
  asking: AskingOfDay,
  day: number,
  busy: Busy,
  levels: Levels,
): OfferedDay {
  const shut = whyShut(shop, day);
  if (shut) return { day, offers: [], why: shut };
  const found: Offer[] = [];
  let why: NoPlace | undefined;
  let lane: Placement | undefined;
  for (const receptionAt of receptions(shop, day, asking)) {
    // The first free lane after a reception is the first one after every reception up to it too.
    if (!lane || lane.startsAt < receptionAt) lane = place(shop, need, { receptionAt }, busy);
    if (!lane) {
      why = moreTelling(why, whyNoLane(shop, need, {}, day));
      // Who waits may find a lane later; for the others there is none in what is left of the day.
      if (need.transport === "wait") continue;
      break;
    }
    const tried = tryCounters(shop, need, { ...lane, receptionAt }, levels);
    if (tried.ok) found.push(explained(shop, need, tried.placement, levels));
    else why = moreTelling(why, tried.why);
    if (found.length === asking.most) break;
  }
  return found.length > 0 ? { day, offers: found } : { day, offers: [], why: why ?? { code: "over" } };
}

/** Full counters tell more than a lane that was not found at one of many times. */
function moreTelling(before: NoPlace | undefined, now: NoPlace): NoPlace {
  return before === undefined || (before.code === "no-lane" && now.code !== "no-lane") ? now : before;
}

function* receptions(
  shop: Workshop,
  day: number,
  { notBefore, everyMinutes }: AskingOfDay,
): Generator<Instant> {
  const step = everyMinutes * MINUTE;
  for (const { start, end } of shop.openings(day)) {
    for (let at: Instant = start; at < end; at = plus(at, step)) if (at >= notBefore) yield instant(at);
  }
}

function explained(shop: Workshop, need: Need, placement: Placement, levels: Levels): Offer {
  const { mechanics, bays } = shop.roster;
  const key = { kind: "labour", day: shop.dayOf(placement.startsAt), name: need.skill } as const;
  return {
    ...placement,
    freeMinutes: free(levelOf(shop, levels, key), need.walkIn),
    mechanic: mechanics.find(({ id }) => id === placement.mechanicId)?.name ?? "",
    bay: bays.find(({ id }) => id === placement.bayId)?.name ?? "",
  };
}

/**
 * The nearest offers to a moment, at most `count`, in the order of time. The days are looked through outwards from the moment's
 * own, only as far as it takes.
 */
export function nearestPlaces(
  shop: Workshop,
  need: Need,
  asking: Asking & { readonly to: Instant; readonly count: number },
  busy: Busy,
  levels: Levels,
): readonly Offer[] {
  const { to, count } = asking;
  const here = shop.dayOf(to);
  const outwards = [...asking.days].sort((a, b) => Math.abs(a - here) - Math.abs(b - here) || a - b);
  const apart = (offer: Offer) => Math.abs(offer.receptionAt - to);
  let found: readonly Offer[] = [];
  for (const day of outwards) {
    const worst = found[count - 1];
    // Days so far away lie wholly beyond what was found; one day of the year is an hour short.
    if (worst && (Math.abs(day - here) - 1) * DAY - HOUR > apart(worst)) break;
    const more = offersOf(shop, need, asking, day, busy, levels).offers;
    found = [...found, ...more].sort((a, b) => apart(a) - apart(b)).slice(0, count);
  }
  return [...found].sort((a, b) => a.receptionAt - b.receptionAt);
}
