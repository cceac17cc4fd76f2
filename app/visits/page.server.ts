// What every page of a visit loads: the folded visit with its log, as far as the actor's centre may see it.
import { z } from "zod";
import type { Action, Actor, Role } from "~/journey/permissions";
import { requireActor } from "~/people/staff/actor.server";
import { db, type Tx } from "~/platform/db/db.server";
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
  role?: Role,
): Promise<readonly { id: string; name: string }[]> {
  return db().staff.findMany({
    where: { active: true, roles: { some: { centreId: actor.centreId, ...(role ? { role } : {}) } } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
  });
}

/** Whether the person works at the actor's centre now and has this role there. */
export async function isColleague(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  staffId: string,
  role: Role,
): Promise<boolean> {
  return (await tx.staffRole.count({ where: { staffId, centreId, role, staff: { active: true } } })) > 0;
}

/** Names of people of the actor's organisation, by id; those who have left are known too. */
export async function namesOf(
  { organisationId }: Pick<Actor, "organisationId">,
  ids: Iterable<string>,
): Promise<Readonly<Record<string, string>>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return {};
  const rows = await db().staff.findMany({
    where: { id: { in: wanted }, organisationId },
    select: { id: true, name: true },
  });
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

export function centreOf(actor: Actor): Promise<CentreFacts> {
  return centreFacts(db(), actor);
}
