// What relief of each candidate would save a visit: wait per visit times the share that relief removes.
import type { Candidate, Sums } from "./case-sums";
import { REWORK, type Roster } from "./ledger-rows";
import { HIGHEST_LOAD, reliefByLoad, reliefOfDelay, reliefOfOneMore } from "./relief";

const SECONDS = 60;

export interface Saving {
  /** Waited for it, minutes a visit. */
  readonly D: number;
  /** The share of that which relief would remove. */
  readonly relief: number;
  /** D times relief, minutes a visit. */
  readonly saving: number;
  /** Busy / rostered time of a resource. */
  readonly load?: number;
  /** The load was too high for the formula, and counted as `HIGHEST_LOAD`. */
  readonly capped?: boolean;
}

/** @param sums of all visits together */
export function savingOf(
  { name, kind }: Candidate,
  sums: Readonly<Sums>,
  visits: number,
  roster: Roster,
): Saving {
  const D = visits > 0 ? sums.wait / SECONDS / visits : 0;
  const resource = kind === "resource" ? roster.resources.get(name) : undefined;
  if (resource) {
    const load = sums.busy / SECONDS / resource.rosteredMinutes;
    const relief = reliefOfOneMore(load, resource.count);
    return { D, relief, saving: D * relief, load, capped: load > HIGHEST_LOAD };
  }
  const mean = sums.occurrences > 0 ? sums.wait / SECONDS / sums.occurrences : 0;
  const relief = reliefOfDelay(mean, roster.targets.get(kind === "rework" ? REWORK : name));
  return { D, relief, saving: D * relief };
}

/** What relief of a candidate takes off, by its sums of seconds and times; for whoever asks again and again. */
export function reliefIn(
  { name, kind }: Candidate,
  roster: Roster,
): (wait: number, busy: number, occurrences: number) => number {
  const resource = kind === "resource" ? roster.resources.get(name) : undefined;
  if (resource) {
    const relief = reliefByLoad(resource.count);
    const rostered = resource.rosteredMinutes * SECONDS;
    return (_wait, busy) => relief(busy / rostered);
  }
  const target = roster.targets.get(kind === "rework" ? REWORK : name);
  return (wait, _busy, occurrences) =>
    reliefOfDelay(occurrences > 0 ? wait / SECONDS / occurrences : 0, target);
}
