// From what was added up to what the report says. Milliseconds become minutes here.
import { MINUTE } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import { REWORK } from "../bottleneck/ledger-rows";
import { toldVerdict } from "../bottleneck/told";
import { verdictOfParts, type Judged } from "../bottleneck/verdict";
import type { CauseFigures } from "../centre/centre-figures";
import { trendOf } from "../centre/weeks";
import { curveQuantile } from "../figures/survival-curve";
import { wilson } from "../figures/wilson";
import type { Limits } from "../ledger/month-rollup";
import type { Collected } from "./collected";
import type { Inspections, IntegritySums } from "./period-of-centre";
import type { CandidateFacts, ReportFacts, StageFacts } from "./report-facts";
import { sinceWeek, weeksOf, type CountedCentre } from "./report-weeks";
import { pairOf, partOf } from "./verdict-parts";

export interface Counted {
  readonly centres: readonly CountedCentre[];
  readonly collected: Collected;
  readonly integrity: IntegritySums;
  readonly inspections: Inspections;
  /** Of the first centre: what a group's figures are shown beside. */
  readonly limits: Limits;
}

const minutes = (milliseconds: number | null) => (milliseconds === null ? null : milliseconds / MINUTE);

function candidateFacts(judged: Judged, { collected, limits }: Counted): CandidateFacts {
  const { name, kind, D, relief, saving, probability, low, high, load, capped } = judged;
  const pair = collected.pairs[pairOf(name)];
  const waited = pair?.n ?? 0;
  const limit = limits.pairs[pairOf(name)] ?? null;
  const isCompared = pair !== undefined && limit !== null;
  return {
    name,
    D,
    relief,
    saving,
    probability,
    low,
    high,
    kind,
    load: load ?? null,
    capped: capped ?? false,
    waited,
    median: minutes(pair?.quantile(0.5) ?? null),
    p90: minutes(pair?.quantile(0.9) ?? null),
    limit: minutes(limit),
    over: isCompared ? pair.over : null,
    shareOver: isCompared && waited > 0 ? pair.over / waited : null,
    overInterval: isCompared ? (wilson(pair.over, waited) ?? null) : null,
    excess: isCompared ? pair.excess / MINUTE : null,
  };
}

function causesOf({ centres, collected }: Counted): readonly CauseFigures[] {
  const sums = WAIT_CAUSES.map((_, at) => centres.reduce((sum, each) => sum + (each.sums.sums[at] ?? 0), 0));
  const all = sums.reduce((sum, value) => sum + value, 0);
  return WAIT_CAUSES.map((cause, at) => {
    const pair = collected.pairs[at];
    const [own, visits] = [sums[at] ?? 0, pair?.n ?? 0];
    return {
      cause,
      visits,
      minutes: own / MINUTE,
      share: all > 0 ? own / all : 0,
      median: minutes(pair?.quantile(0.5) ?? null),
      p90: minutes(pair?.quantile(0.9) ?? null),
    };
  }).sort((a, b) => b.minutes - a.minutes);
}

/** Without what is so now. */
function stagesOf({
  collected,
  limits,
  inspections,
}: Counted): readonly Omit<StageFacts, "now" | "oldest">[] {
  return STAGES.map((stage, place) => {
    const of = collected.stages[place];
    if (!of) throw new Error(`no stage ${stage}`);
    return {
      stage,
      n: of.n,
      open: of.open,
      median: minutes(curveQuantile(of.curve, 0.5)),
      p90: minutes(curveQuantile(of.curve, 0.9)),
      total: of.total / MINUTE,
      limit: (limits.stages[place] ?? 0) / MINUTE,
      over: of.over,
      overInterval: wilson(of.over, of.n) ?? null,
      excess: of.excess / MINUTE,
      sentBack: stage === "quality" ? inspections.loops : 0,
    };
  });
}

export type PeriodFacts = Pick<
  ReportFacts,
  | "verdict"
  | "names"
  | "visits"
  | "notes"
  | "since"
  | "candidates"
  | "causes"
  | "rework"
  | "weeks"
  | "trend"
  | "integrity"
> & { readonly stages: ReturnType<typeof stagesOf> };

/** Everything that is said of the period; what is so now comes from elsewhere. */
export function periodFacts(counted: Counted): PeriodFacts {
  const verdict = verdictOfParts(counted.centres.map(({ sums }) => partOf(sums)));
  const { candidates: _told, ...told } = toldVerdict(verdict);
  const [first] = verdict.candidates;
  const weeks = weeksOf(counted.centres, first?.name ?? "");
  const { inspected, right, loops } = counted.inspections;
  return {
    ...told,
    candidates: verdict.candidates.map((each) => candidateFacts(each, counted)),
    since: sinceWeek(weeks, first?.name),
    causes: causesOf(counted),
    stages: stagesOf(counted),
    rework: {
      inspected,
      firstTimeRight: right,
      interval: wilson(right, inspected) ?? null,
      loops: inspected > 0 ? loops / inspected : 0,
      minutesLost: verdict.candidates.find(({ name }) => name === REWORK)?.D ?? 0,
    },
    weeks,
    trend: trendOf(weeks),
    integrity: counted.integrity.result(),
  };
}
