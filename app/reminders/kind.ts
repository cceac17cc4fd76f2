// What a kind of reminder says of a visit: when something is due, and until when it makes sense. Pure.
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { ReminderKind, Rule } from "./rules";

/** One thing that is to happen. */
export interface Moment {
  /** Which of several in one visit: the version of the appointment, a request. The visit's id goes before it. */
  readonly occasion: string;
  readonly dueAt: Instant;
  /** After it the thing is dropped. Never before `dueAt`. */
  readonly deadlineAt: Instant;
  /** The version of the appointment, where it is about one. */
  readonly about?: number;
}

export interface Circumstances {
  readonly rule: Rule;
  readonly calendar: WorkingCalendar;
}

/** A kind that follows from a visit alone: what of it is wanted, as the visit stands. */
export interface VisitReminder {
  readonly kind: ReminderKind;
  readonly moments: (visit: Visit, circumstances: Circumstances) => readonly Moment[];
}

/** A moment of a kind, ready to be kept. */
export interface Wanted extends Moment {
  readonly kind: ReminderKind;
}
