// Reads the workshop as it stands: the cars in repairs and quality control with their open jobs, in one query.
import { workshopOf } from "~/capacity/workshop.server";
import { STOP_CAUSES, type StopCause } from "~/journey/events";
import { instant, MINUTE, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { routeMap } from "~/visits/route-maps.server";
import type { Floor, FloorJob, FloorJobState, FloorVisit, MissingPart } from "./floor";
import { usualWaits } from "./usual-waits.server";

interface JobRow {
  readonly id: string;
  readonly mechanicId: string | null;
  readonly labourMinutes: number;
  readonly clockedSeconds: number;
  readonly state: "planned" | "running" | "stopped";
  readonly runningSince: number | null;
  readonly stopCause: string | null;
  readonly stoppedAt: number | null;
  readonly resolvedAt: number | null;
  readonly rank: number;
  readonly position: number;
}

interface Row {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly stage: "repairs" | "quality";
  readonly stageEnteredAt: Date;
  readonly promisedAt: Date | null;
  readonly mechanicId: string | null;
  readonly bayId: string | null;
  readonly waitCause: string | null;
  readonly waitSince: Date | null;
  readonly routeMapVersion: number;
  readonly expectedReadyAt: Date | null;
  readonly counted: boolean;
  readonly toldLate: boolean;
  readonly jobs: readonly JobRow[];
  readonly missing: readonly { readonly jobId: string | null; readonly expectedOn: string | null }[];
}

/** A car of the floor with what is kept of it. */
export interface KeptVisit extends FloorVisit {
  readonly version: number;
  readonly kept?: Instant;
  /** Whether it was ever counted: a car without a finish may be one that nobody gets to. */
  readonly counted: boolean;
  /** The customer knows that the promised time, which is over, was not kept. */
  readonly toldLate: boolean;
}

export interface ReadFloor extends Floor {
  readonly visits: readonly KeptVisit[];
}

function rowsOf(tx: Tx, centreId: string): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select v.id, v.number, v.version, v.stage, v.stage_entered_at as "stageEnteredAt", v.promised_at as "promisedAt",
      v.mechanic_id as "mechanicId", v.bay_id as "bayId", v.wait_cause as "waitCause", v.wait_since as "waitSince",
      v.route_map_version as "routeMapVersion", v.expected_ready_at as "expectedReadyAt",
      v.expected_because is not null as counted,
      exists (
        select 1 from event e where e.visit_id = v.id and e.type = 'delay.told' and e.occurred_at >= v.promised_at
      ) as "toldLate",
      coalesce((
        select json_agg(json_build_object(
          'id', j.id, 'mechanicId', j.mechanic_id, 'labourMinutes', j.labour_minutes,
          'clockedSeconds', j.clocked_seconds, 'state', j.state,
          'runningSince', round(extract(epoch from j.running_since) * 1000), 'stopCause', j.stop_cause,
          'stoppedAt', round(extract(epoch from j.stopped_at) * 1000),
          'resolvedAt', round(extract(epoch from j.resolved_at) * 1000), 'rank', j.rank, 'position', j.position))
        from job j where j.visit_id = v.id and j.state in ('planned', 'running', 'stopped')), '[]') as jobs,
      coalesce((
        select json_agg(json_build_object('jobId', p.job_id, 'expectedOn', p.expected_on))
        from visit_part p where p.visit_id = v.id and p.state in ('needed', 'ordered')), '[]') as missing
    from visit v
    where v.centre_id = ${centreId}::uuid and v.status = 'open' and v.stage in ('repairs', 'quality')`;
}

function causeOf(cause: string | null): StopCause {
  return STOP_CAUSES.find((known) => known === cause) ?? "technician";
}

function stateOf(
  { state, runningSince, stopCause, stoppedAt, resolvedAt }: JobRow,
  entered: Instant,
): FloorJobState {
  switch (state) {
    case "planned":
      return { kind: "planned" };
    case "running":
      return { kind: "running", since: runningSince === null ? entered : instant(runningSince) };
    case "stopped":
      return {
        kind: "stopped",
        since: stoppedAt === null ? entered : instant(stoppedAt),
        cause: causeOf(stopCause),
        resolved: resolvedAt !== null,
      };
    default:
      return state satisfies never;
  }
}

function jobOf(row: JobRow, entered: Instant): FloorJob {
  const { id, mechanicId, labourMinutes, clockedSeconds, rank, position } = row;
  const whose = mechanicId === null ? {} : { mechanicId };
  return {
    id,
    ...whose,
    labourMinutes,
    clockedMs: clockedSeconds * 1000,
    state: stateOf(row, entered),
    rank,
    position,
  };
}

function missingOf({ jobId, expectedOn }: Row["missing"][number]): MissingPart {
  return { ...(jobId === null ? {} : { jobId }), ...(expectedOn === null ? {} : { expectedOn }) };
}

function visitOf(row: Row, qualityMs: number): KeptVisit {
  const { id, number, version, stage, toldLate, counted, promisedAt, mechanicId, bayId, waitSince } = row;
  const stageEnteredAt = instant(row.stageEnteredAt);
  const asked = row.waitCause === "approval" && waitSince !== null;
  return {
    ...{ id, number, version, stage, stageEnteredAt, toldLate, counted, qualityMs },
    ...(promisedAt === null ? {} : { promisedAt: instant(promisedAt) }),
    ...(mechanicId === null ? {} : { mechanicId }),
    ...(bayId === null ? {} : { bayId }),
    ...(asked ? { askedAt: instant(waitSince) } : {}),
    ...(row.expectedReadyAt === null ? {} : { kept: instant(row.expectedReadyAt) }),
    jobs: row.jobs.map((job) => jobOf(job, stageEnteredAt)),
    missing: row.missing.map(missingOf),
  };
}

/** Inspection, wash and papers as a rule take half of what the route map allows before somebody has to look. */
const SHARE_OF_LIMIT = 0.5;

async function qualityTimes(tx: Tx, centreId: string, versions: ReadonlySet<number>) {
  const times = new Map<number, number>();
  for (const version of versions) {
    const { limitMinutes } = (await routeMap(tx, centreId, version)).stages.quality;
    times.set(version, limitMinutes * MINUTE * SHARE_OF_LIMIT);
  }
  return times;
}

/** One query after the other: within a transaction there is one connection. @throws Error when there is no such centre */
export async function floorOf(tx: Tx, centreId: string, now: Instant): Promise<ReadFloor> {
  const rows = await rowsOf(tx, centreId);
  const shop = await workshopOf(tx, { centreId });
  const times = await qualityTimes(tx, centreId, new Set(rows.map(({ routeMapVersion }) => routeMapVersion)));
  const usual = await usualWaits(tx, centreId, shop.calendar, now);
  return { shop, usual, visits: rows.map((row) => visitOf(row, times.get(row.routeMapVersion) ?? 0)) };
}
