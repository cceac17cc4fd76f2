// How full a day is, in figures that people read.
import type { DayLoad } from "./job";

/** Per cent of the capacity that is booked, for the length of a bar: 0 to 100. */
export function barPercent({ bookedMinutes, capacityMinutes }: DayLoad): number {
  if (capacityMinutes <= 0) return bookedMinutes > 0 ? 100 : 0;
  return Math.min(100, Math.round((bookedMinutes / capacityMinutes) * 100));
}

export type LoadState = "closed" | "free" | "full" | "over";

/** Full from 95 per cent on: what is left then is too little for most work. */
const FULL_FROM = 0.95;

export function loadState({ bookedMinutes, capacityMinutes }: DayLoad): LoadState {
  if (bookedMinutes > capacityMinutes) return "over";
  if (capacityMinutes <= 0) return "closed";
  return bookedMinutes >= capacityMinutes * FULL_FROM ? "full" : "free";
}
