// What is known of a visit's handover, its invoice and its money.
import type { Payload, WorkLine } from "./events";
import type { Instant } from "./instant";
import type { Mark } from "./visit";

export interface Payment {
  readonly id: string;
  readonly amountMinor: number;
  readonly method: Payload<"payment.received">["method"];
  readonly at: Instant;
  readonly refundedMinor: number;
}

export interface HandoverFacts {
  readonly notified?: Mark & Payload<"ready.notified">;
  readonly returnedAt?: Instant;
  readonly started?: Mark;
  readonly explained?: Mark;
  readonly invoice?: Mark & {
    readonly number: string;
    readonly totalMinor: number;
    readonly lines: readonly WorkLine[];
  };
  readonly payments: readonly Payment[];
  readonly keysReturned?: Mark;
  readonly releasedAt?: Instant;
}
