// Moving a visit along: through a gate, past it with a manager's reason, or out of the journey.
import { event, type NewEvent } from "./events";
import { missing } from "./gates";
import type { Instant } from "./instant";
import type { RouteMap } from "./route-map";
import { nextOf, type Stage } from "./stages";
import { deny, type Verdict } from "./verdict";
import type { OpenVisit, Visit } from "./visit";

/** What a command answers: the facts to record, or why not. */
export type Decision =
  { readonly ok: true; readonly events: readonly NewEvent[] } | Exclude<Verdict, { ok: true }>;

export function happened(...events: readonly NewEvent[]): Decision {
  return { ok: true, events };
}

/** Narrows to a visit that is under way in one of these stages, or says why it is not. */
export function inStage<S extends Stage>(
  visit: Visit,
  ...stages: readonly S[]
): { readonly ok: true; readonly visit: OpenVisit<S> } | Exclude<Verdict, { ok: true }> {
  if (visit.status !== "open") return deny("visit-ended", { detail: { status: visit.status } });
  const open: readonly Stage[] = stages;
  if (!open.includes(visit.stage)) return deny("wrong-stage", { detail: { stage: visit.stage } });
  return { ok: true, visit: visit as OpenVisit<S> };
}

/** The fact that crossing into a stage is in itself. */
function arrivalAt(to: Stage | "closed", now: Instant): readonly NewEvent[] {
  if (to === "intake") return [event("vehicle.arrived", now, {})];
  if (to === "preparation") return [event("preparation.started", now, {})];
  if (to === "closed") return [event("visit.closed", now, {})];
  return [];
}

/** Leaves `from` for `to`, as events. */
export function crossing(from: Stage, to: Stage | "closed", now: Instant): readonly NewEvent[] {
  const entered = to === "closed" ? [] : [event("stage.entered", now, { stage: to })];
  // The car is released by the stage that it leaves; everything else belongs to the stage that it comes to.
  const released = to === "follow-up" ? [event("vehicle.released", now, {})] : [];
  return [...released, event("stage.left", now, { stage: from, to }), ...entered, ...arrivalAt(to, now)];
}

/**
 * Through the gate of the present stage into the next one. With an override reason a manager goes past what is missing;
 * the override is recorded with the list. The caller has checked that the actor may override.
 */
export function advance(
  visit: Visit,
  input: { readonly from: Stage; readonly overrideReason?: string },
  map: RouteMap,
  now: Instant,
): Decision {
  const here = inStage(visit, input.from);
  if (!here.ok) return here;
  const lacking = missing(here.visit, input.from, map);
  const over = nextOf(input.from);
  if (lacking.length === 0) {
    if (input.overrideReason !== undefined) return deny("nothing-to-override");
    return happened(...crossing(input.from, over, now));
  }
  if (input.overrideReason === undefined) {
    return deny("gate-closed", { detail: { count: lacking.length, first: lacking[0]?.id ?? "" } });
  }
  const reason = input.overrideReason.trim();
  if (reason === "") return deny("override-needs-reason", { field: "reason" });
  // A car whose clock still runs has not left the bay: no reason can say otherwise.
  if (here.visit.jobs.some((job) => job.state.kind === "running")) return deny("clock-already-running");
  const overridden = event("gate.overridden", now, {
    stage: input.from,
    missing: lacking.map(({ id }) => id),
    reason,
  });
  return happened(overridden, ...crossing(input.from, over, now));
}

/** Before work begins a visit can be called off. */
export function cancel(visit: Visit, reason: string, now: Instant): Decision {
  const here = inStage(visit, "booking", "preparation", "intake");
  if (!here.ok) return here;
  if (here.visit.intake.signed) return deny("already-signed");
  return happened(event("visit.cancelled", now, { reason }));
}

/** Ticks an item of the present stage's checklist. */
export function tick(visit: Visit, item: string, map: RouteMap, now: Instant): Decision {
  if (visit.status !== "open") return deny("visit-ended", { detail: { status: visit.status } });
  // What is inspected is not ticked: a point of quality control has a result of its own.
  if (visit.stage === "quality") return deny("item-unknown");
  if (!map.stages[visit.stage].checklist.some((each) => each.id === item)) return deny("item-unknown");
  if (visit.ticks[`${visit.stage}/${item}`]) return deny("already-recorded");
  return happened(event("checklist.ticked", now, { stage: visit.stage, item }));
}

/** Anybody may add a note at any time, to an ended visit too. */
export function addNote(text: string, now: Instant): Decision {
  return happened(event("note.added", now, { text }));
}
