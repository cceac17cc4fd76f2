// What the panel of a visit's parts shows behind the preparation: the list, and whether the reader may write to it.
import { may, type Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { db } from "~/platform/db/db.server";
import { listsParts } from "./part-rules";
import type { VisitPartsProps } from "./visit-parts";

/** Without suggestions: those are for the order that is being drafted. */
export async function visitParts(
  actor: Actor,
  visit: Visit,
): Promise<Omit<VisitPartsProps, "submissionId" | "primary">> {
  const where = { id: visit.vehicleId, centreId: actor.centreId };
  const car = await db().vehicle.findFirst({ where, select: { plate: true } });
  const mayWrite = may(actor.roles, "parts:write") && listsParts(visit);
  return { parts: visit.parts, suggestions: [], plate: car?.plate ?? "", mayWrite };
}
