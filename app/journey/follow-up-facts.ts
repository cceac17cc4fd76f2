// What is known of a visit after the car is gone: survey, calls, complaints.
import type { CALL_OUTCOMES, Payload } from "./events";
import type { Instant } from "./instant";
import type { Stage } from "./stages";
import type { Mark } from "./visit";

export interface Complaint {
  readonly id: string;
  readonly what: string;
  readonly openedAt: Instant;
  readonly answeredAt?: Instant;
  readonly closedAt?: Instant;
  readonly cause?: Stage;
}

export interface FollowUpFacts {
  readonly surveySentAt?: Instant;
  readonly survey?: Mark & Payload<"survey.answered">;
  readonly attempts: readonly (Mark & { readonly outcome: (typeof CALL_OUTCOMES)[number] })[];
  readonly complaints: readonly Complaint[];
}
