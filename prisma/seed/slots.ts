// The appointment book of a centre: who works on which car where and when. It sells by the application's own law.
import type { Span } from "~/journey/working-time";
import {
  counterKey,
  free,
  limitOf,
  unused,
  usesOf,
  type Level,
  type Placement,
  type Use,
} from "~/capacity/counters";
import type { Need } from "~/capacity/need";
import { tryPlace, type Levels, type NoPlace } from "~/capacity/offers";
import type { Busy } from "~/capacity/placement";
import { type Workshop } from "~/capacity/workshop";
import { DAY, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Calendar, OpenPeriod } from "./calendar";

const CELL = 30 * MINUTE;
/** How far ahead the book is kept. */
const DAYS_AHEAD = 40;
/** Work that takes longer may stand in the bay over night. */
const SAME_DAY_MINUTES = 150;
/** The longest that a lane can reach. */
const REACH = 12 * DAY;

/** A time for the customer with a place for the work. */
export interface Slot {
  readonly at: Instant;
  readonly minutes: number;
  readonly placement: Placement;
  readonly uses: readonly Use[];
  readonly walkIn: boolean;
}

export interface Asked {
  readonly wish: Instant;
  /** No slot is given before this moment. */
  readonly notBefore: Instant;
  /** Who alone is to do the work, where that matters. */
  readonly mechanicId?: string;
  /** The car may stay over night however short the work. */
  readonly overNight?: boolean;
}

/** What a day without a place has none of, at whatever hour. */
const ALL_DAY: readonly NoPlace["code"][] = [
  "holiday",
  "nobody-able",
  "nobody-at-work",
  "no-bay-of-kind",
  "transport-gone",
];

export class SlotBook {
  private readonly lanes = new Map<string, Span[]>();
  private readonly levels = new Map<string, Level>();

  /** @param taken what is promised already */
  constructor(
    private readonly shop: Workshop,
    private readonly calendar: Calendar,
    taken: { readonly busy: Busy; readonly levels: Levels } = { busy: new Map(), levels: new Map() },
  ) {
    for (const [id, spans] of taken.busy) this.lanes.set(id, [...spans]);
    for (const [key, level] of taken.levels) this.levels.set(key, level);
  }

  /**
   * The free slot nearest to the wish, on its day or the next day that has one.
   * @returns undefined when nothing is free for weeks
   */
  find(need: Need, asked: Asked): Slot | undefined {
    const { wish } = asked;
    let period = this.calendar.periodAt(wish);
    const offset = wish > period.opens ? wish - period.opens : 0;
    for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
      const slot = this.onDay(period, Math.floor(offset / CELL), need, asked);
      if (slot) return slot;
      period = this.calendar.nextPeriod(period.opens);
    }
    return undefined;
  }

  /** This very time, when it is free. */
  at(need: Need, receptionAt: Instant, mechanicId?: string): Slot | undefined {
    const busy = this.busyAround(this.calendar.periodAt(receptionAt));
    const tried = this.attempt(need, receptionAt, busy, mechanicId);
    return tried.ok ? this.slotOf(need, tried.placement) : undefined;
  }

  take({ placement, uses, walkIn }: Slot): void {
    const { startsAt: start, endsAt: end, bayId, mechanicId } = placement;
    for (const id of [bayId, mechanicId]) {
      this.lanes.set(id, [...(this.lanes.get(id) ?? []), { start, end }]);
    }
    this.count(uses, walkIn, 1);
  }

  giveBack({ placement, uses, walkIn }: Slot): void {
    const { startsAt, bayId, mechanicId } = placement;
    for (const id of [bayId, mechanicId]) {
      const lane = this.lanes.get(id) ?? [];
      this.lanes.set(
        id,
        lane.filter(({ start }) => start !== startsAt),
      );
    }
    this.count(uses, walkIn, -1);
  }

  private count(uses: readonly Use[], walkIn: boolean, change: 1 | -1): void {
    for (const use of uses) {
      const key = counterKey(use);
      const level = this.levels.get(key) ?? unused(limitOf(this.shop, use));
      const amount = change * use.amount;
      const ofWalkIns = level.walkIn + (walkIn ? amount : 0);
      this.levels.set(key, { ...level, used: level.used + amount, walkIn: ofWalkIns });
    }
  }

  private attempt(need: Need, receptionAt: Instant, busy: Busy, mechanicId: string | undefined) {
    const wish = mechanicId === undefined ? { receptionAt } : { receptionAt, mechanicId };
    return tryPlace(this.shop, need, wish, busy, this.levels);
  }

  private slotOf(need: Need, placement: Placement): Slot {
    const uses = usesOf(this.shop, need, placement);
    return { at: placement.receptionAt, minutes: need.minutes, placement, uses, walkIn: need.walkIn };
  }

  private onDay(period: OpenPeriod, wished: number, need: Need, asked: Asked): Slot | undefined {
    if (!this.hasLabour(period, need)) return undefined;
    const busy = this.busyAround(period);
    const cells = Math.floor((period.closes - period.opens) / CELL);
    // A car that is left here is begun on at any later hour of the day: where none is free now, none is later.
    let end = cells;
    for (const cell of nearestFirst(wished, cells)) {
      const receptionAt = plus(period.opens, cell * CELL);
      if (cell >= end || receptionAt < asked.notBefore) continue;
      const tried = this.attempt(need, receptionAt, busy, asked.mechanicId);
      if (tried.ok && this.isSoonEnough(need, tried.placement, asked))
        return this.slotOf(need, tried.placement);
      if (!tried.ok && ALL_DAY.includes(tried.why.code)) return undefined;
      if (need.transport !== "wait" && (tried.ok || tried.why.code === "no-lane")) end = cell;
    }
    return undefined;
  }

  private hasLabour({ opens }: OpenPeriod, need: Need): boolean {
    const key = { kind: "labour", day: this.shop.dayOf(opens), name: "all" } as const;
    const level = this.levels.get(counterKey(key)) ?? unused(limitOf(this.shop, key));
    return free(level, need.walkIn) >= Math.min(need.minutes, SAME_DAY_MINUTES);
  }

  private isSoonEnough(need: Need, { receptionAt, endsAt }: Placement, { overNight }: Asked): boolean {
    if (overNight || need.minutes > SAME_DAY_MINUTES) return true;
    return this.shop.dayOf(receptionAt) === this.shop.dayOf(endsAt);
  }

  /** Who is taken on a day and shortly after it. */
  private busyAround({ opens }: OpenPeriod): Busy {
    const until = plus(opens, REACH);
    return new Map(
      [...this.lanes].map(([id, lane]) => [
        id,
        lane.filter(({ start, end }) => end > opens && start < until),
      ]),
    );
  }

  /** Forgets what is over, so that years fit into memory. */
  forgetBefore(at: Instant): void {
    for (const [id, lane] of this.lanes) {
      this.lanes.set(
        id,
        lane.filter(({ end }) => end > at),
      );
    }
    const day = this.shop.dayOf(at);
    for (const key of this.levels.keys()) if (Number(key.split(" ")[1]) < day) this.levels.delete(key);
  }
}

/** The numbers below `count`, by their distance from the first. */
function* nearestFirst(first: number, count: number): Generator<number> {
  for (let distance = 0; distance < count; distance += 1) {
    for (const cell of distance === 0 ? [first] : [first + distance, first - distance]) {
      if (cell >= 0 && cell < count) yield cell;
    }
  }
}
