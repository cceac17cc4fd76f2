// What a customer is shown of a visit, from the same facts that staff see.
import type { JourneyEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { STAGES, type Stage } from "~/journey/stages";
import { approvedTotal, isOpenLine, type RequestLine, type Visit } from "~/journey/visit";

/** When the visit first came to each stage; a return to repairs does not move it. */
function firstEntries(visit: Visit, events: readonly JourneyEvent[]): ReadonlyMap<Stage, Instant> {
  const entries = new Map<Stage, Instant>([["booking", visit.request.at]]);
  for (const { type, payload, occurredAt } of events) {
    if (type === "stage.entered" && !entries.has(payload.stage)) entries.set(payload.stage, occurredAt);
  }
  return entries;
}

export type Headline =
  Stage | Exclude<Visit["status"], "open"> | "working" | "parts" | "decision" | "rework" | "ready";

function openLines(visit: Visit): readonly RequestLine[] {
  return visit.requests.flatMap(({ lines }) => lines.filter(isOpenLine));
}

function repairsHeadline(visit: Visit): Headline {
  if (openLines(visit).length > 0) return "decision";
  if (visit.jobs.some(({ state }) => state.kind === "running")) return "working";
  if (visit.partsAwaited.length > 0) return "parts";
  return visit.loop > 0 ? "rework" : "repairs";
}

/** One sentence for how it stands. */
export function headlineOf(visit: Visit): Headline {
  if (visit.status !== "open") return visit.status;
  if (visit.stage === "repairs") return repairsHeadline(visit);
  return visit.stage === "handover" && visit.handover.notified ? "ready" : visit.stage;
}

function stageSteps(visit: Visit, events: readonly JourneyEvent[]) {
  const entries = firstEntries(visit, events);
  const present = STAGES.indexOf(visit.stage);
  const over = visit.status === "closed";
  return STAGES.map((stage, index) => {
    const state =
      index < present || over ? "done" : index === present && visit.status === "open" ? "now" : "ahead";
    return { stage, state, at: index <= present ? entries.get(stage) : undefined } as const;
  });
}

export function statusFacts(visit: Visit, events: readonly JourneyEvent[]) {
  const waits = visit.stage === "booking" || visit.stage === "preparation";
  const here = visit.stage === "intake" || visit.stage === "repairs" || visit.stage === "quality";
  const open = visit.status === "open";
  return {
    headline: headlineOf(visit),
    appointmentAt: open && waits ? visit.booking.appointment?.at : undefined,
    promise: open && here ? visit.promise : undefined,
    steps: stageSteps(visit, events),
    approved: visit.jobs
      .filter(({ state }) => state.kind !== "cancelled")
      .map(({ id, title, priceMinor }) => ({ id, title, priceMinor })),
    approvedMinor: approvedTotal(visit),
    declined: visit.requests
      .flatMap(({ lines }) => lines)
      .filter(({ decision }) => decision === "declined")
      .map(({ id, title, priceMinor }) => ({ id, title, priceMinor })),
    openQuestions: open && visit.stage === "repairs" ? openLines(visit).length : 0,
    orderSigned: visit.intake.signed !== undefined,
  };
}

export type StatusFacts = ReturnType<typeof statusFacts>;
