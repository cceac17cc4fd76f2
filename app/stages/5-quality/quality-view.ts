// What the quality page shows of a visit, and what the reader may do about it.
import { DateTime } from "luxon";
import { foundDefects, inspectionLists, lastReading, openPoints, pointResult } from "~/journey/inspection";
import { may, type Actor } from "~/journey/permissions";
import type { RouteMap } from "~/journey/route-map";
import { currentInspection, type Visit } from "~/journey/visit";
import { stagePhase } from "~/visits/stage-phase";
import { standsAt } from "./points";
import { mayInspect, workedOn } from "./quality";

/** The lists with what was said of each point. */
function listsOf(visit: Visit, map: RouteMap) {
  return inspectionLists(visit, map).map(({ kind, jobs, points }) => ({
    kind,
    jobs: jobs.map(({ id, title }) => ({ id, title })),
    points: points.map(({ key, title, required }) => ({
      key,
      title,
      required,
      stands: standsAt(visit, key),
      said: pointResult(visit, key),
    })),
  }));
}

/** @param inspectors everybody who inspects cars here, for a manager who lets one of them inspect own work */
export function qualityView(
  visit: Visit,
  actor: Actor,
  map: RouteMap,
  inspectors: readonly { readonly id: string; readonly name: string }[] = [],
) {
  const phase = stagePhase(visit, "quality");
  const now = phase === "now";
  const inspection = currentInspection(visit);
  const underWay = now && inspection?.result === undefined;
  return {
    visitId: visit.id,
    phase,
    jobs: visit.jobs
      .filter(({ state }) => state.kind !== "cancelled")
      .map(({ id, title }) => ({ id, title })),
    inspection: inspection && {
      inspectorId: inspection.inspectorId,
      startedAt: inspection.startedAt,
      drive: inspection.drive,
      passed: inspection.result?.passed,
    },
    inspections: visit.inspections,
    lists: underWay ? listsOf(visit, map) : [],
    open: openPoints(visit, map).length,
    defects: foundDefects(visit, map),
    lastReading: lastReading(visit),
    quality: visit.quality,
    wantsWash: map.inspection?.wash === true,
    mayBeAllowed: inspectors.filter(({ id }) => workedOn(visit, id) && !mayInspect(visit, id)),
    may: {
      inspect: now && may(actor.roles, "quality:inspect"),
      papers: now && may(actor.roles, "quality:papers"),
      allow: underWay && may(actor.roles, "visit:override"),
      inspectThis: mayInspect(visit, actor.staffId),
    },
  };
}

export type QualityView = ReturnType<typeof qualityView>;
export type ListView = QualityView["lists"][number];
export type PointView = ListView["points"][number];

/** The earliest date that a next service may have: tomorrow on the centre's clock. */
export function tomorrow(timeZone: string, now: number): string {
  return DateTime.fromMillis(now, { zone: timeZone }).plus({ days: 1 }).toISODate() ?? "";
}
