// The parts desk's day: which part stands in which list, and in which order. Pure.
import type { PartState } from "~/journey/part";

/** A part of a visit as the parts desk sees it. */
export interface ClerkPart {
  readonly id: string;
  readonly visitId: string;
  readonly name: string;
  readonly number: string | null;
  readonly quantity: number;
  readonly state: PartState;
  readonly stockPartId: string | null;
  readonly location: string | null;
  /** Pieces of it on the shelf that nobody was promised. */
  readonly free: number;
  /** "2026-03-05" */
  readonly expectedOn: string | null;
  readonly supplier: string | null;
  /** When it was asked for. */
  readonly neededAt: Date;
  readonly changedAt: Date;
  /** The job whose mechanic asked for it. */
  readonly job: string | null;
  readonly mechanic: string | null;
  readonly stage: string;
  readonly status: string;
  readonly plate: string;
  readonly car: string;
  readonly appointmentAt: Date | null;
  /** The centre's local date of the appointment. */
  readonly appointmentOn: string | null;
}

export interface ClerkLists {
  /** What mechanics wait for, the longest wait first. */
  readonly requests: readonly ClerkPart[];
  /** What lies on the shelf for the cars up to the day, in walking order. */
  readonly pick: readonly ClerkPart[];
  /** What nobody has ordered or kept yet, the next car first. */
  readonly order: readonly ClerkPart[];
  /** Ordered and promised for a day before today. */
  readonly overdue: readonly ClerkPart[];
  readonly today: readonly ClerkPart[];
  readonly later: readonly ClerkPart[];
  /** What came, and for whom. */
  readonly arrived: readonly ClerkPart[];
  /** Of cars that do not need it any more. */
  readonly putBack: readonly ClerkPart[];
}

function walking(one: ClerkPart, other: ClerkPart): number {
  // What has no place stands last.
  const place = (part: ClerkPart) => part.location ?? "\uffff";
  return place(one).localeCompare(place(other), undefined, { numeric: true }) || soonest(one, other);
}

function soonest(one: ClerkPart, other: ClerkPart): number {
  const at = ({ appointmentAt }: ClerkPart) => appointmentAt?.getTime() ?? Infinity;
  return at(one) === at(other) ? one.name.localeCompare(other.name) : at(one) - at(other);
}

function expected(one: ClerkPart, other: ClerkPart): number {
  return (one.expectedOn ?? "").localeCompare(other.expectedOn ?? "") || soonest(one, other);
}

/** The car does not need it any more. */
export function isOver({ stage, status }: Pick<ClerkPart, "stage" | "status">): boolean {
  return status !== "open" || stage === "follow-up";
}

function isAsked({ job, stage }: ClerkPart): boolean {
  return job !== null && stage === "repairs";
}

/**
 * @param today the centre's local date
 * @param until the last local date for which parts are picked now
 */
export function clerkLists(parts: readonly ClerkPart[], today: string, until: string): ClerkLists {
  const over = parts.filter(isOver);
  const open = parts.filter((part) => !isOver(part));
  const asked = open.filter(isAsked);
  const planned = open.filter((part) => !isAsked(part));
  const ordered = open.filter(({ state }) => state === "ordered").sort(expected);
  const on = (part: ClerkPart) => part.expectedOn ?? today;
  const here = (part: ClerkPart) => part.state === "reserved" || part.state === "arrived";
  const soon = ({ appointmentOn, stage }: ClerkPart) =>
    stage !== "preparation" || appointmentOn === null || appointmentOn <= until;
  return {
    requests: asked
      .filter(({ state }) => state !== "ordered" && state !== "picked")
      .sort((one, other) => one.neededAt.getTime() - other.neededAt.getTime()),
    pick: planned.filter((part) => here(part) && soon(part)).sort(walking),
    order: planned.filter(({ state }) => state === "needed").sort(soonest),
    overdue: ordered.filter((part) => on(part) < today),
    today: ordered.filter((part) => on(part) === today),
    later: ordered.filter((part) => on(part) > today),
    arrived: planned.filter(({ state }) => state === "arrived").sort(soonest),
    putBack: over.sort(walking),
  };
}
