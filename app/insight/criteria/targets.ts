// Targets and their versions: a change holds from its date on, what lies before keeps the one that it had.
import type { Criterion } from "./criterion";

export interface TargetVersion {
  readonly criterion: string;
  /** 1, 2, 3 ... of a criterion. */
  readonly version: number;
  readonly value: number;
  /** The local date on which it begins to hold, "2026-12-24". */
  readonly from: string;
}

export interface Target {
  readonly value: number;
  /** 0: the catalogue's own, until the centre sets one. */
  readonly version: number;
  readonly from: string | null;
}

/** The target that holds on a date: of those that have begun the latest, and of two for one date the newer version. */
export function targetOn(
  { id, target }: Pick<Criterion, "id" | "target">,
  versions: readonly TargetVersion[],
  date: string,
): Target {
  let found: Target = { value: target, version: 0, from: null };
  for (const { criterion, version, value, from } of versions) {
    if (criterion !== id || from > date) continue;
    const isLater = found.from === null || from > found.from;
    if (isLater || (from === found.from && version > found.version)) found = { value, version, from };
  }
  return found;
}
