// What a customer is shown of a visit, from the same facts that staff see.
import type { JourneyEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { STAGES, type Stage } from "~/journey/stages";
import {
  approvedTotal,
  isOpenLine,
  openAmount,
  type ExtraRequest,
  type RequestLine,
  type Visit,
} from "~/journey/visit";
import { isPoor } from "~/stages/7-follow-up/follow-up";

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
    toPayMinor: open ? openAmount(visit) : undefined,
  };
}

export type StatusFacts = ReturnType<typeof statusFacts>;

/** When something was last decided on a request: the moment of the record that the customer is shown. */
function decidedAt(events: readonly JourneyEvent[], requestId: string): Instant | undefined {
  return events.findLast((each) => each.type === "approval.decided" && each.payload.requestId === requestId)
    ?.occurredAt;
}

function asked(visit: Visit, events: readonly JourneyEvent[], request: ExtraRequest) {
  const told = new Map(visit.findings.map(({ id, what }) => [id, what]));
  return {
    id: request.id,
    answeredAt: decidedAt(events, request.id),
    lines: request.lines.map(({ id, title, priceMinor, severity, decision, findingId }) => ({
      id,
      title,
      priceMinor,
      severity,
      decision,
      found: told.get(findingId),
    })),
  };
}

export type AskedFacts = ReturnType<typeof asked>;

/** Whether the customer may decide on the request now. */
function isDecidable(visit: Visit, { lines }: ExtraRequest): boolean {
  return visit.status === "open" && visit.stage === "repairs" && lines.some(isOpenLine);
}

/** The oldest request on which the customer may decide now. */
function requestToDecide(visit: Visit): ExtraRequest | undefined {
  return visit.requests.find((request) => isDecidable(visit, request));
}

/**
 * One request, as the link to it shows it; no other request's lines.
 * @param requestId of the link; links of earlier versions have none: theirs is the one to decide, or the last
 * @returns undefined when the visit has no such request
 */
export function approvalFacts(visit: Visit, events: readonly JourneyEvent[], requestId?: string) {
  const request =
    requestId === undefined
      ? (requestToDecide(visit) ?? visit.requests.at(-1))
      : visit.requests.find(({ id }) => id === requestId);
  if (!request) return undefined;
  const open = isDecidable(visit, request);
  const facts = asked(visit, events, request);
  return {
    request,
    open: open ? facts : undefined,
    /** Decided, or no longer to be decided. */
    record: open ? undefined : facts,
    /** A later question waits for an answer, under a link of its own. */
    newer: visit.requests
      .slice(visit.requests.indexOf(request) + 1)
      .some((later) => isDecidable(visit, later)),
    promisedAt: open ? visit.promise?.current : undefined,
  };
}

export type ApprovalFacts = Omit<NonNullable<ReturnType<typeof approvalFacts>>, "request">;

export function surveyFacts(visit: Visit) {
  const survey = visit.followUp.survey;
  return {
    mayAnswer: visit.status === "open" && visit.stage === "follow-up" && !survey,
    answer: survey && {
      at: survey.at,
      ratings: survey.ratings,
      recommend: survey.recommend,
      text: survey.text,
      callMe: survey.callMe,
      poor: isPoor(survey),
    },
  };
}

export type SurveyFacts = ReturnType<typeof surveyFacts>;
