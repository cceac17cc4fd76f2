// Deferred work: lines that a customer declined, kept to be offered again.
import type { JourneyEvent, Severity } from "~/journey/events";
import type { Instant } from "~/journey/instant";

export interface DeferredLine {
  readonly lineId: string;
  readonly title: string;
  readonly severity: Severity;
  /** Minor units, as it was offered then. */
  readonly priceMinor: number;
  readonly declinedAt: Instant;
}

/**
 * What was declined in these events of one visit and not approved afterwards. Only `approval.requested` and `approval.decided`
 * matter; others may be left out.
 */
export function deferredLines(events: readonly JourneyEvent[]): readonly DeferredLine[] {
  const offered = new Map(
    events.flatMap((event) =>
      event.type === "approval.requested" ? event.payload.lines.map((line) => [line.id, line] as const) : [],
    ),
  );
  const deferred = new Map<string, DeferredLine>();
  for (const event of events) {
    if (event.type !== "approval.decided") continue;
    for (const { lineId, decision } of event.payload.lines) {
      const line = offered.get(lineId);
      if (decision === "approved") deferred.delete(lineId);
      if (decision !== "declined" || !line) continue;
      const { title, severity, priceMinor } = line;
      deferred.set(lineId, { lineId, title, severity, priceMinor, declinedAt: event.occurredAt });
    }
  }
  return [...deferred.values()];
}

interface VisitWithWork {
  readonly vehicle: { readonly id: string };
  readonly jobs: readonly { readonly title: string; readonly state: string }[];
  readonly deferred: readonly DeferredLine[];
}

/**
 * What is still worth offering: of work that was declined several times the latest offer, and nothing that was done since. There is
 * no other link between an offer and a later job than what both are called.
 * @param visits the newest first
 */
export function stillDeferred<V extends VisitWithWork>(
  visits: readonly V[],
): readonly (DeferredLine & { readonly visit: V })[] {
  const settled = new Set<string>();
  return visits.flatMap((visit) => {
    const key = (title: string) => `${visit.vehicle.id}/${title.toLowerCase()}`;
    const open = visit.deferred.filter(({ title }) => !settled.has(key(title)));
    for (const { title } of visit.deferred) settled.add(key(title));
    for (const { title, state } of visit.jobs) if (state === "done") settled.add(key(title));
    return open.map((line) => ({ ...line, visit }));
  });
}
