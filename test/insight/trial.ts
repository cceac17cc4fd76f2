// The verdict put to the test: centres whose true bottleneck is known, because each relief was lived through.
import { CaseSums } from "~/insight/bottleneck/case-sums";
import { verdictOf, type Verdict } from "~/insight/bottleneck/verdict";
import { drawCentre } from "./centre-design";
import { simulate, trueGains } from "./simulated-centre";

export interface Trial {
  readonly seed: number;
  readonly visits: number;
  readonly verdict: Verdict;
  /** Minutes a visit that each relief really saves. */
  readonly gains: ReadonlyMap<string, number>;
  readonly truth: string;
  /** What the verdict names first: the bottleneck, or the likeliest of those that it cannot tell apart. */
  readonly named: string;
  /** The candidate with the largest predicted saving. */
  readonly largest: string;
  /** The share of the largest gain that is lost by believing it. */
  readonly lost: number;
}

export function tryCentre(seed: number): Trial {
  const design = drawCentre(seed);
  const gains = trueGains(design);
  const cases = new CaseSums(design.roster);
  for (const row of simulate(design).rows) cases.take(row);
  const verdict = verdictOf(cases, design.roster);
  const [truth = "", largest = 0] = [...gains].sort(([, one], [, other]) => other - one)[0] ?? [];
  const foremost = verdict.candidates[0]?.name ?? "";
  const named = verdict.names[0] ?? foremost;
  const lost = largest > 0 ? 1 - Math.max(0, gains.get(named) ?? 0) / largest : 0;
  return { seed, visits: cases.visits, verdict, gains, truth, named, largest: foremost, lost };
}

export interface TrialFigures {
  readonly centres: number;
  /** Shares, 0 to 1. */
  readonly topOne: number;
  /** The same of the largest predicted saving, whatever its confidence. */
  readonly topSaving: number;
  readonly gainLost: number;
  /** Verdicts that name one, and the share of them that are right. */
  readonly sure: number;
  readonly sureRight: number;
}

export function figuresOf(trials: readonly Trial[]): TrialFigures {
  const sure = trials.filter(({ verdict }) => verdict.verdict === "one");
  const right = (some: readonly Trial[]) => some.filter(({ named, truth }) => named === truth).length;
  return {
    centres: trials.length,
    topOne: right(trials) / trials.length,
    topSaving: trials.filter(({ largest, truth }) => largest === truth).length / trials.length,
    gainLost: trials.reduce((sum, { lost }) => sum + lost, 0) / trials.length,
    sure: sure.length,
    sureRight: sure.length === 0 ? 1 : right(sure) / sure.length,
  };
}
