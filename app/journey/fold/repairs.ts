// Repairs: clocks, findings, extra work and the promise.
import { instant, type Instant } from "../instant";
import type { StopCause } from "../events";
import type { ExtraRequest, Job, RequestLine, Visit } from "../visit";
import { jobFrom } from "./intake";
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
  | "parts.requested"
  | "parts.arrived"
  | "promise.revised"
  | "delay.told"
> = {
  "job.assigned": (visit, { payload }) =>
    job(visit, payload.jobId, (each) => ({ ...each, mechanicId: payload.mechanicId })),
  "job.cancelled": (visit, { payload, occurredAt }) => ({
    ...job(visit, payload.jobId, (each) => ({
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
    ...job(visit, payload.jobId, (each) => ({
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
  "approval.requested": (visit, event) => ({
    ...visit,
    requests: [
      ...visit.requests,
      {
        id: event.payload.requestId,
        requested: mark(event),
        lines: event.payload.lines.map((line) => ({ ...line, decision: "pending" as const })),
      },
    ],
  }),
  "approval.viewed": (visit, { payload, occurredAt }) =>
    request(visit, payload.requestId, (each) => ({ ...each, viewedAt: each.viewedAt ?? occurredAt })),
  "approval.decided": (visit, { payload, occurredAt }) => {
    const decisions = new Map(payload.lines.map((line) => [line.lineId, line.decision]));
    const decided = request(visit, payload.requestId, (each) => {
      const lines = each.lines.map((line) => decide(line, decisions));
      const open = lines.some((line) => line.decision === "pending" || line.decision === "call-me");
      return open ? { ...each, lines } : { ...each, lines, decidedAt: occurredAt };
    });
    const mechanicId = visit.jobs.find((each) => each.mechanicId !== undefined)?.mechanicId;
    const known = new Set(visit.jobs.map((each) => each.id));
    const added = decided.requests
      .filter((each) => each.id === payload.requestId)
      .flatMap((each) => each.lines)
      .filter((line) => line.decision === "approved" && !known.has(line.id))
      .map((line) => jobFrom(line, "extra", mechanicId));
    const answered = decided.requests.every((each) => each.decidedAt !== undefined);
    const jobs = answered ? decided.jobs.map((each) => resolved(each, "approval", occurredAt)) : decided.jobs;
    return { ...decided, jobs: [...jobs, ...added] };
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
