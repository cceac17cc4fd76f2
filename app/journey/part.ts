// A part that a visit needs: where it stands, and what it takes from the shelf.
import type { Instant } from "./instant";

export const PART_STATES = [
  "needed",
  "reserved",
  "ordered",
  "arrived",
  "picked",
  "returned",
  "dropped",
] as const;
export type PartState = (typeof PART_STATES)[number];

export interface NeededPart {
  readonly id: string;
  readonly name: string;
  /** The maker's number, where it is known. */
  readonly number?: string;
  readonly quantity: number;
  /** The part of the centre's stock that it is. */
  readonly stockPartId?: string;
  /** The job whose mechanic asked for it. */
  readonly jobId?: string;
  readonly state: PartState;
  /** It came from a supplier for this visit, not off the shelf. */
  readonly delivered: boolean;
  readonly neededAt: Instant;
  readonly changedAt: Instant;
  /** The local date on which the supplier promised it. */
  readonly expectedOn?: string;
  readonly supplier?: string;
}

/** Neither there nor given up: somebody has to see to it. */
const MISSING: readonly PartState[] = ["needed", "ordered"];
/** On the shelf for this visit. */
const READY: readonly PartState[] = ["reserved", "arrived"];

export function isMissing({ state }: Pick<NeededPart, "state">): boolean {
  return MISSING.includes(state);
}

export function isReady({ state }: Pick<NeededPart, "state">): boolean {
  return READY.includes(state);
}

/** Whether the visit still wants it: it was neither put back nor given up. */
export function isWanted({ state }: Pick<NeededPart, "state">): boolean {
  return state !== "returned" && state !== "dropped";
}

/** What a part does to the stock, in pieces. */
export interface StockClaim {
  readonly onHand: number;
  readonly reserved: number;
}

/** By how much a part changes what lies on the shelf and what of it is promised. Nothing for a part that is not stocked. */
export function stockClaim({ stockPartId, state, quantity, delivered }: NeededPart): StockClaim {
  if (stockPartId === undefined) return { onHand: 0, reserved: 0 };
  const came = delivered ? quantity : 0;
  return {
    onHand: state === "picked" ? came - quantity : came,
    reserved: isReady({ state }) ? quantity : 0,
  };
}

/** Whether the supplier's date is past the day of the appointment. Local dates as "2026-03-03". */
export function comesTooLate(
  { state, expectedOn }: Pick<NeededPart, "state" | "expectedOn">,
  appointmentOn: string | undefined,
): boolean {
  return (
    state === "ordered" &&
    expectedOn !== undefined &&
    appointmentOn !== undefined &&
    expectedOn > appointmentOn
  );
}
