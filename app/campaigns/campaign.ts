// What a campaign is: its kinds, its groups, and where it stands. Pure.
import type { Instant } from "~/journey/instant";

export const CAMPAIGN_KINDS = ["service-due", "deferred-work"] as const;
export type CampaignKind = (typeof CAMPAIGN_KINDS)[number];

export function asCampaignKind(text: string): CampaignKind {
  return CAMPAIGN_KINDS.find((known) => known === text) ?? "service-due";
}

/** Two groups that read different words, and one that is told nothing. */
export const GROUPS = ["A", "B", "control"] as const;
export type Group = (typeof GROUPS)[number];

export function asGroup(text: string): Group {
  return GROUPS.find((known) => known === text) ?? "control";
}

/** The words of a campaign: two variants, and the second message. */
export const VARIANTS = ["A", "B", "second"] as const;
export type Variant = (typeof VARIANTS)[number];

export type Standing = "draft" | "running" | "over" | "stopped";

/** Where it stands at a moment: it is over when its window has closed, without anybody doing anything. */
export function standingOf(
  { state, endsAt }: { readonly state: string; readonly endsAt: Date | null },
  now: Instant,
): Standing {
  if (state === "draft") return "draft";
  if (state === "stopped") return "stopped";
  return endsAt !== null && endsAt.getTime() <= now ? "over" : "running";
}

export const MOST_CONTROL_PERCENT = 50;
