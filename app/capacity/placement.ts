// Finding a lane: a bay and a mechanic that are free together for as long as the work takes.
import { instant, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import type { Placement } from "./counters";
import type { Need } from "./need";
import { can, suits } from "./roster";
import type { Workshop } from "./workshop";

/** When bays and mechanics are taken, by their ids. */
export type Busy = ReadonlyMap<string, readonly Span[]>;

export interface Wish {
  readonly receptionAt: Instant;
  /** When the work is to begin, where somebody has said so: dragged there. */
  readonly startsAt?: Instant;
  readonly bayId?: string;
  readonly mechanicId?: string;
  /** Whose place it is now: tried before all others, so that a short move changes no hands. */
  readonly before?: Pick<Placement, "bayId" | "mechanicId">;
}

/** Work begins on the quarter. */
const STEP = 15 * MINUTE;

function isFree(busy: Busy, id: string, start: Instant, end: Instant): boolean {
  return !(busy.get(id) ?? []).some((span) => span.start < end && start < span.end);
}

function firstOf<T extends { readonly id: string }>(all: readonly T[], id: string | undefined): readonly T[] {
  return id === undefined ? all : [...all].sort((a, b) => Number(b.id === id) - Number(a.id === id));
}

/** Those who may do it, whoever was wished for alone or whoever had it before first. */
export function candidates(shop: Workshop, need: Need, wish: Pick<Wish, "bayId" | "mechanicId" | "before">) {
  const { mechanics, bays } = shop.roster;
  const able = mechanics.filter(
    (each) => can(each, need.skill) && (wish.mechanicId === undefined || each.id === wish.mechanicId),
  );
  const fit = bays.filter(
    (each) => suits(each, need.skill, need.bayKind) && (wish.bayId === undefined || each.id === wish.bayId),
  );
  return {
    mechanics: firstOf(able, wish.before?.mechanicId),
    bays: firstOf(fit, wish.before?.bayId),
  };
}

/**
 * When the work may begin: at once for a customer who waits and for a time that was said; else any quarter of the day of the
 * reception on which there is somebody to do it.
 */
function* starts(shop: Workshop, need: Need, wish: Wish): Generator<Instant> {
  const { receptionAt, startsAt } = wish;
  const day = shop.dayOf(receptionAt);
  if (startsAt !== undefined || need.transport === "wait") {
    const at = startsAt ?? receptionAt;
    // Before the car is there nobody can work on it, and the plan of a day is made on that day.
    if (receptionAt <= at && at < shop.calendar.dayStart(day + 1)) yield at;
    return;
  }
  const end = shop.openings(day).at(-1)?.end ?? receptionAt;
  for (let at: number = receptionAt; at < end; at = Math.floor(at / STEP) * STEP + STEP) yield instant(at);
}

/** The first place that fits the wish; undefined when there is none. */
export function place(shop: Workshop, need: Need, wish: Wish, busy: Busy): Placement | undefined {
  const { mechanics, bays } = candidates(shop, need, wish);
  for (const startsAt of starts(shop, need, wish)) {
    for (const { id: mechanicId } of mechanics) {
      const endsAt = shop.finish(mechanicId, startsAt, need.minutes);
      if (endsAt === undefined || !isFree(busy, mechanicId, startsAt, endsAt)) continue;
      // Nobody waits overnight.
      const doneOn = shop.dayOf(plus(endsAt, -1));
      if (need.transport === "wait" && doneOn !== shop.dayOf(wish.receptionAt)) continue;
      const bay = bays.find(({ id }) => isFree(busy, id, startsAt, endsAt));
      if (bay) return { receptionAt: wish.receptionAt, startsAt, endsAt, bayId: bay.id, mechanicId };
    }
  }
  return undefined;
}
