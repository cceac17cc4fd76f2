// The draft that a step's page is about.
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { redirect } from "react-router";
import { paths } from "~/paths";
import { campaignOf, type Campaign } from "./campaigns.server";

/** @throws Response 404 for a campaign of another centre, a redirect to the campaign when it is no draft any more */
export async function draftOf(actor: Actor, id: string): Promise<Campaign> {
  const campaign = await campaignOf(db(), actor, id, instant(new Date()));
  if (!campaign) throw new Response(null, { status: 404 });
  if (campaign.standing !== "draft") throw redirect(paths.campaign(id));
  return campaign;
}

const MAKES_SHOWN = 300;

/** Makes of the centre's cars, to choose from. */
export async function makesOf({ centreId }: Pick<Actor, "centreId">): Promise<readonly string[]> {
  const rows = await db().vehicle.findMany({
    where: { centreId },
    distinct: ["make"],
    orderBy: { make: "asc" },
    select: { make: true },
    take: MAKES_SHOWN,
  });
  return rows.map(({ make }) => make);
}
