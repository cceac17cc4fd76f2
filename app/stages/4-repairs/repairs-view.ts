// What the repairs page shows of a visit, and which of its buttons is the next action.
import { may, type Actor } from "~/journey/permissions";
import { isOpenLine, unpricedFindings, type Facts, type Job, type Visit } from "~/journey/visit";
import { stagePhase } from "~/visits/stage-phase";

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** The facts of the page, with what the reader may do about them. */
export function repairsView(visit: Visit, actor: Actor) {
  const phase = stagePhase(visit, "repairs");
  const now = phase === "now";
  const allowed = (action: Parameters<typeof may>[1]) => now && may(actor.roles, action);
  return {
    visitId: visit.id,
    phase,
    jobs: visit.jobs,
    findings: visit.findings,
    unpriced: unpricedFindings(visit),
    requests: visit.requests,
    partsAwaited: visit.partsAwaited,
    inspections: visit.inspections,
    promise: visit.promise,
    consent: visit.intake.consent,
    staffId: actor.staffId,
    may: {
      work: allowed("repairs:work"),
      assign: allowed("repairs:assign"),
      price: allowed("repairs:price"),
      parts: allowed("repairs:parts"),
      anyClock: now && (actor.roles.includes("manager") || actor.roles.includes("admin")),
      /** A promise is also revised while the car is inspected. */
      promise: may(actor.roles, "repairs:price") && (now || stagePhase(visit, "quality") === "now"),
      links: may(actor.roles, "link:create"),
    },
  };
}

export type RepairsView = ReturnType<typeof repairsView>;

/** Lines on which the customer still has to say yes or no. */
export function openLines(requests: Facts["requests"]) {
  return requests.flatMap((request) => request.lines.filter(isOpenLine));
}

/** Whether the reader may run this job's clock. */
export function mayRun(view: RepairsView, job: Job): boolean {
  if (!view.may.work) return false;
  if (view.may.anyClock) return job.mechanicId !== undefined;
  return job.mechanicId === undefined || job.mechanicId === view.staffId;
}

export type Primary =
  { readonly kind: "price" | "decide" | "none" } | { readonly kind: "job" | "parts"; readonly jobId: string };

/** The one button that stands out: first what keeps others waiting, then the clock that runs, then the next job. */
export function primaryOf(view: RepairsView): Primary {
  if (view.may.price && view.unpriced.length > 0) return { kind: "price" };
  if (view.may.price && openLines(view.requests).length > 0) return { kind: "decide" };
  const mine = view.jobs.filter((job) => mayRun(view, job));
  const next =
    mine.find(({ state }) => state.kind === "running") ??
    mine.find(({ state }) => state.kind === "stopped" && state.resolvedAt !== undefined) ??
    mine.find(({ state }) => state.kind === "planned");
  if (next) return { kind: "job", jobId: next.id };
  const awaited = view.may.parts && !view.may.work ? view.partsAwaited[0] : undefined;
  return awaited ? { kind: "parts", jobId: awaited.jobId } : { kind: "none" };
}
