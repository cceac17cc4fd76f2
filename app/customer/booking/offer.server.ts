// The offer by whose link somebody came to the booking page, as far as a stranger may know it. Reads only.
import { asCampaignKind, standingOf } from "~/campaigns/campaign";
import { offerName } from "~/campaigns/texts";
import type { Instant } from "~/journey/instant";
import type { Language } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import type { PublicCentre } from "./public-centre.server";

/** What the page says of it. "Unknown": of no campaign of this centre; the page books all the same. */
export type OfferShown =
  | { readonly kind: "open"; readonly campaignId: string; readonly title: string; readonly until: number }
  | { readonly kind: "over"; readonly title: string; readonly endedAt: number }
  | { readonly kind: "unknown" };

/** As the address carries it. */
const CODE = /^[0-9a-f]{10}$/;

/**
 * @param by the word of the link, or the campaign that a booking was begun with
 * @returns undefined when nobody asked for an offer
 */
export async function offerBehind(
  tx: Tx,
  { id: centreId }: Pick<PublicCentre, "id">,
  by: { readonly code: string } | { readonly campaignId: string } | undefined,
  language: Language,
  now: Instant,
): Promise<OfferShown | undefined> {
  if (by === undefined) return undefined;
  if ("code" in by && !CODE.test(by.code)) return { kind: "unknown" };
  const named = "code" in by ? { offerCode: by.code } : { id: by.campaignId };
  const row = await tx.campaign.findFirst({
    where: { centreId, ...named, state: { not: "draft" } },
    select: {
      id: true,
      kind: true,
      state: true,
      endsAt: true,
      stoppedAt: true,
      offerEn: true,
      offerRu: true,
    },
  });
  if (!row?.endsAt) return { kind: "unknown" };
  const title = offerName(asCampaignKind(row.kind), row, language);
  if (standingOf(row, now) !== "running")
    return { kind: "over", title, endedAt: (row.stoppedAt ?? row.endsAt).getTime() };
  return { kind: "open", campaignId: row.id, title, until: row.endsAt.getTime() };
}
