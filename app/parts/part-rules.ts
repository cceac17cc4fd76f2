// The rules of parts: what may become of a part that a visit needs.
import { happened, type Decision } from "~/journey/course";
import { event, type NewEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { isMissing, isReady, type NeededPart } from "~/journey/part";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";

/** What somebody says that the visit needs. */
export interface WantedPart {
  readonly partId: string;
  readonly name: string;
  readonly number?: string | undefined;
  readonly quantity: number;
  readonly stockPartId?: string | undefined;
  /** Whether so many lie free on the shelf. The caller holds the shelf's row. */
  readonly free: boolean;
}

const NEEDS_PARTS: readonly Visit["stage"][] = ["preparation", "intake", "repairs"];

/** Whether parts are still listed for it: from the preparation until the repairs are over. */
export function listsParts({ status, stage }: Pick<Visit, "status" | "stage">): boolean {
  return status === "open" && NEEDS_PARTS.includes(stage);
}

/** Parts are listed from the preparation until the repairs are over. What lies free on the shelf is kept for the visit at once. */
export function needParts(visit: Visit, wanted: readonly WantedPart[], now: Instant): Decision {
  if (visit.status !== "open") return deny("visit-ended", { detail: { status: visit.status } });
  if (!NEEDS_PARTS.includes(visit.stage)) return deny("wrong-stage", { detail: { stage: visit.stage } });
  const unsaid = visit.stage === "preparation" && visit.preparation.partsChecked?.needed !== true;
  const checked: readonly NewEvent[] = unsaid ? [event("parts.checked", now, { needed: true })] : [];
  const needed = wanted.flatMap(({ free, partId, stockPartId, ...about }) => [
    event("part.needed", now, { ...about, partId, stockPartId }),
    ...(free && stockPartId !== undefined ? [event("part.reserved", now, { partId, stockPartId })] : []),
  ]);
  return happened(...checked, ...needed);
}

type Found = { readonly ok: true; readonly part: NeededPart } | Exclude<Decision, { readonly ok: true }>;

function partOf(visit: Visit, partId: string, fits: (part: NeededPart) => boolean): Found {
  const part = visit.parts.find(({ id }) => id === partId);
  if (!part) return deny("part-not-found");
  return fits(part) ? { ok: true, part } : deny("part-not-so", { detail: { state: part.state } });
}

function openPart(visit: Visit, partId: string, fits: (part: NeededPart) => boolean): Found {
  if (visit.status !== "open") return deny("visit-ended", { detail: { status: visit.status } });
  return partOf(visit, partId, fits);
}

/** Keeps it from the shelf; an ordered one too, when it was found after all. */
export function reservePart(
  visit: Visit,
  {
    partId,
    stockPartId,
    free,
  }: { readonly partId: string; readonly stockPartId: string; readonly free: boolean },
  now: Instant,
): Decision {
  const found = openPart(visit, partId, isMissing);
  if (!found.ok) return found;
  return free ? happened(event("part.reserved", now, { partId, stockPartId })) : deny("not-enough-stock");
}

/**
 * Ordered with the date that the supplier named, or once more with another date.
 * @param today the centre's local date
 */
export function orderPart(
  visit: Visit,
  input: { readonly partId: string; readonly expectedOn: string; readonly supplier?: string | undefined },
  today: string,
  now: Instant,
): Decision {
  const { partId, expectedOn, supplier } = input;
  const found = openPart(visit, partId, isMissing);
  if (!found.ok) return found;
  if (expectedOn < today) return deny("appointment-in-the-past", { field: "expectedOn" });
  const { part } = found;
  if (part.expectedOn === expectedOn && (supplier ?? part.supplier) === part.supplier) return happened();
  return happened(event("part.ordered", now, { partId, expectedOn, supplier }));
}

/** It is here. */
export function partArrived(visit: Visit, { partId }: { readonly partId: string }, now: Instant): Decision {
  const found = openPart(visit, partId, isMissing);
  return found.ok ? happened(event("part.arrived", now, { partId })) : found;
}

/** It lies together for the car, or is in the mechanic's hand. One that is only needed is taken off the shelf by the way. */
export function pickPart(
  visit: Visit,
  { partId, free }: { readonly partId: string; readonly free?: boolean | undefined },
  now: Instant,
): Decision {
  const found = openPart(visit, partId, (part) => isReady(part) || isMissing(part));
  if (!found.ok) return found;
  const picked = event("part.picked", now, { partId });
  if (isReady(found.part)) return happened(picked);
  const { stockPartId } = found.part;
  if (!free || stockPartId === undefined) return deny("not-enough-stock");
  return happened(event("part.reserved", now, { partId, stockPartId }), picked);
}

/** Back on the shelf or back to the supplier; of an ended visit too. */
export function returnPart(
  visit: Visit,
  { partId, reason }: { readonly partId: string; readonly reason?: string | undefined },
  now: Instant,
): Decision {
  const found = partOf(visit, partId, ({ state }) => state === "picked" || state === "arrived");
  return found.ok ? happened(event("part.returned", now, { partId, reason })) : found;
}

/** Nobody needs it any more. What lies here already is put back instead. */
export function dropPart(
  visit: Visit,
  { partId, reason }: { readonly partId: string; readonly reason?: string | undefined },
  now: Instant,
): Decision {
  const found = openPart(visit, partId, (part) => isMissing(part) || part.state === "reserved");
  return found.ok ? happened(event("part.dropped", now, { partId, reason })) : found;
}
