// What a caller asks to be said, and what becomes of it at once.
import type { LinkPurpose } from "~/customer/link-purposes";
import type { Instant } from "~/journey/instant";
import type { Language } from "~/journey/permissions";
import type { Channel, MessageKind, Placeholder, WithheldReason } from "./kinds";

export interface MessageOrder {
  readonly centreId: string;
  readonly kind: MessageKind;
  readonly to:
    | { readonly customerId: string }
    | { readonly staffId: string }
    /** E.164: somebody who is no customer yet. */
    | { readonly phone: string; readonly language: Language };
  readonly visitId?: string;
  /** Customer, centre, phone, plate and car are known by themselves; given ones go before them. */
  readonly values?: Partial<Readonly<Record<Placeholder, string>>>;
  /** Written as {time}, in the reader's language and the centre's zone; else the visit's appointment. */
  readonly at?: Instant;
  /** Written as {promised}; else the visit's own promise. */
  readonly promisedAt?: Instant;
  /** Made here, for the visit. */
  readonly link?: {
    readonly purpose: LinkPurpose;
    readonly expiresAt: Instant;
    readonly objectId?: string;
    readonly secret?: string;
    readonly id?: string;
  };
  readonly code?: string;
  /** Of a campaign: the booking page that its link opens names the offer. */
  readonly offer?: string;
  /** A rule's wish; "auto" and left out: as the customer prefers. */
  readonly channel?: Channel | "auto";
  /** Of the kinds without a template: the whole text. */
  readonly text?: string;
  /** Of the kinds with a template: other words than the template's, with its placeholders. */
  readonly body?: string;
  /** The version of the appointment that is spoken of; else the visit's present one, for kinds about it. */
  readonly about?: number;
  /** After this moment it would be wrong. */
  readonly deadlineAt?: Instant;
  /** The colleague who writes by hand. */
  readonly by?: string;
  readonly now: Instant;
}

export interface Said {
  readonly messageId: string;
  readonly state: "pending" | "withheld";
  readonly reason?: WithheldReason;
  readonly linkAddress?: string;
}
