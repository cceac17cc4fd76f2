// Which bookings a workshop can no longer keep after its roster has changed, and why. Pure.
import { earliest, latest, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import { counterKey, limitOf, type CounterKey, type Placement, type Use } from "./counters";
import { whyShut } from "./offers";
import { can, suits } from "./roster";
import type { BayKind, Lent, Skill } from "./skills";
import type { Workshop } from "./workshop";

/** A place in the plan with what it needs and what it was counted for. */
export interface Booked extends Placement {
  readonly id: string;
  /** When the place was taken: of those that do not fit any more the latest goes first. */
  readonly createdAt: Instant;
  readonly skill: Skill;
  readonly bayKind?: BayKind;
  /** The customer has come. */
  readonly arrived: boolean;
  /** Its work is done or its visit is over: it counts, and has no place to lose. */
  readonly settled: boolean;
  readonly uses: readonly Use[];
}

/** Why a place is lost. */
export type WhyDisplaced =
  | { readonly code: "shut" }
  | { readonly code: "holiday"; readonly name: string }
  | { readonly code: "closed-then" }
  | { readonly code: "mechanic-gone" }
  | { readonly code: "mechanic-unable"; readonly skill: Skill }
  | { readonly code: "mechanic-absent" }
  | { readonly code: "mechanic-off-shift" }
  | { readonly code: "bay-closed" }
  | { readonly code: "bay-unfit" }
  | { readonly code: "work-over"; readonly skill: Skill | "all" }
  | { readonly code: "desk-over" }
  | { readonly code: "transport-over"; readonly transport: Lent };

/**
 * The bookings that lose their place, by id, from `now` on: first those whose own bay, mechanic or hour is gone, then of what
 * is counted the latest booked until the rest fits. What is held back for walk-ins takes nobody's place.
 * @param booked everything that counts today or later
 */
export function displaced(
  shop: Workshop,
  booked: readonly Booked[],
  now: Instant,
): ReadonlyMap<string, WhyDisplaced> {
  const found = new Map<string, WhyDisplaced>();
  for (const each of booked) {
    const why = each.settled ? undefined : whyBroken(shop, each, now);
    if (why) found.set(each.id, why);
  }
  for (const { key, users } of countedFrom(shop, booked, now)) {
    for (const id of overflow(shop, key, users, found, now)) found.set(id, whyOver(key));
  }
  return found;
}

function whyBroken(shop: Workshop, each: Booked, now: Instant): WhyDisplaced | undefined {
  return whyNotReceived(shop, each, now) ?? whyNoBay(shop, each, now) ?? whyNoMechanic(shop, each, now);
}

/** Whether nobody is at the desk when the customer comes. */
function whyNotReceived(shop: Workshop, each: Booked, now: Instant): WhyDisplaced | undefined {
  const { receptionAt, arrived } = each;
  if (arrived || receptionAt < now) return undefined;
  const day = shop.dayOf(receptionAt);
  const open = shop.openings(day).some(({ start, end }) => start <= receptionAt && receptionAt < end);
  return open ? undefined : shutOn(shop, day);
}

/** Shut all day, by its name where it has one, or only at the hour in question. */
function shutOn(shop: Workshop, day: number): WhyDisplaced {
  const why = whyShut(shop, day);
  if (why?.code === "holiday" || why?.code === "shut") return why;
  return { code: "closed-then" };
}

function whyNoBay(shop: Workshop, each: Booked, now: Instant): WhyDisplaced | undefined {
  const bay = shop.roster.bays.find(({ id }) => id === each.bayId);
  if (!bay) return { code: "bay-closed" };
  // A car that stands in it already has shown that it can.
  if (each.startsAt <= now) return undefined;
  return suits(bay, each.skill, each.bayKind) ? undefined : { code: "bay-unfit" };
}

function whyNoMechanic(shop: Workshop, each: Booked, now: Instant): WhyDisplaced | undefined {
  const mechanic = shop.roster.mechanics.find(({ id }) => id === each.mechanicId);
  if (!mechanic) return { code: "mechanic-gone" };
  if (each.startsAt > now && !can(mechanic, each.skill))
    return { code: "mechanic-unable", skill: each.skill };
  return whyTooShort(shop, each, now, mechanic.absences);
}

/** Whether on one of its days the mechanic is there for less time than the work takes. */
function whyTooShort(
  shop: Workshop,
  each: Booked,
  now: Instant,
  absences: readonly Span[],
): WhyDisplaced | undefined {
  const rest = { start: latest(each.startsAt, now), end: each.endsAt };
  if (rest.start >= rest.end) return undefined;
  const minutes = shop.minutesByDay(each.mechanicId, rest);
  for (const use of each.uses) {
    if (use.kind !== "labour" || use.name !== "all" || use.day < shop.dayOf(now)) continue;
    const onDay = dayOf(shop, use.day);
    // What has run since the work began counts as done, pauses and all: a doubt displaces nobody.
    const done = Math.max(0, Math.min(now, onDay.end) - latest(each.startsAt, onDay.start)) / MINUTE;
    const needed = Math.floor(use.amount - done);
    if ((minutes.get(use.day) ?? 0) >= needed) continue;
    return whyAway(shop, use.day, within(rest, onDay), needed, absences);
  }
  return undefined;
}

function whyAway(
  shop: Workshop,
  day: number,
  time: Span,
  needed: number,
  absences: readonly Span[],
): WhyDisplaced {
  const openMinutes = shop.calendar.open(time.start, time.end) / MINUTE;
  if (openMinutes < needed) return shutOn(shop, day);
  const away = absences.some(({ start, end }) => start < time.end && time.start < end);
  return { code: away ? "mechanic-absent" : "mechanic-off-shift" };
}

function within(one: Span, other: Span): Span {
  const start = latest(one.start, other.start);
  return { start, end: latest(start, earliest(one.end, other.end)) };
}

function dayOf(shop: Workshop, day: number): Span {
  return { start: shop.calendar.dayStart(day), end: shop.calendar.dayStart(day + 1) };
}

interface Counted {
  readonly key: CounterKey;
  readonly users: readonly { readonly each: Booked; readonly amount: number }[];
}

/** Everything counted today and later, with those who take of it. */
function countedFrom(shop: Workshop, booked: readonly Booked[], now: Instant): readonly Counted[] {
  const today = shop.dayOf(now);
  const counted = new Map<string, { key: CounterKey; users: { each: Booked; amount: number }[] }>();
  for (const each of booked) {
    for (const use of each.uses) {
      if (use.day < today) continue;
      const name = counterKey(use);
      const known = counted.get(name) ?? { key: use, users: [] };
      known.users.push({ each, amount: use.amount });
      counted.set(name, known);
    }
  }
  return [...counted.values()];
}

/** Who is too many, latest booked first, beside those who lose their place anyway. */
function overflow(
  shop: Workshop,
  key: CounterKey,
  users: Counted["users"],
  gone: ReadonlyMap<string, WhyDisplaced>,
  now: Instant,
): readonly string[] {
  const staying = users.filter(({ each }) => !gone.has(each.id));
  let over = staying.reduce((sum, { amount }) => sum + amount, 0) - limitOf(shop, key).capacity;
  const found: string[] = [];
  for (const { each, amount } of latestFirst(staying.filter(({ each }) => mayGo(key, each, now)))) {
    if (over <= 0) break;
    over -= amount;
    found.push(each.id);
  }
  return found;
}

/** Work that has begun goes on, and who has come was received and has the loaner. */
function mayGo({ kind }: CounterKey, each: Booked, now: Instant): boolean {
  if (each.settled) return false;
  return kind === "labour"
    ? each.startsAt > now
    : !each.arrived && each.receptionAt >= plus(now, -15 * MINUTE);
}

function latestFirst(users: Counted["users"]): Counted["users"] {
  return [...users].sort((a, b) => b.each.createdAt - a.each.createdAt || (a.each.id < b.each.id ? 1 : -1));
}

function whyOver(key: CounterKey): WhyDisplaced {
  switch (key.kind) {
    case "labour":
      return { code: "work-over", skill: key.name };
    case "reception":
      return { code: "desk-over" };
    case "transport":
      return { code: "transport-over", transport: key.name };
    default:
      return key satisfies never;
  }
}
