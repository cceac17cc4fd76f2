// What the pages of a visit say of a return: of which visit, why it looks so, and who says otherwise.
import { may, type Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { db } from "~/platform/db/db.server";

/** @returns undefined where the visit is none */
export async function returnView(actor: Actor, { comesBack, centreId }: Visit) {
  if (!comesBack) return undefined;
  const { of, by, overruled } = comesBack;
  const earlier = await db().visit.findFirst({
    where: { id: of, centreId },
    select: { id: true, number: true, stageEnteredAt: true, complaint: true },
  });
  return {
    by,
    earlier: earlier ?? undefined,
    overruled: overruled && { at: overruled.at, reason: overruled.reason },
    mayOverrule: overruled === undefined && may(actor.roles, "follow-up:write"),
  };
}

export type ReturnView = NonNullable<Awaited<ReturnType<typeof returnView>>>;
