// Parts and loaners: what their events establish, and what becomes of parts that nobody needs any more.
import { instant } from "../instant";
import { isMissing, isReady, type NeededPart } from "../part";
import type { Instant } from "../instant";
import type { Visit } from "../visit";
import type { Applies } from "./shape";

function part(visit: Visit, partId: string, at: Instant, change: Partial<NeededPart>): Visit {
  const parts = visit.parts.map((each) =>
    each.id === partId ? { ...each, ...change, changedAt: at } : each,
  );
  return { ...visit, parts };
}

/** Parts that were not handed out are nobody's any more; what came for the visit waits to be put back. */
function dropped(parts: readonly NeededPart[], at: Instant): readonly NeededPart[] {
  return parts.map((each) =>
    isMissing(each) || each.state === "reserved" ? { ...each, state: "dropped", changedAt: at } : each,
  );
}

/** The visit is over for the workshop: what was promised to it is free again. */
export function withoutOpenParts<V extends Visit>(visit: V, at: Instant): V {
  return visit.parts.length === 0 ? visit : { ...visit, parts: dropped(visit.parts, at) };
}

/** The job is done: what had come for it is in the car, what had not come was not needed. */
export function withPartsUsed<V extends Visit>(visit: V, jobId: string, at: Instant): V {
  const parts = visit.parts.map((each) =>
    each.jobId === jobId && isReady(each) ? { ...each, state: "picked" as const, changedAt: at } : each,
  );
  return visit.parts.length === 0 ? visit : withoutPartsOf({ ...visit, parts }, jobId, at);
}

/** The job is over: what was asked for it and not handed out is not needed. */
export function withoutPartsOf<V extends Visit>(visit: V, jobId: string, at: Instant): V {
  const parts = visit.parts.flatMap((each) => (each.jobId === jobId ? dropped([each], at) : [each]));
  return visit.parts.length === 0 ? visit : { ...visit, parts };
}

/** The mechanic no longer waits when the last part of the job was given up. */
function nothingAwaited(visit: Visit, jobId: string | undefined, at: Instant): Visit {
  const open = visit.parts.some((each) => each.jobId === jobId && (isMissing(each) || isReady(each)));
  if (jobId === undefined || open) return visit;
  const jobs = visit.jobs.map((job) =>
    job.id === jobId && job.state.kind === "stopped" && job.state.cause === "parts"
      ? { ...job, state: { ...job.state, resolvedAt: job.state.resolvedAt ?? at } }
      : job,
  );
  return { ...visit, jobs, partsAwaited: visit.partsAwaited.filter((each) => each.jobId !== jobId) };
}

export const ofParts: Applies<
  | "part.needed"
  | "part.reserved"
  | "part.ordered"
  | "part.arrived"
  | "part.picked"
  | "part.returned"
  | "part.dropped"
  | "loaner.assigned"
  | "loaner.released"
> = {
  "part.needed": (visit, { payload: { partId, ...about }, occurredAt }) => {
    const { name, number, quantity, stockPartId, jobId } = about;
    const needed: NeededPart = {
      id: partId,
      name,
      quantity,
      ...(number === undefined ? {} : { number }),
      ...(stockPartId === undefined ? {} : { stockPartId }),
      ...(jobId === undefined ? {} : { jobId }),
      state: "needed",
      delivered: false,
      neededAt: occurredAt,
      changedAt: occurredAt,
    };
    // One more part: what lies together for the car is not everything any more.
    const { partsPicked: _picked, ...preparation } = visit.preparation;
    const open = visit.stage === "preparation" ? { ...visit, preparation } : visit;
    return { ...open, parts: [...visit.parts, needed] };
  },
  "part.reserved": (visit, { payload: { partId, stockPartId }, occurredAt }) =>
    part(visit, partId, occurredAt, { state: "reserved", stockPartId }),
  "part.ordered": (visit, { payload: { partId, expectedOn, supplier }, occurredAt }) =>
    part(visit, partId, occurredAt, {
      state: "ordered",
      expectedOn,
      ...(supplier === undefined ? {} : { supplier }),
    }),
  "part.arrived": (visit, { payload: { partId }, occurredAt }) =>
    part(visit, partId, occurredAt, { state: "arrived", delivered: true }),
  "part.picked": (visit, { payload: { partId }, occurredAt }) =>
    part(visit, partId, occurredAt, { state: "picked" }),
  "part.returned": (visit, { payload: { partId }, occurredAt }) =>
    part(visit, partId, occurredAt, { state: "returned" }),
  "part.dropped": (visit, { payload: { partId }, occurredAt }) => {
    const jobId = visit.parts.find(({ id }) => id === partId)?.jobId;
    return nothingAwaited(part(visit, partId, occurredAt, { state: "dropped" }), jobId, occurredAt);
  },
  "loaner.assigned": (visit, { payload: { loaner, from, to } }) => ({
    ...visit,
    loaner: { number: loaner, from: instant(from), to: instant(to) },
  }),
  "loaner.released": (visit) => withoutLoaner(visit),
};

/** The car that was to be lent is free again. */
export function withoutLoaner<V extends Visit>(visit: V): V {
  if (!visit.loaner) return visit;
  const { loaner: _loaner, ...rest } = visit;
  return rest as V;
}
