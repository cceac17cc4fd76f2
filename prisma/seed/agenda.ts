// Simulated time: what happens next, one moment after the other. A process is a generator that pauses.
import { plus, type Instant } from "~/journey/instant";

/** What a process yields: it is given the way to go on and keeps it until it is time. */
export type Pause = (goOn: () => void) => void;
export type Steps<T = void> = Generator<Pause, T, void>;

interface Entry {
  readonly at: Instant;
  /** Entries of the same moment keep the order in which they were made. */
  readonly order: number;
  readonly run: () => void;
}

function before(one: Entry, other: Entry): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** The appointments of all processes, in a binary heap. */
export class Agenda {
  private readonly heap: Entry[] = [];
  private made = 0;

  constructor(private moment: Instant) {}

  get now(): Instant {
    return this.moment;
  }

  /** Nothing happens in the past: an earlier moment counts as this one. */
  at(at: Instant, run: () => void): void {
    this.made += 1;
    this.push({ at: at < this.moment ? this.moment : at, order: this.made, run });
  }

  start(process: Steps): void {
    const turn = (): void => {
      const { done, value } = process.next();
      if (!done) value(turn);
    };
    this.at(this.moment, turn);
  }

  until(at: Instant): Pause {
    return (goOn) => {
      this.at(at, goOn);
    };
  }

  /** Seconds are the finest grain of this world. */
  pass(milliseconds: number): Pause {
    return this.until(plus(this.moment, Math.max(0, Math.round(milliseconds / 1000) * 1000)));
  }

  /** Runs everything up to and including `end`, then stands at `end`. */
  runUntil(end: Instant): void {
    for (let first = this.heap[0]; first !== undefined && first.at <= end; first = this.heap[0]) {
      this.pop();
      this.moment = first.at;
      first.run();
    }
    if (end > this.moment) this.moment = end;
  }

  get nextAt(): Instant | undefined {
    return this.heap[0]?.at;
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !before(entry, above)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      let below = heap[child];
      const right = heap[child + 1];
      if (below === undefined) break;
      if (right !== undefined && before(right, below)) {
        child += 1;
        below = right;
      }
      if (!before(below, last)) break;
      heap[place] = below;
      place = child;
    }
    heap[place] = last;
  }
}

/** Something that processes wait for until it has come true. */
export class Signal {
  private waiting: (() => void)[] = [];
  private given = false;

  get isGiven(): boolean {
    return this.given;
  }

  give(): void {
    this.given = true;
    const all = this.waiting;
    this.waiting = [];
    for (const goOn of all) goOn();
  }

  wait(): Pause {
    return (goOn) => {
      if (this.given) goOn();
      else this.waiting.push(goOn);
    };
  }
}
