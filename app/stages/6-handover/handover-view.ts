// What the handover page shows of a visit, and which step is next.
import { may, type Actor } from "~/journey/permissions";
import { approvedTotal, openAmount, type Visit } from "~/journey/visit";
import { stagePhase } from "~/visits/stage-phase";
import { approvedLines } from "~/money/draft";

/** The steps in the order in which they are usually taken. */
const STEPS = ["told", "returned", "started", "explained", "invoice", "payment", "keys"] as const;
export type HandoverStep = (typeof STEPS)[number];

export function handoverView(visit: Visit, actor: Actor) {
  const phase = stagePhase(visit, "handover");
  const { handover } = visit;
  const open = openAmount(visit);
  const done: Readonly<Record<HandoverStep, boolean>> = {
    told: handover.notified !== undefined,
    returned: handover.returnedAt !== undefined,
    started: handover.started !== undefined,
    explained: handover.explained !== undefined,
    invoice: handover.invoice !== undefined,
    payment: open === 0,
    keys: handover.keysReturned !== undefined,
  };
  const write = phase === "now" && may(actor.roles, "handover:write");
  return {
    phase,
    handover,
    open,
    done,
    next: write ? STEPS.find((step) => !done[step]) : undefined,
    lines: approvedLines(visit),
    unbilled: visit.jobs.filter(({ state }) => state.kind !== "done").map(({ title }) => title),
    approvedMinor: approvedTotal(visit),
    papers: visit.quality.papers?.explanation,
    belongings: visit.intake.walkaround?.belongings,
    may: { write },
  };
}

export type HandoverView = ReturnType<typeof handoverView>;

export interface HandoverProps {
  readonly view: HandoverView;
  readonly submissionId: string;
}
