// What the quality page shows of a visit, and what the reader may do about it.
import { may, type Actor } from "~/journey/permissions";
import type { RouteMap } from "~/journey/route-map";
import { currentInspection, type Visit } from "~/journey/visit";
import { stagePhase } from "~/visits/stage-phase";
import { mayInspect, untickedItems } from "./quality";

export function qualityView(visit: Visit, actor: Actor, map: RouteMap) {
  const phase = stagePhase(visit, "quality");
  const now = phase === "now";
  return {
    visitId: visit.id,
    phase,
    jobs: visit.jobs
      .filter(({ state }) => state.kind !== "cancelled")
      .map(({ id, title }) => ({ id, title })),
    inspection: currentInspection(visit),
    inspections: visit.inspections,
    quality: visit.quality,
    unticked: untickedItems(visit, map).length,
    may: {
      inspect: now && may(actor.roles, "quality:inspect"),
      papers: now && may(actor.roles, "quality:papers"),
      inspectThis: mayInspect(visit, actor.staffId),
    },
  };
}

export type QualityView = ReturnType<typeof qualityView>;
