// What a customer's link opens, and for how long.
import { DAY, plus, type Instant } from "~/journey/instant";

export const LINK_PURPOSES = ["status", "approval", "survey"] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

const LIFETIME_DAYS = { status: 30, approval: 14, survey: 30 } as const satisfies Record<LinkPurpose, number>;

/** When a link that is made now stops working. */
export function linkExpiry(purpose: LinkPurpose, now: Instant): Instant {
  return plus(now, LIFETIME_DAYS[purpose] * DAY);
}
