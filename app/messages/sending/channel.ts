// What a carrier of messages does, whichever it is: Twilio's SMS and WhatsApp, a mail server, a stand-in.
import type { Channel } from "../kinds";

/** A message on its way out, with its secrets in it: never in a log. */
export interface Outgoing {
  readonly id: string;
  /** Counts from 1; with the id it names this very try. */
  readonly attempt: number;
  readonly channel: Channel;
  /** E.164, or an e-mail address. */
  readonly recipient: string;
  readonly subject: string | undefined;
  readonly text: string;
  /** After so many seconds the carrier is to give up; undefined: as long as it likes. */
  readonly validForSeconds: number | undefined;
}

/** How far a message is at the carrier's. */
export type Progress = "handed" | "delivered" | "failed";

/** What the carrier answered. Only `busy` and `refused` are certain that it took nothing. */
export type Handed =
  | {
      readonly kind: "sent";
      readonly sid: string | undefined;
      readonly progress: Progress;
      readonly code?: string;
    }
  | { readonly kind: "refused"; readonly code: string }
  | {
      readonly kind: "busy";
      readonly retryAfterMs: number;
      readonly why: string;
      /** The account itself is refused: nothing of anybody goes out until a person puts it right. */
      readonly notLetIn?: true;
    }
  | { readonly kind: "unknown"; readonly why: string };

/** A message as the carrier lists it. */
export interface Listed {
  readonly sid: string;
  readonly text: string;
  readonly createdAt: Date;
  readonly progress: Progress;
  readonly code?: string;
}

export interface Carrier {
  /** Hands a message over; never throws. Gives up after `withinMs`: what became of it is unknown then. */
  send(message: Outgoing, withinMs: number): Promise<Handed>;
  /**
   * What it has for this recipient, in any order; undefined when it does not answer. A carrier without a list recognises
   * a second try by itself.
   */
  list?(channel: Channel, recipient: string, withinMs: number): Promise<readonly Listed[] | undefined>;
}
