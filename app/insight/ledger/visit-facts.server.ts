// The facts of some visits, as records and outcomes are made of them.
import type { JourneyEvent } from "~/journey/events";
import type { Tx } from "~/platform/db/db.server";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";

export interface VisitFacts {
  readonly visitId: string;
  readonly number: number;
  /** In their order. */
  readonly facts: readonly JourneyEvent[];
}

/** So many visits are read at once. */
export const VISITS_AT_ONCE = 250;

async function someFacts(
  tx: Tx,
  centreId: string,
  visitIds: readonly string[],
): Promise<readonly VisitFacts[]> {
  const rows = await tx.event.findMany({
    where: { centreId, visitId: { in: [...visitIds] } },
    orderBy: [{ visitId: "asc" }, { seq: "asc" }],
    select: { ...EVENT_COLUMNS, visitId: true },
  });
  const visits = await tx.visit.findMany({
    where: { centreId, id: { in: [...visitIds] } },
    select: { id: true, number: true },
  });
  const events = new Map<string, JourneyEvent[]>(visits.map(({ id }) => [id, []]));
  for (const row of rows) events.get(row.visitId)?.push(eventFromRow(row));
  return visits.map(({ id, number }) => ({ visitId: id, number, facts: events.get(id) ?? [] }));
}

/** Of the visits of a centre among these, some at a time: no more of them are in the memory at once. */
export async function* factsOf(
  tx: Tx,
  centreId: string,
  visitIds: readonly string[],
): AsyncGenerator<readonly VisitFacts[]> {
  for (let at = 0; at < visitIds.length; at += VISITS_AT_ONCE) {
    yield await someFacts(tx, centreId, visitIds.slice(at, at + VISITS_AT_ONCE));
  }
}
