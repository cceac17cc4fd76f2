// Random journeys: one turn, in which somebody may do something with a visit.
import { happened, type Decision } from "~/journey/course";
import type { WorkLine } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import type { Job, Visit } from "~/journey/visit";

/** One turn of a journey. */
export interface Turn {
  readonly visit: Visit;
  readonly map: RouteMap;
  readonly now: Instant;
  /** 0 to n - 1. */
  readonly pick: (n: number) => number;
  readonly id: () => string;
}

export type Choice = (turn: Turn) => Decision;

export const nothing = happened();
/** The staff of the bay; the inspector is none of the mechanics. */
export const MECHANICS = [1, 2, 3].map((n) => `00000000-0000-7000-a000-00000000000${String(n)}`);
export const INSPECTOR = "00000000-0000-7000-a000-000000000009";

export function oneOf<T>(list: readonly [T, ...T[]] | readonly T[], { pick }: Turn): T {
  const chosen = list[pick(list.length)];
  if (chosen === undefined) throw new Error("nothing to choose from");
  return chosen;
}

export function often(times: number, ...choices: readonly Choice[]): readonly Choice[] {
  return Array.from({ length: times }, () => choices).flat();
}

export function seldom(choice: Choice): Choice {
  return (turn) => (turn.pick(4) === 0 ? choice(turn) : nothing);
}

/** For what ends a visit or goes past a gate: most journeys are to go far. */
export function rarely(choice: Choice): Choice {
  return (turn) => (turn.pick(40) === 0 ? choice(turn) : nothing);
}

export function someLines({ pick, id }: Pick<Turn, "pick" | "id">): readonly WorkLine[] {
  return Array.from({ length: 1 + pick(3) }, () => ({
    id: id(),
    title: "Brakes",
    labourMinutes: 30 * pick(5),
    priceMinor: 1000 * pick(50),
  }));
}

/** A choice about one job in one of these states. */
export function withJob(
  states: readonly Job["state"]["kind"][],
  choose: (job: Job, turn: Turn) => Decision,
): Choice {
  return (turn) => {
    const jobs = turn.visit.jobs.filter((job) => states.includes(job.state.kind));
    return jobs.length === 0 ? nothing : choose(oneOf(jobs, turn), turn);
  };
}
