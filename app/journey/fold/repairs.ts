// Repairs: clocks, findings, extra work and the promise.
import { instant, type Instant } from "../instant";
import type { StopCause } from "../events";
import { isOpenLine, type ExtraRequest, type Job, type RequestLine, type Visit } from "../visit";
import { jobFrom } from "./intake";
import { withPartsUsed, withoutPartsOf } from "./parts";
import { mark, type Applies } from "./shape";

function job(visit: Visit, jobId: string, change: (job: Job) => Job): Visit {
  return { ...visit, jobs: visit.jobs.map((each) => (each.id === jobId ? change(each) : each)) };
}

function request(visit: Visit, requestId: string, change: (request: ExtraRequest) => ExtraRequest): Visit {
  return { ...visit, requests: visit.requests.map((each) => (each.id === requestId ? change(each) : each)) };
}

function clockedUntil(each: Job, at: Instant): number {
  return each.clockedMs + (each.state.kind === "running" ? Math.max(0, at - each.state.since) : 0);
}

function running(visit: Visit, jobId: string, mechanicId: string, since: Instant): Visit {
  return job(visit, jobId, (each) => ({
    ...each,
    mechanicId,
    workedBy: each.workedBy.includes(mechanicId) ? each.workedBy : [...each.workedBy, mechanicId],
    state: { kind: "running", since, mechanicId },
  }));
}

function decide(line: RequestLine, decisions: ReadonlyMap<string, RequestLine["decision"]>): RequestLine {
  return { ...line, decision: decisions.get(line.id) ?? line.decision };
}

/** What a stopped job was stopped for is no longer in its way. */
function resolved(each: Job, cause: StopCause, at: Instant): Job {
  if (each.state.kind !== "stopped" || each.state.cause !== cause || each.state.resolvedAt !== undefined) {
    return each;
  }
  return { ...each, state: { ...each.state, resolvedAt: at } };
}

/** What is open of a request is no longer asked; what was answered stays answered. */
function takenBack(each: ExtraRequest, at: Instant): ExtraRequest {
  const lines = each.lines.map((line) =>
    isOpenLine(line) ? { ...line, decision: "withdrawn" as const } : line,
  );
  return { ...each, lines, decidedAt: each.decidedAt ?? at };
}

/** Jobs that were stopped for an answer may go on once nothing is asked any more. */
function goOnAfterAnswers(visit: Visit, at: Instant): Visit {
  if (visit.requests.some((each) => each.decidedAt === undefined)) return visit;
  return { ...visit, jobs: visit.jobs.map((each) => resolved(each, "approval", at)) };
}

function withoutParts(visit: Visit, jobId: string): Visit["partsAwaited"] {
  return visit.partsAwaited.filter((part) => part.jobId !== jobId);
}

export const inRepairs: Applies<
  | "job.assigned"
  | "job.cancelled"
  | "work.started"
  | "work.stopped"
  | "work.resumed"
  | "work.finished"
  | "finding.reported"
  | "approval.requested"
  | "approval.viewed"
  | "approval.decided"
  | "approval.withdrawn"
  | "parts.requested"
  | "parts.arrived"
  | "promise.revised"
  | "delay.told"
> = {
  "job.assigned": (visit, { payload }) =>
    job(visit, payload.jobId, (each) => ({ ...each, mechanicId: payload.mechanicId })),
  "job.cancelled": (visit, { payload, occurredAt }) => ({
    ...job(withoutPartsOf(visit, payload.jobId, occurredAt), payload.jobId, (each) => ({
      ...each,
      clockedMs: clockedUntil(each, occurredAt),
      state: { kind: "cancelled", at: occurredAt, reason: payload.reason },
    })),
    partsAwaited: withoutParts(visit, payload.jobId),
  }),
  "work.started": (visit, { payload, occurredAt }) =>
    running(visit, payload.jobId, payload.mechanicId, occurredAt),
  "work.resumed": (visit, { payload, occurredAt }) =>
    running(visit, payload.jobId, payload.mechanicId, occurredAt),
  "work.stopped": (visit, { payload, occurredAt }) =>
    job(visit, payload.jobId, (each) => ({
      ...each,
      clockedMs: clockedUntil(each, occurredAt),
      state: { kind: "stopped", since: occurredAt, cause: payload.cause },
    })),
  "work.finished": (visit, { payload, occurredAt }) => ({
    ...job(withPartsUsed(visit, payload.jobId, occurredAt), payload.jobId, (each) => ({
      ...each,
      clockedMs: clockedUntil(each, occurredAt),
      state: { kind: "done", at: occurredAt },
    })),
    partsAwaited: withoutParts(visit, payload.jobId),
  }),
  "finding.reported": (visit, event) => ({
    ...visit,
    findings: [
      ...visit.findings,
      {
        id: event.payload.findingId,
        what: event.payload.what,
        severity: event.payload.severity,
        reported: mark(event),
      },
    ],
  }),
  "approval.requested": (visit, event) => {
    const { requestId, replaces, readyAt, hash, version } = event.payload;
    const before =
      replaces === undefined
        ? visit
        : request(visit, replaces, (each) => ({
            ...takenBack(each, event.occurredAt),
            replacedBy: requestId,
          }));
    const asked: ExtraRequest = {
      id: requestId,
      version: version ?? visit.requests.length + 1,
      requested: mark(event),
      hash,
      replaces,
      answers: [],
      lines: event.payload.lines.map((line) => ({ ...line, decision: "pending" as const })),
      ...(readyAt === undefined ? {} : { readyAt: instant(readyAt) }),
    };
    return { ...before, requests: [...before.requests, asked] };
  },
  "approval.viewed": (visit, { payload, occurredAt }) =>
    request(visit, payload.requestId, (each) => ({
      ...each,
      viewedAt: each.viewedAt ?? (payload.at === undefined ? occurredAt : instant(payload.at)),
    })),
  "approval.withdrawn": (visit, event) => {
    const { requestId, reason } = event.payload;
    const before = request(visit, requestId, (each) => ({
      ...takenBack(each, event.occurredAt),
      withdrawn: { ...mark(event), reason },
    }));
    return goOnAfterAnswers(before, event.occurredAt);
  },
  "approval.decided": (visit, event) => {
    const { payload, occurredAt } = event;
    const decisions = new Map(payload.lines.map((line) => [line.lineId, line.decision]));
    const decided = request(visit, payload.requestId, (each) => {
      const { how, saidBy, hash, lines: said } = payload;
      const lines = each.lines.map((line) => decide(line, decisions));
      const answers = [...each.answers, { ...mark(event), how, saidBy, hash, lines: said }];
      return lines.some(isOpenLine)
        ? { ...each, lines, answers }
        : { ...each, lines, answers, decidedAt: occurredAt };
    });
    const mechanicId = visit.jobs.find((each) => each.mechanicId !== undefined)?.mechanicId;
    const known = new Set(visit.jobs.map((each) => each.id));
    const added = decided.requests
      .filter((each) => each.id === payload.requestId)
      .flatMap((each) => each.lines)
      .filter((line) => line.decision === "approved" && !known.has(line.id))
      .map((line) => jobFrom(line, "extra", mechanicId));
    const going = goOnAfterAnswers(decided, occurredAt);
    return { ...going, jobs: [...going.jobs, ...added] };
  },
  "parts.requested": (visit, { payload, occurredAt }) => ({
    ...visit,
    partsAwaited: [...visit.partsAwaited, { jobId: payload.jobId, what: payload.what, since: occurredAt }],
  }),
  "parts.arrived": (visit, { payload, occurredAt }) => ({
    ...job(visit, payload.jobId, (each) => resolved(each, "parts", occurredAt)),
    partsAwaited: withoutParts(visit, payload.jobId),
  }),
  "promise.revised": (visit, { payload, occurredAt }) => {
    const to = instant(payload.to);
    const from = instant(payload.from);
    const before = visit.promise ?? { first: from, current: from, revisions: [] };
    const { toldAt: _told, ...promise } = before;
    const revision = { from, to, reason: payload.reason, at: occurredAt };
    return { ...visit, promise: { ...promise, current: to, revisions: [...before.revisions, revision] } };
  },
  "delay.told": (visit, { occurredAt }) =>
    visit.promise ? { ...visit, promise: { ...visit.promise, toldAt: occurredAt } } : visit,
};
