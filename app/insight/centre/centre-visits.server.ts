// The visits of a centre in a period with all their facts, page by page.
import type { JourneyEvent } from "~/journey/events";
import type { Span } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";

const VISITS_AT_ONCE = 250;
const BEGINNING = "00000000-0000-0000-0000-000000000000";

export interface VisitFacts {
  readonly id: string;
  readonly number: number;
  readonly vehicleId: string;
  readonly events: readonly JourneyEvent[];
}

/**
 * Every visit that was under way at some moment of the period. Those that were brought in from another program's file are left
 * out: nothing is recorded of their stages.
 */
export async function* visitsWithin(
  tx: Tx,
  { centreId }: { readonly centreId: string },
  { start, end }: Span,
): AsyncGenerator<VisitFacts> {
  let after = BEGINNING;
  for (;;) {
    const page = await tx.visit.findMany({
      where: {
        centreId,
        id: { gt: after },
        importKey: null,
        requestedAt: { lt: new Date(end) },
        OR: [{ endedAt: null }, { endedAt: { gt: new Date(start) } }],
      },
      orderBy: { id: "asc" },
      take: VISITS_AT_ONCE,
      select: { id: true, number: true, vehicleId: true },
    });
    const rows = await tx.event.findMany({
      where: { centreId, visitId: { in: page.map(({ id }) => id) } },
      orderBy: [{ visitId: "asc" }, { seq: "asc" }],
      select: { ...EVENT_COLUMNS, visitId: true },
    });
    const events = new Map<string, JourneyEvent[]>(page.map(({ id }) => [id, []]));
    for (const row of rows) events.get(row.visitId)?.push(eventFromRow(row));
    for (const visit of page) {
      const facts = events.get(visit.id) ?? [];
      if (facts[0]?.type !== "visit.imported") yield { ...visit, events: facts };
    }
    const last = page.at(-1);
    if (!last || page.length < VISITS_AT_ONCE) return;
    after = last.id;
  }
}
