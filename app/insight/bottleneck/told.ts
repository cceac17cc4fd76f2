// A verdict as the commands print it.
import { HIGHEST_LOAD } from "./relief";
import { SURE, type Judged, type Verdict } from "./verdict";

export interface ToldCandidate {
  readonly name: string;
  /** Minutes a visit. */
  readonly D: number;
  readonly relief: number;
  readonly saving: number;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

export interface ToldVerdict extends Pick<Verdict, "verdict" | "names" | "visits"> {
  readonly candidates: readonly ToldCandidate[];
  /** What has to be known to read the figures. */
  readonly notes: readonly string[];
}

function notesOn({ name, load, capped, D }: Judged): readonly string[] {
  if (capped) {
    return [`The load of ${name} is ${(load ?? 0).toFixed(2)}: it is counted as ${HIGHEST_LOAD}.`];
  }
  if (load === 0 && D > 0)
    return [`No work of ${name} is in the ledger: its load is unknown, its relief too high.`];
  return [];
}

function tooFew({ visits, verdict, candidates }: Verdict): readonly string[] {
  const looksSure = (candidates[0]?.probability ?? 0) >= SURE;
  return verdict === "unclear" && looksSure ? [`There are only ${visits} visits: too few to be sure.`] : [];
}

/** The verdict without what only pages need, and with what is unusual about it in words. */
export function toldVerdict(verdict: Verdict): ToldVerdict {
  const { names, candidates, visits } = verdict;
  return {
    verdict: verdict.verdict,
    names,
    candidates: candidates.map(({ name, D, relief, saving, probability, low, high }) => ({
      name,
      D,
      relief,
      saving,
      probability,
      low,
      high,
    })),
    visits,
    notes: [...candidates.flatMap(notesOn), ...tooFew(verdict)],
  };
}
