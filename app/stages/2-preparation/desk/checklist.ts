// What the desk shows of one visit: each thing that has to be ready, who does it, and what stands in the way. Pure.
import { comesTooLate, isMissing, isWanted, type NeededPart } from "~/journey/part";
import type { Role } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";

export const ITEMS = ["history", "parts", "picked", "order", "resources", "loaner", "confirmed"] as const;
export type ItemId = (typeof ITEMS)[number];

export interface Item {
  readonly id: ItemId;
  readonly done: boolean;
  /** Whose it is to do. */
  readonly role: Role;
}

const OWNER = {
  history: "advisor",
  parts: "parts",
  picked: "parts",
  order: "advisor",
  resources: "advisor",
  loaner: "advisor",
  confirmed: "advisor",
} as const satisfies Record<ItemId, Role>;

function isDone(id: ItemId, { preparation, loaner }: Visit): boolean {
  switch (id) {
    case "history":
      return preparation.historyReviewed !== undefined;
    case "parts":
      return preparation.partsChecked !== undefined;
    case "picked":
      return preparation.partsPicked !== undefined;
    case "order":
      return preparation.drafted !== undefined;
    case "resources":
      return preparation.resources !== undefined;
    case "loaner":
      return loaner !== undefined;
    case "confirmed":
      return preparation.confirmed !== undefined || preparation.called !== undefined;
    default:
      return id satisfies never;
  }
}

/** Picking is asked for where parts are needed, a loaner where the customer was promised one. */
function isAsked(id: ItemId, { preparation, request }: Visit): boolean {
  if (id === "picked") return preparation.partsChecked?.needed === true;
  return id !== "loaner" || request.transport === "loaner";
}

export function checklist(visit: Visit): readonly Item[] {
  return ITEMS.filter((id) => isAsked(id, visit)).map((id) => ({
    id,
    done: isDone(id, visit),
    role: OWNER[id],
  }));
}

export type Block =
  | { readonly kind: "part-late"; readonly part: string; readonly expectedOn: string }
  | { readonly kind: "part-overdue"; readonly part: string; readonly expectedOn: string }
  | { readonly kind: "place-lost" }
  | { readonly kind: "no-loaner" };

function blockOf(part: NeededPart, appointmentOn: string | undefined, today: string): readonly Block[] {
  if (part.state !== "ordered" || part.expectedOn === undefined) return [];
  const { name, expectedOn } = part;
  if (comesTooLate(part, appointmentOn)) return [{ kind: "part-late", part: name, expectedOn }];
  return expectedOn < today ? [{ kind: "part-overdue", part: name, expectedOn }] : [];
}

/**
 * What keeps the car from being ready in time although nobody is idle.
 * @param appointmentOn like `today` a local date of the centre
 */
export function blocks(
  visit: Visit,
  about: {
    readonly appointmentOn: string | undefined;
    readonly today: string;
    readonly placeLost: boolean;
    readonly loanersFree: number;
  },
): readonly Block[] {
  const wantsLoaner = visit.request.transport === "loaner" && !visit.loaner;
  return [
    ...visit.parts.flatMap((part) => blockOf(part, about.appointmentOn, about.today)),
    ...(about.placeLost ? [{ kind: "place-lost" } as const] : []),
    ...(wantsLoaner && about.loanersFree === 0 ? [{ kind: "no-loaner" } as const] : []),
  ];
}

/** Whether one tap can say that the parts lie ready: none is still to come. */
export function canPick({ parts }: Visit): boolean {
  return parts.filter(isWanted).every((part) => !isMissing(part));
}
