// What is known of a visit after the car is gone: survey, calls, complaints; and whether it came for an old trouble.
import type { CONTACT_OUTCOMES, Payload } from "./events";
import type { ToldWay } from "./follow-up-events";
import type { Instant } from "./instant";
import type { Stage } from "./stages";
import type { Mark } from "./visit";

export interface Complaint {
  readonly id: string;
  readonly what: string;
  readonly openedAt: Instant;
  /** Not known of complaints of earlier versions of the program. */
  readonly from?: "survey" | "desk";
  /** Who looks after it; nobody in person: any manager. */
  readonly ownerId?: string;
  /** 0: with its owner, 1: with the manager, 2: with the organisation's administrator. */
  readonly level: number;
  readonly answeredAt?: Instant;
  readonly closedAt?: Instant;
  readonly cause?: Stage;
  /** How the customer heard of the remedy. */
  readonly told?: ToldWay;
}

export interface FollowUpFacts {
  readonly surveySentAt?: Instant;
  /** The latest answer; `at` and `by` are those of the first. */
  readonly survey?: Mark & Payload<"survey.answered"> & { readonly changedAt?: Instant };
  readonly attempts: readonly (Mark & { readonly outcome: (typeof CONTACT_OUTCOMES)[number] })[];
  readonly complaints: readonly Complaint[];
}

/** The car is back with the trouble of an earlier visit, as the program found. */
export interface ReturnFacts extends Payload<"return.flagged"> {
  readonly at: Instant;
  /** Why somebody says that it is something else. */
  readonly overruled?: Mark & { readonly reason: string };
}
