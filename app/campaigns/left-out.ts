// Who of a segment is written to, by which way, and who is left out and why. Pure.
import type { Instant } from "~/journey/instant";
import { decide, type Addressee, type Objections } from "~/messages/decide";
import type { Channel } from "~/messages/kinds";
import type { QuietHours } from "~/messages/quiet-hours";
import type { CampaignKind } from "./campaign";

/** In the order in which they are looked at: the first that holds is told. */
export const LEFT_OUT = [
  "open-visit",
  "in-campaign",
  "offered-lately",
  "opted-out",
  "no-consent",
  "prefers-phone",
  "no-address",
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export interface Reachable {
  readonly addressee: Addressee;
  readonly objections: Objections;
  /** There is a visit of theirs that has not ended. */
  readonly openVisit: boolean;
  /** A campaign about them runs, and this is another. */
  readonly inCampaign: boolean;
  /** When an offer was last written to them. */
  readonly offeredAt: Instant | undefined;
}

export type Verdict =
  { readonly goes: true; readonly channel: Channel } | { readonly goes: false; readonly why: LeftOut };

export interface Terms {
  readonly kind: CampaignKind;
  readonly quiet: QuietHours;
  /** An offer that is older does not matter. */
  readonly offersSince: Instant;
  readonly now: Instant;
}

/** The same answer as `say` would give, and before it what concerns campaigns alone. */
export function verdictOn(person: Reachable, { kind, quiet, offersSince, now }: Terms): Verdict {
  if (person.openVisit) return { goes: false, why: "open-visit" };
  if (person.inCampaign) return { goes: false, why: "in-campaign" };
  if (person.offeredAt !== undefined && person.offeredAt > offersSince)
    return { goes: false, why: "offered-lately" };
  const { addressee, objections } = person;
  const decided = decide({ kind, wish: "auto", addressee, objections, quiet, now });
  if (decided.send) return { goes: true, channel: decided.channel };
  return { goes: false, why: LEFT_OUT.find((each) => each === decided.reason) ?? "no-address" };
}
