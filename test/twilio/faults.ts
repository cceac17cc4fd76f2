// The ways in which the stand-in fails: one after the other as a test asks, or at random from a seed.

import { FAULTS, type Fault } from "../stand-ins";

/** One creation: a fault, a refusal with a code, or a failure that is reported later with a code. */
export type Turn =
  | { readonly kind: "fine" }
  | { readonly kind: "fault"; readonly fault: Fault }
  | { readonly kind: "refused"; readonly code: number }
  | { readonly kind: "undelivered"; readonly code: number };

export type ListTurn = "fine" | "hang" | "500";

/** How reports are delivered. */
export interface Reporting {
  /** Milliseconds from one step of a message to the next. */
  readonly stepMs: number;
  /** Parts of a hundred. */
  readonly duplicated: number;
  readonly reordered: number;
  /** Not delivered at all. */
  readonly lost: number;
}

/** Parts of a hundred, of all creations and all lists. */
export interface Weather {
  readonly creations: Partial<Readonly<Record<Fault | "21610" | "30003", number>>>;
  readonly lists: Partial<Readonly<Record<"hang" | "500", number>>>;
}

export const FAIR: Weather = { creations: {}, lists: {} };

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of the parts of a hundred, or undefined for the rest. */
function drawn<Name extends string>(
  parts: Partial<Readonly<Record<Name, number>>>,
  names: readonly Name[],
  roll: number,
): Name | undefined {
  let upTo = 0;
  return names.find((name) => roll * 100 < (upTo += parts[name] ?? 0));
}

export function creationTurn({ creations }: Weather, roll: number): Turn {
  const name = drawn(creations, [...FAULTS, "21610", "30003"], roll);
  if (name === undefined) return { kind: "fine" };
  if (name === "21610") return { kind: "refused", code: 21610 };
  if (name === "30003") return { kind: "undelivered", code: 30003 };
  return { kind: "fault", fault: name };
}

export function listTurn({ lists }: Weather, roll: number): ListTurn {
  return drawn(lists, ["hang", "500"], roll) ?? "fine";
}
