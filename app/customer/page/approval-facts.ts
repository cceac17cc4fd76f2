// What the page of a question about extra work shows: the question that holds now, or what was decided on it.
import type { Instant } from "~/journey/instant";
import { isOpenLine, type ExtraRequest, type Visit } from "~/journey/visit";

/** The request that stands in the place of another now: the last of those that replaced it. */
export function currentOf(visit: Visit, request: ExtraRequest): ExtraRequest {
  const next = visit.requests.find(({ id }) => id === request.replacedBy);
  return next ? currentOf(visit, next) : request;
}

function asked(visit: Visit, request: ExtraRequest) {
  const told = new Map(visit.findings.map(({ id, what }) => [id, what]));
  const last = request.answers.at(-1);
  return {
    id: request.id,
    version: request.version,
    answeredAt: last?.at,
    how: last?.how,
    lines: request.lines.map(
      ({ id, title, labourMinutes, priceMinor, severity, decision, findingId, why }) => ({
        id,
        title,
        labourMinutes,
        priceMinor,
        severity,
        decision,
        findingId,
        why,
        found: told.get(findingId),
      }),
    ),
  };
}

export type AskedFacts = ReturnType<typeof asked>;

/** Whether the customer may decide on the request now. */
function isDecidable(visit: Visit, { lines }: ExtraRequest): boolean {
  return visit.status === "open" && visit.stage === "repairs" && lines.some(isOpenLine);
}

/** Whether a request is one of those that a link to another may answer: the same question, asked anew. */
export function isSameQuestion(visit: Visit, linked: string | undefined, requestId: string): boolean {
  if (linked === undefined) return visit.requests.some(({ id }) => id === requestId);
  const request = visit.requests.find(({ id }) => id === linked);
  return request !== undefined && currentOf(visit, request).id === requestId;
}

/** Where the request came from, its own earlier versions left out. */
function isLater(visit: Visit, than: ExtraRequest, request: ExtraRequest): boolean {
  return visit.requests.indexOf(request) > visit.requests.indexOf(than);
}

/**
 * One question, as the link to it shows it; no other question's lines. One that was asked anew shows what holds now.
 * @param requestId of the link; links of earlier versions have none: theirs is the one to decide, or the last
 * @returns undefined when the visit has no such request
 */
export function approvalFacts(visit: Visit, requestId?: string) {
  const linked =
    requestId === undefined
      ? (visit.requests.find((each) => isDecidable(visit, each)) ?? visit.requests.at(-1))
      : visit.requests.find(({ id }) => id === requestId);
  if (!linked) return undefined;
  const request = currentOf(visit, linked);
  const open = isDecidable(visit, request);
  const facts = asked(visit, request);
  const promisedAt: Instant | undefined = open ? visit.promise?.current : undefined;
  return {
    request,
    open: open ? facts : undefined,
    /** Decided, or no longer to be decided. */
    record: open ? undefined : facts,
    /** The link is to an earlier version of the question. */
    replaced: request !== linked,
    withdrawn: request.withdrawn !== undefined,
    /** They said that they will decide later. */
    deferredAt: open && request.answers.length === 0 ? request.viewedAt : undefined,
    /** A later question waits for an answer, under a link of its own. */
    newer: visit.requests.some((each) => isLater(visit, request, each) && isDecidable(visit, each)),
    promisedAt,
    readyAt: open ? request.readyAt : undefined,
  };
}

export type ApprovalFacts = Omit<NonNullable<ReturnType<typeof approvalFacts>>, "request">;
