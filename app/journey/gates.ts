// The gates: what must be true before a visit may leave a stage, and who can supply what is missing.
import { rolesFor, type Action, type Role } from "./permissions";
import { checklistOf, type ChecklistItem, type RouteMap } from "./route-map";
import type { Stage } from "./stages";
import {
  approvedTotal,
  currentInspection,
  isOpenLine,
  isSettled,
  unpricedFindings,
  type Facts,
  type RequestLine,
} from "./visit";

/** Calls after which follow-up may end without having reached the customer. */
export const CONTACT_ATTEMPTS = 3;

interface Rule {
  readonly id: string;
  readonly met: (visit: Facts) => boolean;
  readonly action: Action;
  /** Whether the centre wants it; every centre does where it is not said. */
  readonly asked?: (map: RouteMap) => boolean;
}

const RULES = {
  booking: [
    {
      id: "complaint-written",
      action: "booking:write",
      met: (visit) => visit.request.complaint.trim() !== "",
    },
    { id: "time-set", action: "booking:write", met: (visit) => visit.booking.appointment !== undefined },
    {
      id: "contact-confirmed",
      action: "booking:write",
      met: (visit) => visit.booking.contactConfirmed !== undefined,
    },
  ],
  preparation: [
    {
      id: "history-read",
      action: "preparation:write",
      met: (visit) => visit.preparation.historyReviewed !== undefined,
    },
    { id: "parts-ready", action: "preparation:write", met: partsReady },
    {
      id: "order-drafted",
      action: "preparation:write",
      met: (visit) => visit.preparation.drafted !== undefined,
    },
    {
      id: "resources-assigned",
      action: "preparation:write",
      met: (visit) => visit.preparation.resources !== undefined,
    },
    {
      id: "confirmed-or-called",
      action: "preparation:write",
      met: (visit) => visit.preparation.confirmed !== undefined || visit.preparation.called !== undefined,
    },
  ],
  intake: [
    { id: "greeted", action: "intake:write", met: (visit) => visit.intake.greeted !== undefined },
    { id: "walkaround-done", action: "intake:write", met: (visit) => visit.intake.walkaround !== undefined },
    { id: "price-given", action: "intake:write", met: (visit) => visit.intake.estimate !== undefined },
    { id: "promise-given", action: "intake:write", met: (visit) => visit.promise !== undefined },
    { id: "consent-chosen", action: "intake:write", met: (visit) => visit.intake.consent !== undefined },
    { id: "signed", action: "intake:write", met: (visit) => visit.intake.signed !== undefined },
  ],
  repairs: [
    {
      id: "findings-priced",
      action: "repairs:price",
      met: (visit) => unpricedFindings(visit).length === 0,
    },
    {
      id: "customer-decided",
      action: "repairs:price",
      // Silence on what can wait does not hold the car back; on what is unsafe it does.
      met: (visit) => undecided(visit).every((line) => line.severity !== "safety"),
    },
    {
      id: "no-clock-running",
      action: "repairs:work",
      met: (visit) => visit.jobs.every((job) => job.state.kind !== "running"),
    },
    {
      id: "jobs-done",
      action: "repairs:work",
      met: (visit) => visit.jobs.every((job) => job.state.kind === "done" || job.state.kind === "cancelled"),
    },
  ],
  quality: [
    { id: "inspected", action: "quality:inspect", met: (visit) => currentInspection(visit) !== undefined },
    {
      id: "passed",
      action: "quality:inspect",
      met: (visit) => currentInspection(visit)?.result?.passed === true,
    },
    {
      id: "washed",
      action: "quality:papers",
      met: (visit) => visit.quality.washed !== undefined,
      asked: (map) => map.inspection?.wash === true,
    },
    { id: "papers-ready", action: "quality:papers", met: (visit) => visit.quality.papers !== undefined },
  ],
  handover: [
    { id: "customer-told", action: "handover:write", met: (visit) => visit.handover.notified !== undefined },
    { id: "explained", action: "handover:write", met: (visit) => visit.handover.explained !== undefined },
    {
      id: "invoiced",
      action: "handover:write",
      met: (visit) =>
        visit.handover.invoice !== undefined && visit.handover.invoice.totalMinor <= approvedTotal(visit),
    },
    { id: "settled", action: "handover:write", met: isSettled },
    { id: "handover-signed", action: "handover:write", met: handoverSigned },
    {
      id: "keys-returned",
      action: "handover:write",
      met: (visit) => visit.handover.keysReturned !== undefined,
    },
  ],
  "follow-up": [
    {
      id: "survey-sent",
      action: "follow-up:write",
      met: (visit) => visit.followUp.surveySentAt !== undefined,
    },
    { id: "contacted", action: "follow-up:write", met: contacted },
    {
      id: "complaints-closed",
      action: "follow-up:write",
      met: (visit) => visit.followUp.complaints.every((complaint) => complaint.closedAt !== undefined),
    },
  ],
} as const satisfies Record<Stage, readonly Rule[]>;

/** The name of a rule; a required checklist item of the route map has the name `check:ITEM`. */
export type RequirementId = (typeof RULES)[Stage][number]["id"] | `check:${string}`;

export interface Requirement {
  readonly id: RequirementId;
  readonly met: boolean;
  /** What it takes to supply it. */
  readonly action: Action;
  /** Who can supply it. */
  readonly roles: readonly Role[];
  readonly item?: ChecklistItem;
}

function partsReady({ preparation }: Facts): boolean {
  if (!preparation.partsChecked) return false;
  return !preparation.partsChecked.needed || preparation.partsPicked !== undefined;
}

/** Lines that the customer has not answered with yes or no. */
export function undecided(visit: Facts): readonly RequestLine[] {
  return visit.requests.flatMap(({ lines }) => lines.filter(isOpenLine));
}

/** Who had the keys back before the program asked for a signature is not asked for it any more. */
function handoverSigned({ handover: { signed, keysReturned } }: Facts): boolean {
  return signed !== undefined || (keysReturned !== undefined && keysReturned.things === undefined);
}

function contacted({ followUp }: Facts): boolean {
  if (followUp.survey !== undefined) return true;
  // Nobody calls a wrong number again, or somebody who does not want to talk.
  return (
    followUp.attempts.some((attempt) => attempt.outcome !== "no-answer") ||
    followUp.attempts.length >= CONTACT_ATTEMPTS
  );
}

const CHECK_ACTION = {
  booking: "booking:write",
  preparation: "preparation:write",
  intake: "intake:write",
  repairs: "repairs:work",
  quality: "quality:inspect",
  handover: "handover:write",
  "follow-up": "follow-up:write",
} as const satisfies Record<Stage, Action>;

/** Who ticks the items of a stage's checklist. */
export function checklistAction(stage: Stage): Action {
  return CHECK_ACTION[stage];
}

const CROSSING_ACTION = {
  booking: "booking:write",
  preparation: "intake:write",
  intake: "intake:write",
  repairs: "repairs:work",
  quality: "quality:papers",
  handover: "handover:write",
  "follow-up": "follow-up:write",
} as const satisfies Record<Stage, Action>;

/** What it takes to lead a visit through the open gate of a stage. Whoever receives the car ends the preparation. */
export function crossingAction(stage: Stage): Action {
  return CROSSING_ACTION[stage];
}

function fromChecklist(visit: Facts, stage: Stage, map: RouteMap): readonly Requirement[] {
  // The points of an inspection are the inspection's own: without them the car does not pass.
  if (stage === "quality") return [];
  const action = checklistAction(stage);
  return checklistOf(map, stage)
    .filter((item) => item.required)
    .map((item) => ({
      id: `check:${item.id}`,
      met: visit.ticks[`${stage}/${item.id}`] !== undefined,
      action,
      roles: rolesFor(action),
      item,
    }));
}

/** Everything that the gate of a stage asks for, in the order in which it is usually done. */
export function requirements(visit: Facts, stage: Stage, map: RouteMap): readonly Requirement[] {
  const rules: readonly (Rule & { readonly id: RequirementId })[] = RULES[stage];
  const wanted = rules.filter(({ asked }) => asked?.(map) ?? true);
  const fixed = wanted.map((rule) => ({
    id: rule.id,
    met: rule.met(visit),
    action: rule.action,
    roles: rolesFor(rule.action),
  }));
  return [...fromChecklist(visit, stage, map), ...fixed];
}

export function missing(visit: Facts, stage: Stage, map: RouteMap): readonly Requirement[] {
  return requirements(visit, stage, map).filter((requirement) => !requirement.met);
}

/** Every rule's id with its stage, for words and tests. */
export function ruleIds(): readonly { stage: Stage; id: string }[] {
  return Object.entries(RULES).flatMap(([stage, rules]) =>
    rules.map((rule) => ({ stage: stage as Stage, id: rule.id })),
  );
}
