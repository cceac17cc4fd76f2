// Where a visit stands between two facts: somebody works on it, or it waits for somebody or something.
import { latest, type Instant } from "./instant";
import { currentInspection, unpricedFindings, type Job, type OpenVisit, type Visit } from "./visit";
import type { LedgerCause, WaitCause } from "./wait-cause";

export type Standing = {
  /** The facts put its beginning here; the ledger knows better when facts were recorded late. */
  readonly since: Instant;
  /** No fact says so: it is what must be so when nothing else is. */
  readonly inferred: boolean;
} & ({ readonly kind: "work" } | { readonly kind: "wait"; readonly cause: LedgerCause });

/** How a visit stands as long as nothing happens: first at once, then whatever the clock alone brings. */
export type Standings = readonly [Standing, ...Standing[]];

function work(since: Instant, inferred = false): Standing {
  return { kind: "work", since, inferred };
}

function wait(cause: LedgerCause, since: Instant, inferred = false): Standing {
  return { kind: "wait", cause, since, inferred };
}

function beforeArrival(visit: OpenVisit<"booking" | "preparation">): Standings {
  const appointment = visit.booking.appointment;
  if (!appointment) return [wait("advisor", visit.request.at, visit.stage !== "booking")];
  return [wait("planned", appointment.bookedAt), wait("customer", appointment.at)];
}

function atIntake(visit: OpenVisit<"intake">): Standings {
  const { arrivedAt, started, signed, walkaround, estimate, consent } = visit.intake;
  if (signed) return [wait("technician", signed.at)];
  if (started) return [work(started.at)];
  const first = walkaround ?? estimate ?? consent;
  if (first) return [work(first.at, true)];
  const arrived = arrivedAt ?? visit.stageEnteredAt;
  const appointment = visit.booking.appointment?.at;
  if (appointment === undefined || appointment <= arrived) return [wait("advisor", arrived)];
  return [wait("planned", arrived), wait("advisor", appointment)];
}

function isOpenJob({ state }: Job): boolean {
  return state.kind === "planned" || state.kind === "stopped";
}

/** When the last clock stopped or the last job was called off; the beginning of the stage if that was later. */
function idleSince(visit: OpenVisit<"repairs">): Instant {
  const ends = visit.jobs.map(({ state }) => {
    if (state.kind === "stopped") return state.since;
    return state.kind === "done" || state.kind === "cancelled" ? state.at : undefined;
  });
  return latest(visit.stageEnteredAt, ...ends);
}

/** When quality control sent the car back and nobody has begun on it since. */
function untouchedSince(visit: OpenVisit<"repairs">): Instant | undefined {
  const failedAt = visit.inspections.findLast((each) => each.result?.passed === false)?.result?.at;
  if (failedAt === undefined || !visit.jobs.some(isOpenJob)) return undefined;
  const touched = visit.jobs.some(
    ({ state }) =>
      (state.kind === "stopped" && state.since > failedAt) || (state.kind === "done" && state.at > failedAt),
  );
  return touched ? undefined : failedAt;
}

/** The latest recorded stop whose cause has not been removed. */
function latestStop(jobs: readonly Job[]): { cause: WaitCause; since: Instant } | undefined {
  const stops = jobs.flatMap(({ state }) =>
    state.kind === "stopped" && state.resolvedAt === undefined ? [state] : [],
  );
  return stops.reduce<(typeof stops)[number] | undefined>(
    (last, each) => (last && last.since > each.since ? last : each),
    undefined,
  );
}

function jobsLeft(visit: OpenVisit<"repairs">, idle: Instant): Standing {
  const resolved = visit.jobs.map(({ state }) => (state.kind === "stopped" ? state.resolvedAt : undefined));
  const begun = visit.jobs.some((job) => job.workedBy.length > 0);
  // From the signature to the first work the car waits for a technician: that is on record.
  if (!begun && visit.loop === 0 && visit.intake.signed) return wait("technician", visit.intake.signed.at);
  return wait(visit.loop > 0 ? "rework" : "technician", latest(idle, ...resolved), true);
}

function inRepairs(visit: OpenVisit<"repairs">): Standings {
  const running = visit.jobs.find((job) => job.state.kind === "running");
  if (running?.state.kind === "running") return [work(running.state.since)];
  const failedAt = untouchedSince(visit);
  if (failedAt !== undefined) return [wait("rework", failedAt)];
  const idle = idleSince(visit);
  const stop = latestStop(visit.jobs);
  if (stop) return [wait(stop.cause, latest(idle, stop.since))];
  const asked = visit.requests.find((request) => request.decidedAt === undefined);
  if (asked) return [wait("approval", latest(idle, asked.requested.at))];
  const parts = visit.partsAwaited[0];
  if (parts) return [wait("parts", latest(idle, parts.since))];
  if (visit.jobs.some(isOpenJob)) return [jobsLeft(visit, idle)];
  const [unpriced] = unpricedFindings(visit);
  if (unpriced) return [wait("advisor", latest(idle, unpriced.reported.at))];
  const decided = visit.requests.map((request) => request.decidedAt);
  return [wait("advisor", latest(idle, ...decided), true)];
}

/** Back from quality control: the car still stands there until somebody moves it. */
function sentBackAt(visit: OpenVisit<"quality">): Instant | undefined {
  const last = visit.inspections.at(-1);
  if (last?.result?.passed !== false || last.result.at < visit.stageEnteredAt) return undefined;
  return currentInspection(visit) ? undefined : last.result.at;
}

function inQuality(visit: OpenVisit<"quality">): Standings {
  const inspection = currentInspection(visit);
  if (inspection?.result) return [wait("advisor", inspection.result.at)];
  if (inspection) return [work(inspection.startedAt)];
  const failedAt = sentBackAt(visit);
  if (failedAt !== undefined) return [wait("rework", failedAt)];
  return [wait("inspector", visit.stageEnteredAt)];
}

function inHandover({ handover, stageEnteredAt }: OpenVisit<"handover">): Standings {
  if (handover.started) return [work(handover.started.at)];
  if (handover.returnedAt !== undefined) return [wait("advisor", handover.returnedAt)];
  if (handover.notified) return [wait("customer", handover.notified.at)];
  return [wait("advisor", stageEnteredAt)];
}

/** The customer has the car: only a complaint keeps anybody waiting. */
function inFollowUp(visit: OpenVisit<"follow-up">): Standings {
  const complaint = visit.followUp.complaints.find((each) => each.closedAt === undefined);
  return [complaint ? wait("advisor", complaint.openedAt) : wait("planned", visit.stageEnteredAt)];
}

/** How an open visit stands from its last fact on: the first at once, each further one from its `since`. */
export function standings(visit: OpenVisit): Standings {
  switch (visit.stage) {
    case "booking":
    case "preparation":
      return beforeArrival(visit);
    case "intake":
      return atIntake(visit);
    case "repairs":
      return inRepairs(visit);
    case "quality":
      return inQuality(visit);
    case "handover":
      return inHandover(visit);
    case "follow-up":
      return inFollowUp(visit);
    default:
      return visit satisfies never;
  }
}

export interface Wait {
  readonly cause: WaitCause;
  readonly since: Instant;
}

/**
 * Who or what a visit waits for from its last fact on, if nothing else happens: `since` may be still to come, such as the
 * appointment to which a customer may be late. Undefined while somebody works on it, it is planned so, or it is over.
 */
export function nextWait(visit: Visit): Wait | undefined {
  if (visit.status !== "open") return undefined;
  for (const standing of standings(visit)) {
    if (standing.kind === "wait" && standing.cause !== "planned")
      return { cause: standing.cause, since: standing.since };
  }
  return undefined;
}

/** Who or what a visit waits for at a moment after its last fact. */
export function waitingFor(visit: Visit, now: Instant): Wait | undefined {
  const wait = nextWait(visit);
  return wait && wait.since <= now ? wait : undefined;
}
