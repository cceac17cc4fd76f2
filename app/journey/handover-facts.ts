// What is known of a visit's handover.
import type { Payload } from "./events";
import type { Instant } from "./instant";
import type { MoneyFacts } from "./money-facts";
import type { Mark } from "./visit";

export interface HandoverFacts extends MoneyFacts {
  readonly notified?: Mark & Payload<"ready.notified">;
  readonly returnedAt?: Instant;
  readonly started?: Mark;
  readonly explained?: Mark & Payload<"work.explained">;
  readonly signed?: Mark & Payload<"handover.signed">;
  readonly keysReturned?: Mark & Payload<"keys.returned">;
  readonly releasedAt?: Instant;
}
