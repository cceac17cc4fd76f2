// All open visits of a centre or of one stage, page by page, what is due first on top.
import type { Actor } from "~/journey/permissions";
import type { Stage } from "~/journey/stages";
import { db, Prisma } from "~/platform/db/db.server";
import { cardColumns, cardJoins, mostUrgentFirst, type VisitCard } from "./visit-cards.server";

export const LIST_PAGE = 50;

/** One page, and how many there are. A page beyond the end is the last one. */
export async function openVisits(
  { centreId }: Pick<Actor, "centreId">,
  stage: Stage | undefined,
  wanted: number,
) {
  const total = await db().visit.count({ where: { centreId, status: "open", ...(stage ? { stage } : {}) } });
  const pages = Math.max(1, Math.ceil(total / LIST_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const ofStage = stage ? Prisma.sql`and v.stage = ${stage}` : Prisma.empty;
  const visits = await db().$queryRaw<VisitCard[]>`
    select ${cardColumns} from visit v ${cardJoins}
    where v.centre_id = ${centreId}::uuid and v.status = 'open' ${ofStage}
    order by ${mostUrgentFirst}
    limit ${LIST_PAGE} offset ${(page - 1) * LIST_PAGE}`;
  return { visits, page, pages, total };
}
