// What a campaign has brought: shares with their intervals, and the difference to the control group. Pure.
import { wilson, type ShareInterval } from "~/insight/figures/wilson";

export interface Counted {
  readonly people: number;
  readonly booked: number;
}

export interface Share extends ShareInterval {
  readonly share: number;
}

/** The share that booked, with its 95 % interval; undefined of nobody. */
export function shareOf({ people, booked }: Counted): Share | undefined {
  const interval = wilson(booked, people);
  return interval && { share: booked / people, ...interval };
}

export interface Lift extends ShareInterval {
  /** Share points between the groups: 0.1 is ten of a hundred people more. */
  readonly difference: number;
  /** Whether the interval leaves zero out, and on which side it is then. */
  readonly says: "more" | "fewer" | "cannot-tell";
}

/**
 * The difference of two shares with its 95 % interval (Newcombe, Interval estimation for the difference between independent
 * proportions, Statistics in Medicine 17, 1998, method 10: made from Wilson's two intervals, also right for small groups).
 * @returns undefined when one of the groups is empty
 */
export function liftOf(told: Counted, control: Counted): Lift | undefined {
  const [one, other] = [shareOf(told), shareOf(control)];
  if (!one || !other) return undefined;
  const difference = one.share - other.share;
  const low = difference - Math.hypot(one.share - one.low, other.high - other.share);
  const high = difference + Math.hypot(one.high - one.share, other.share - other.low);
  const says = low > 0 ? "more" : high < 0 ? "fewer" : "cannot-tell";
  return { difference, low: Math.max(-1, low), high: Math.min(1, high), says };
}

/** Two groups as one. */
export function together(one: Counted, other: Counted): Counted {
  return { people: one.people + other.people, booked: one.booked + other.booked };
}
