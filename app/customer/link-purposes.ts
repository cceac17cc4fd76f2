// What a customer's link opens, and for how long.
import { DAY, latest, plus, type Instant } from "~/journey/instant";

export const LINK_PURPOSES = ["booking", "status", "intake", "approval", "survey"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const LIFETIME_DAYS = {
  booking: 30,
  status: 30,
  intake: 3,
  approval: 14,
  survey: 30,
} as const satisfies Record<LinkPurpose, number>;

/** When a link that is made now stops working. */
export function linkExpiry(purpose: LinkPurpose, now: Instant): Instant {
  return plus(now, LIFETIME_DAYS[purpose] * DAY);
}

/** A booking's link works until the visit and for a while after it, also when the visit is moved. */
export function bookingLinkExpiry(appointmentAt: Instant | undefined, now: Instant): Instant {
  return linkExpiry("booking", latest(now, appointmentAt));
}
