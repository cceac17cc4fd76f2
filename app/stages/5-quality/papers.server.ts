// What the papers of a visit begin with: the proposal in the customer's language, and the lines of the invoice to come.
import type { Actor } from "~/journey/permissions";
import { instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { draftedInvoice } from "~/money/draft";
import { db } from "~/platform/db/db.server";
import { formatDistance } from "~/ui/format";
import { stagePhase } from "~/visits/stage-phase";
import { words } from "~/words";
import { papersProposal } from "./papers";

/** Undefined where nobody prepares papers now. */
export async function paperDraft({ centreId }: Actor, visit: Visit) {
  if (stagePhase(visit, "quality") !== "now") return undefined;
  const [centre, customer] = await Promise.all([
    db().centre.findUniqueOrThrow({
      where: { id: centreId },
      select: { timeZone: true, distanceUnit: true, serviceEveryMonths: true, serviceEveryDistance: true },
    }),
    db().customer.findFirstOrThrow({
      where: { id: visit.customerId, centreId },
      select: { language: true },
    }),
  ]);
  const language = customer.language === "ru" ? "ru" : "en";
  const unit = centre.distanceUnit === "mi" ? "mi" : "km";
  return {
    ...papersProposal(
      visit,
      {
        ...centre,
        t: words(language, "quality"),
        distance: (distance) => formatDistance(distance, unit, language),
      },
      instant(new Date()),
    ),
    invoice: draftedInvoice(visit),
  };
}

export type PaperDraft = NonNullable<Awaited<ReturnType<typeof paperDraft>>>;
