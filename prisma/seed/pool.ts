// People and bays: who is free takes the most urgent of those who wait, during opening hours.
import { plus } from "~/journey/instant";
import type { Agenda, Steps } from "./agenda";
import type { Calendar } from "./calendar";

interface Waiting<T> {
  /** Smaller is more urgent. */
  readonly urgency: number;
  readonly suits: (member: T) => boolean;
  readonly prefers: (member: T) => boolean;
  readonly take: (member: T) => void;
}

interface PoolRules<T> {
  readonly agenda: Agenda;
  readonly calendar: Calendar;
  readonly members: readonly T[];
  /** The first of the members who is free is taken, instead of whoever has been free longest. */
  readonly byRank?: boolean;
  /** Nothing new is begun in the last milliseconds before closing. */
  readonly quietBeforeClosing?: number;
}

const anybody = (): boolean => true;

export class Pool<T> {
  private readonly free: T[];
  private readonly queue: Waiting<T>[] = [];
  private wakes = false;

  constructor(private readonly rules: PoolRules<T>) {
    this.free = [...rules.members];
  }

  get members(): readonly T[] {
    return this.rules.members;
  }

  get waiting(): number {
    return this.queue.length;
  }

  isFree(member: T): boolean {
    return this.free.includes(member);
  }

  /** Waits until somebody who suits is free and takes them, the preferred one first. Give them back with `release`. */
  *seize(
    urgency: number,
    suits: (member: T) => boolean = anybody,
    prefers: (member: T) => boolean = anybody,
  ): Steps<T> {
    let taken: T | undefined;
    yield (goOn) => {
      const place = this.queue.findIndex((each) => each.urgency > urgency);
      const entry: Waiting<T> = {
        urgency,
        suits,
        prefers,
        take: (member) => {
          taken = member;
          goOn();
        },
      };
      this.queue.splice(place === -1 ? this.queue.length : place, 0, entry);
      this.soon();
    };
    if (taken === undefined) throw new Error("seized nobody");
    return taken;
  }

  release(member: T): void {
    this.free.push(member);
    const { byRank, members } = this.rules;
    if (byRank) this.free.sort((one, other) => members.indexOf(one) - members.indexOf(other));
    this.soon();
  }

  /** Looks for a match once the present moment's other work is done, so that nobody jumps the queue. */
  private soon(): void {
    if (this.wakes) return;
    this.wakes = true;
    this.rules.agenda.at(this.opensAt(), () => {
      this.wakes = false;
      this.match();
    });
  }

  private opensAt() {
    const { agenda, calendar, quietBeforeClosing = 0 } = this.rules;
    const period = calendar.periodAt(agenda.now);
    if (agenda.now < plus(period.closes, -quietBeforeClosing)) return calendar.openFrom(agenda.now);
    return calendar.nextPeriod(agenda.now).opens;
  }

  private choose({ suits, prefers }: Waiting<T>): number {
    const best = this.free.findIndex((member) => suits(member) && prefers(member));
    return best === -1 ? this.free.findIndex(suits) : best;
  }

  private match(): void {
    for (let place = 0; place < this.queue.length && this.free.length > 0;) {
      const entry = this.queue[place];
      const chosen = entry ? this.choose(entry) : -1;
      if (entry === undefined || chosen === -1) {
        place += 1;
        continue;
      }
      this.queue.splice(place, 1);
      const [member] = this.free.splice(chosen, 1);
      if (member !== undefined) entry.take(member);
    }
  }
}
