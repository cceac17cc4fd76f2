// What the handover page shows of a visit, and which step is next.
import { may, type Actor } from "~/journey/permissions";
import { isSettled, type Visit } from "~/journey/visit";
import { stagePhase } from "~/visits/stage-phase";
import { thingsLeft } from "./belongings";

/** The steps in the order in which they are usually taken. */
const STEPS = ["told", "returned", "started", "explained", "invoice", "payment", "signed", "keys"] as const;
export type HandoverStep = (typeof STEPS)[number];

export function handoverView(visit: Visit, actor: Actor) {
  const phase = stagePhase(visit, "handover");
  const { handover } = visit;
  const done: Readonly<Record<HandoverStep, boolean>> = {
    told: handover.notified !== undefined,
    returned: handover.returnedAt !== undefined,
    started: handover.started !== undefined,
    explained: handover.explained !== undefined,
    invoice: handover.invoice !== undefined,
    payment: isSettled(visit),
    signed: handover.signed !== undefined,
    keys: handover.keysReturned !== undefined,
  };
  const write = phase === "now" && may(actor.roles, "handover:write");
  return {
    phase,
    handover,
    done,
    next: write ? STEPS.find((step) => !done[step]) : undefined,
    papers: visit.quality.papers?.explanation,
    visitId: visit.id,
    things: thingsLeft(visit),
    signer: visit.intake.signed?.name ?? "",
    may: { write },
  };
}

export type HandoverView = ReturnType<typeof handoverView>;

export interface HandoverProps {
  readonly view: HandoverView;
  readonly submissionId: string;
}
