// The appointment book of a centre: half hours, and how much of the mechanics' time is promised in each.
import { MINUTE, plus, type Instant } from "~/journey/instant";
import type { Calendar, OpenPeriod } from "./calendar";

const CELL = 30 * MINUTE;
/** Intake comes first: the work begins in the half hour after the appointment. */
const INTAKE_CELLS = 1;
/** What is left free for walk-ins and extra work. */
const SELLABLE = 0.85;
const AT_ONCE = 2;
/** How far ahead the book is kept. */
const DAYS_AHEAD = 40;

interface Day {
  readonly period: OpenPeriod;
  readonly promised: Uint8Array;
  readonly arrivals: Uint8Array;
  sold: number;
}

export interface Slot {
  readonly at: Instant;
  readonly minutes: number;
}

export class SlotBook {
  private readonly days = new Map<number, Day>();

  constructor(
    private readonly calendar: Calendar,
    private readonly mechanics: number,
  ) {}

  private day(period: OpenPeriod): Day {
    const known = this.days.get(period.opens);
    if (known) return known;
    const cells = Math.floor((period.closes - period.opens) / CELL);
    const day = { period, promised: new Uint8Array(cells), arrivals: new Uint8Array(cells), sold: 0 };
    this.days.set(period.opens, day);
    return day;
  }

  /**
   * The free slot nearest to the wish, on its day or the next day that has one.
   * @param notBefore no slot is given before this moment
   * @returns undefined when nothing is free for weeks
   */
  find(wish: Instant, minutes: number, notBefore: Instant): Slot | undefined {
    let period = this.calendar.periodAt(wish);
    const offset = wish > period.opens ? wish - period.opens : 0;
    for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
      const cell = this.freeCell(this.day(period), Math.floor(offset / CELL), minutes, notBefore);
      if (cell !== undefined) return { at: plus(period.opens, cell * CELL), minutes };
      period = this.calendar.nextPeriod(period.opens);
    }
    return undefined;
  }

  take(slot: Slot): void {
    this.enter(slot, 1);
  }

  giveBack(slot: Slot): void {
    this.enter(slot, -1);
  }

  private freeCell(day: Day, wished: number, minutes: number, notBefore: Instant): number | undefined {
    const cells = day.promised.length;
    if (day.sold + minutes > SELLABLE * this.mechanics * cells * (CELL / MINUTE)) return undefined;
    for (let distance = 0; distance < cells; distance += 1) {
      for (const cell of distance === 0 ? [wished] : [wished + distance, wished - distance]) {
        if (plus(day.period.opens, cell * CELL) >= notBefore && this.fits(day, cell, minutes)) return cell;
      }
    }
    return undefined;
  }

  private fits(day: Day, cell: number, minutes: number): boolean {
    const end = cell + INTAKE_CELLS + Math.ceil((minutes * MINUTE) / CELL);
    if (cell < 0 || end > day.promised.length) return false;
    if ((day.arrivals[cell] ?? AT_ONCE) >= AT_ONCE) return false;
    for (let at = cell + INTAKE_CELLS; at < end; at += 1) {
      if ((day.promised[at] ?? this.mechanics) >= this.mechanics) return false;
    }
    return true;
  }

  private enter({ at, minutes }: Slot, change: 1 | -1): void {
    const period = this.calendar.periodAt(at);
    const day = this.day(period);
    const cell = Math.floor((at - period.opens) / CELL);
    const end = cell + INTAKE_CELLS + Math.ceil((minutes * MINUTE) / CELL);
    day.sold += change * minutes;
    day.arrivals[cell] = (day.arrivals[cell] ?? 0) + change;
    for (let each = cell + INTAKE_CELLS; each < Math.min(end, day.promised.length); each += 1) {
      day.promised[each] = (day.promised[each] ?? 0) + change;
    }
  }

  /** Keeps one mechanic's half hour for other things. */
  keepFree(at: Instant): void {
    const period = this.calendar.periodAt(at);
    const day = this.day(period);
    const cell = Math.floor((at - period.opens) / CELL);
    if (cell < 0 || cell >= day.promised.length) return;
    day.promised[cell] = (day.promised[cell] ?? 0) + 1;
    day.sold += CELL / MINUTE;
  }

  /** Forgets what is over, so that years fit into memory. */
  forgetBefore(at: Instant): void {
    for (const [opens, { period }] of this.days) if (period.closes < at) this.days.delete(opens);
  }
}
