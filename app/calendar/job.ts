// What stands in the calendar: a place in the plan with the visit that it is kept for.
import type { Need } from "~/capacity/need";
import type { Instant } from "~/journey/instant";
import type { Stage } from "~/journey/stages";

/** Where work is in the plan. */
export interface Lane {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly bayId: string;
  readonly mechanicId: string;
}

/** The visit that work belongs to. */
export interface JobVisit {
  readonly id: string;
  readonly version: number;
  readonly stage: Stage;
  readonly open: boolean;
  readonly plate: string;
  readonly car: string;
  readonly customer: string;
  /** The first of the services; empty when the car is only looked at. */
  readonly what: string;
  readonly need: Need;
}

export interface Job extends Lane {
  readonly id: string;
  readonly receptionAt: Instant;
  /** Labour, not the time from start to end. */
  readonly minutes: number;
  readonly bay: string;
  readonly mechanic: string;
  /** Missing while a customer is booking online. */
  readonly visit?: JobVisit;
}

/** A request that has no place in the plan. */
export interface Unplaced {
  readonly visit: JobVisit;
  readonly requestedAt: Instant;
  readonly firstChoiceAt?: Instant;
  /** It has a time with the customer and only lacks its lane. */
  readonly appointmentAt?: Instant;
}

/** How full a local date is, in minutes of labour. */
export interface DayLoad {
  readonly day: number;
  readonly bookedMinutes: number;
  readonly capacityMinutes: number;
}

/** Work can be put elsewhere until the car is received. */
export function isMovable({ visit }: Pick<Job, "visit">): boolean {
  return visit?.open === true && (visit.stage === "booking" || visit.stage === "preparation");
}
