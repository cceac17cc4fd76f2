// The rows in which a visit's present state is kept: computed from the facts, never edited by hand.
import { nextAction } from "~/journey/next-action";
import type { RouteMap } from "~/journey/route-map";
import type { Instant } from "~/journey/instant";
import { nextWait } from "~/journey/standing";
import { appointmentVersion, type Job, type Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";

function date(at: Instant | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}

function jobRow(visit: Visit, job: Job, position: number) {
  return {
    id: job.id,
    centreId: visit.centreId,
    visitId: visit.id,
    title: job.title,
    position,
    labourMinutes: job.labourMinutes,
    state: job.state.kind,
    mechanicId: job.mechanicId ?? null,
    runningSince: job.state.kind === "running" ? new Date(job.state.since) : null,
    clockedSeconds: Math.round(job.clockedMs / 1000),
    ...stopOf(job),
  };
}

/** Why the clock stands, and since when; the cause may be gone since. */
function stopOf({ state }: Job) {
  if (state.kind !== "stopped") return { stopCause: null, stoppedAt: null, resolvedAt: null };
  return { stopCause: state.cause, stoppedAt: new Date(state.since), resolvedAt: date(state.resolvedAt) };
}

function visitRow(visit: Visit, map: RouteMap, calendar: WorkingCalendar) {
  const next = nextAction(visit, map, calendar);
  const wait = nextWait(visit);
  return {
    id: visit.id,
    centreId: visit.centreId,
    number: visit.number,
    customerId: visit.customerId,
    vehicleId: visit.vehicleId,
    version: visit.version,
    stage: visit.stage,
    status: visit.status,
    loop: visit.loop,
    complaint: visit.request.complaint,
    routeMapVersion: visit.routeMapVersion,
    requestedAt: new Date(visit.request.at),
    stageEnteredAt: new Date(visit.stageEnteredAt),
    appointmentAt: date(visit.booking.appointment?.at),
    appointmentVersion: appointmentVersion(visit),
    arrivedAt: date(visit.intake.arrivedAt),
    firstPromisedAt: date(visit.promise?.first),
    promisedAt: date(visit.promise?.current),
    // From `waitSince` on, which may be still to come: readers compare it with their clock.
    waitCause: wait?.cause ?? null,
    waitSince: date(wait?.since),
    advisorId: visit.advisorId ?? null,
    offerCampaignId: visit.request.offer?.campaignId ?? null,
    mechanicId: visit.preparation.resources?.mechanicId ?? null,
    bayId: visit.preparation.resources?.bayId ?? null,
    nextAction: next?.code ?? null,
    nextOwnerRole: next?.role ?? null,
    nextOwnerId: next?.ownerId ?? null,
    nextDueAt: date(next?.dueAt),
    endedAt: visit.status === "open" ? null : new Date(visit.endedAt),
  };
}

/** The row of table `visit` and the rows of table `job` that say where this visit stands. */
export function project(visit: Visit, map: RouteMap, calendar: WorkingCalendar) {
  return {
    visit: visitRow(visit, map, calendar),
    jobs: visit.jobs.map((job, position) => jobRow(visit, job, position)),
  };
}
