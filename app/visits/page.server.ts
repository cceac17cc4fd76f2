// What every page of a visit loads: the folded visit with its log, as far as the actor's centre may see it.
import { z } from "zod";
import type { Action, Actor } from "~/journey/permissions";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { PerRequest } from "~/platform/request-scope.server";
import { centreFacts, type CentreFacts } from "./centre.server";
import { loadVisit } from "./store.server";

/** The frame of the visit and the page within it ask for the same visit in one request. */
const loads = new PerRequest<Awaited<ReturnType<typeof loadVisit>>>();

/**
 * For loaders of pages under /visits/:visitId.
 * @throws Response 404 when this centre has no such visit
 */
export async function visitForPage(request: Request, visitId: string, action: Action = "visit:read") {
  const actor = await requireActor(request, action);
  if (!z.uuid().safeParse(visitId).success) throw new Response(null, { status: 404 });
  const loaded = await loads.once(`${actor.centreId}/${visitId}`, () =>
    loadVisit(db(), actor.centreId, visitId),
  );
  if (!loaded) throw new Response(null, { status: 404 });
  return { actor, ...loaded };
}

export type VisitForPage = Awaited<ReturnType<typeof visitForPage>>;

/** The colleagues of a centre by role, for lists to choose from. */
export async function colleagues(
  actor: Pick<Actor, "centreId">,
  role?: string,
): Promise<readonly { id: string; name: string }[]> {
  return db().staff.findMany({
    where: { active: true, roles: { some: { centreId: actor.centreId, ...(role ? { role } : {}) } } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
  });
}

export function centreOf(actor: Actor): Promise<CentreFacts> {
  return centreFacts(db(), actor);
}
