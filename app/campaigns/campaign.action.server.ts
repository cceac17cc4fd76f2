// The three buttons of a campaign: start it, stop it, or throw its draft away.
import { data, redirect } from "react-router";
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { dropDraft } from "./campaigns.server";
import { startCampaign, stopCampaign } from "./start.server";

/** Each can be sent twice: the second sending finds it done. @throws Response 404 for a campaign of another centre */
export async function answerCampaign(actor: Actor, id: string, posted: FormData) {
  const now = instant(new Date());
  const seen = posted.get("seen");
  switch (posted.get("deed")) {
    case "start": {
      const outcome = await startCampaign(actor, id, typeof seen === "string" ? seen : "", now);
      if (outcome === "not-found") throw new Response(null, { status: 404 });
      return outcome === "started"
        ? redirect(paths.campaign(id))
        : data({ refused: outcome }, { status: 409 });
    }
    case "stop":
      await stopCampaign(actor, id, now);
      return redirect(paths.campaign(id));
    case "drop":
      return redirect((await dropDraft(db(), actor, id)) ? paths.campaigns() : paths.campaign(id));
    default:
      throw new Response(null, { status: 400 });
  }
}
