// The people of one kind at a simulated centre: who is on shift takes the car that has waited longest.
import type { Agenda } from "./agenda";
import { after, isWithin, notOver, partsWithin, type Span, type Spans } from "./simulated-time";

interface Job {
  readonly seconds: number;
  readonly since: number;
  readonly done: (from: number, parts: readonly Span[]) => void;
}

/** A person's hours, and those in which what has been begun is gone on with. */
export interface Hours {
  readonly shifts: Spans;
  readonly finishing: Spans;
}

interface Person extends Hours {
  busy: boolean;
}

/** Work that is not finished in time is gone on with by the same person in the next shift. */
export class Crew {
  private readonly people: readonly Person[];
  private readonly queue: Job[] = [];
  private head = 0;
  private turn = 0;
  private waking = Infinity;

  constructor(
    private readonly agenda: Agenda,
    people: readonly Hours[],
  ) {
    this.people = people.map((each) => ({ ...each, busy: false }));
  }

  /** @param done is told when the work began and in which parts of time it was done */
  ask(seconds: number, done: Job["done"]): void {
    this.queue.push({ seconds, since: this.agenda.now, done });
    this.handOut();
  }

  private handOut(): void {
    const { now } = this.agenda;
    while (this.head < this.queue.length) {
      const person = this.free(now);
      if (!person) return this.wakeLater(now);
      const job = this.queue[this.head];
      this.head += 1;
      if (job) this.work(person, job, now);
    }
  }

  /** The one who has had nothing to do, each in turn. */
  private free(now: number): Person | undefined {
    for (let step = 0; step < this.people.length; step += 1) {
      const person = this.people[(this.turn + step) % this.people.length];
      if (!person || person.busy || !isWithin(person.shifts, now)) continue;
      this.turn = (this.turn + step + 1) % this.people.length;
      return person;
    }
    return undefined;
  }

  private work(person: Person, job: Job, now: number): void {
    person.busy = true;
    const end = after(person.finishing, now, job.seconds);
    this.agenda.at(end, () => {
      person.busy = false;
      job.done(now, partsWithin(person.finishing, now, end));
      this.handOut();
    });
  }

  /** Somebody idle comes on shift. */
  private wakeLater(now: number): void {
    const next = Math.min(
      ...this.people.map(({ busy, shifts }) =>
        busy ? Infinity : (shifts.list[notOver(shifts, now)]?.start ?? Infinity),
      ),
    );
    if (next === Infinity || next <= now || this.waking === next) return;
    this.waking = next;
    this.agenda.at(next, () => {
      this.waking = Infinity;
      this.handOut();
    });
  }
}
