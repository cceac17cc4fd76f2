// The centre at which the actor works, and the others to which they may go.
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { PerRequest } from "~/platform/request-scope.server";
import { centreFacts, type CentreFacts } from "~/visits/centre.server";

const centres = new PerRequest<CentreFacts>();

/** The actor's centre, read once per request. */
export function getCentre(actor: Pick<Actor, "centreId">): Promise<CentreFacts> {
  return centres.once(actor.centreId, () => centreFacts(db(), actor));
}

/** More centres than any organisation has, so that no list is without an end. */
const MOST_CENTRES = 500;

/** Centres at which the person has a role, by name. */
export async function centresOf(staffId: string): Promise<{ id: string; name: string }[]> {
  return db().centre.findMany({
    where: { roles: { some: { staffId, staff: { active: true } } } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
    take: MOST_CENTRES,
  });
}

/** Whether the person has a role at the centre. */
export async function worksAt(staffId: string, centreId: string): Promise<boolean> {
  return (await db().staffRole.count({ where: { staffId, centreId, staff: { active: true } } })) > 0;
}
