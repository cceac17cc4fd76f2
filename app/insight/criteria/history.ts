// One visit as the criteria read it: its facts, what they establish, and the clock of its centre.
import type { EventOf, EventType, JourneyEvent } from "~/journey/events";
import { foldVisit } from "~/journey/fold";
import { DAY, HOUR, latest, MINUTE, type Instant } from "~/journey/instant";
import { ledgerOf, type Ledger } from "~/journey/ledger";
import { type Stage, STAGES } from "~/journey/stages";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { Clock } from "./clock";
import { held, notRecorded, type Held, type Silent } from "./criterion";

/** Another visit of the same car. */
export interface CarVisit {
  readonly id: string;
  readonly requestedAt: Instant;
  readonly releasedAt?: Instant | undefined;
  /** What was read in the history: whether an old trouble has come back, and of which visit. */
  readonly read?: { readonly repeat: boolean; readonly of?: string | undefined } | undefined;
  /** Of which visit the program found the trouble to be back, and whether somebody has said that it is not. */
  readonly flagged?: { readonly of: string; readonly overruled: boolean };
}

export interface Surroundings {
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  /** Other visits of the same car, in any order. */
  readonly sameCar?: readonly CarVisit[];
}

/** They happen by themselves when a visit crosses or a job runs: nobody kept the stage by them. */
const BY_THEMSELVES: readonly EventType[] = [
  "stage.entered",
  "stage.left",
  "gate.overridden",
  "preparation.started",
  "reminder.sent",
  "vehicle.arrived",
  "vehicle.released",
  "visit.no-show",
  "visit.cancelled",
  "visit.closed",
  "survey.sent",
];

function isOfMessages(type: EventType): boolean {
  return type.startsWith("message.");
}

export class VisitHistory {
  readonly id: string;
  readonly number: number;
  readonly calendar: WorkingCalendar;
  readonly sameCar: readonly CarVisit[];
  readonly clock: Clock;

  private constructor(
    readonly visit: Visit,
    readonly events: readonly JourneyEvent[],
    { calendar, now, sameCar = [] }: Surroundings,
  ) {
    this.id = visit.id;
    this.number = visit.number;
    this.calendar = calendar;
    this.clock = new Clock(now);
    this.sameCar = sameCar;
  }

  /**
   * @param events all facts of a visit in their order
   * @returns undefined when there is none, or the visit came from another program's file: nothing is recorded of its stages
   */
  static of(
    id: string,
    events: readonly JourneyEvent[],
    surroundings: Surroundings,
  ): VisitHistory | undefined {
    const visit = foldVisit({ id, centreId: "" }, events);
    return visit && !visit.imported ? new VisitHistory(visit, events, surroundings) : undefined;
  }

  /** The same visit with the same facts, seen at another moment. */
  seenAt(now: Instant): VisitHistory {
    const { calendar, sameCar } = this;
    return new VisitHistory(this.visit, this.events, { calendar, now, sameCar });
  }

  /**
   * For what grows with the clock alone. What is made of it is never kept: ask `hasCome`, `hasPassed` or `isOlderThan` instead
   * wherever a moment only has to be behind us.
   */
  get now(): Instant {
    return this.clock.read();
  }

  /** Whether a moment, in milliseconds, is here or behind us. */
  hasCome(moment: number): boolean {
    return this.clock.hasCome(moment);
  }

  /** Whether a moment, in milliseconds, is behind us. */
  hasPassed(moment: number): boolean {
    return this.clock.hasCome(moment + 1);
  }

  /** Whether more working minutes than these have gone by since. */
  isOlderThan(from: Instant, minutes: number): boolean {
    const older = this.calendar.addWorkingTime(from, minutes * MINUTE + 1);
    return older !== undefined && this.hasCome(older);
  }

  all<T extends EventType>(type: T): readonly EventOf<T>[] {
    const isOfType = (each: JourneyEvent): each is Extract<JourneyEvent, EventOf<T>> => each.type === type;
    return this.events.filter(isOfType);
  }

  /** When it happened first. */
  firstAt(type: EventType): Instant | undefined {
    return this.events.find((each) => each.type === type)?.occurredAt;
  }

  /** Its work and its waits in a stage; to now where it is in that stage. */
  stretchesIn(stage: Stage): Ledger {
    const isThere = this.visit.status === "open" && this.visit.stage === stage;
    const until = isThere ? this.now : this.lastFactAt;
    return ledgerOf(this.events, this.calendar, until).filter((each) => each.stage === stage);
  }

  /** When the visit was over; undefined while it is open. */
  get endedAt(): Instant | undefined {
    return this.visit.status === "open" ? undefined : this.visit.endedAt;
  }

  get lastFactAt(): Instant {
    return latest(this.visit.request.at, ...this.events.map(({ occurredAt }) => occurredAt));
  }

  /** When it first came to a stage. */
  enteredAt(stage: Stage): Instant | undefined {
    return this.all("stage.entered").find(({ payload }) => payload.stage === stage)?.occurredAt;
  }

  /** Whether it has left a stage behind, or is over. */
  isPast(stage: Stage): boolean {
    const { status, stage: present } = this.visit;
    return status !== "open" || STAGES.indexOf(present) > STAGES.indexOf(stage);
  }

  get arrivedAt(): Instant | undefined {
    return this.visit.intake.arrivedAt;
  }

  /** The day on which it counts as ready: it left quality control for handover. */
  get readyAt(): Instant | undefined {
    return this.enteredAt("handover");
  }

  get workBeganAt(): Instant | undefined {
    return this.firstAt("work.started");
  }

  /** Whether anybody wrote down what happened in a stage, beside that the visit went through it. */
  kept(stage: Stage): boolean {
    return this.events.some(
      (each) => each.stage === stage && !BY_THEMSELVES.includes(each.type) && !isOfMessages(each.type),
    );
  }

  /** What should have been done by now and is not on record: a failure where the stage was kept, silence where it was not. */
  undone(stage: Stage, at?: Instant): Held | Silent {
    return this.kept(stage) ? held(at ?? this.lastFactAt, false) : notRecorded(at);
  }

  /** Working minutes; what was recorded out of order took no time. */
  minutes(from: Instant, to: Instant): number {
    return Math.max(0, this.calendar.open(from, to)) / MINUTE;
  }

  /** By the clock on the wall, nights included. */
  hours(from: Instant, to: Instant): number {
    return Math.max(0, to - from) / HOUR;
  }

  days(from: Instant, to: Instant): number {
    return Math.max(0, to - from) / DAY;
  }

  /** Days on which the centre is open, from one date to another: from today to tomorrow it is 1. */
  openDays(from: Instant, to: Instant): number {
    const { calendar } = this;
    const [first, last] = [calendar.dayIndex(from), calendar.dayIndex(to)];
    let count = 0;
    for (let day = first + 1; day <= last; day += 1) {
      if (calendar.open(calendar.dayStart(day), calendar.dayStart(day + 1)) > 0) count += 1;
    }
    return count;
  }
}
