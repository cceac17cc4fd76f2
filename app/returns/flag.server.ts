// Looking for a return when a visit begins: what of the same car was given back lately, and the fact where it is the same.
import { event, type JourneyEvent } from "~/journey/events";
import { numbered } from "~/journey/fold";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";
import { RETURN_WITHIN_DAYS, returnOf, type ReleasedVisit } from "./returns";

interface Begun {
  readonly visit: Visit;
  readonly events: readonly JourneyEvent[];
}

async function givenBackLately(
  tx: Tx,
  { id, centreId, vehicleId }: Visit,
  at: Instant,
): Promise<readonly ReleasedVisit[]> {
  const rows = await tx.visit.findMany({
    where: {
      centreId,
      vehicleId,
      id: { not: id },
      // The car is given back when follow-up begins.
      stage: "follow-up",
      stageEnteredAt: { gte: new Date(plus(at, -RETURN_WITHIN_DAYS * DAY)), lte: new Date(at) },
    },
    select: {
      id: true,
      complaint: true,
      stageEnteredAt: true,
      jobs: { select: { title: true, state: true } },
    },
    take: 20,
  });
  return rows.map(({ stageEnteredAt, ...row }) => ({ ...row, releasedAt: instant(stageEnteredAt) }));
}

/** A visit that has just begun, with the fact that it is a return where it is one. */
export async function withReturn(tx: Tx, begun: Begun): Promise<Begun> {
  const { visit, events } = begun;
  const last = events.at(-1);
  if (visit.status !== "open" || last === undefined) return begun;
  const { at, complaint, services } = visit.request;
  const found = returnOf({ at, complaint, services }, await givenBackLately(tx, visit, at));
  if (!found) return begun;
  const flag = event("return.flagged", last.occurredAt, { of: found.of, by: found.by });
  const flagged = numbered(visit, visit, [flag], { kind: "job" });
  return { visit: flagged.visit, events: [...events, ...flagged.events] };
}
