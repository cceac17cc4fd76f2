// What goes with satisfaction at a centre, from the figures of a page: which visits failed which criterion, and how they were rated.
import { createHash } from "node:crypto";
import type { Actor } from "~/journey/permissions";
import { RecentlyUsed } from "~/platform/recently-used";
import { countOf, type CriterionFigure } from "../criteria/criteria-figures";
import { placesOf, SAYS_NOTHING, type ValuedVisit } from "../criteria/chosen-visits";
import { FAILED } from "../criteria/outcome-columns";
import {
  satisfactionDrivers,
  type DriverFindings,
  type FailureCount,
  type RatedVisit,
} from "../drivers/drivers";

const SATISFACTION = "7.6";
const RESPONSE = "7.2";

/** Those that are over before the customer rates the visit; a load is of days and not of a visit. */
function mayDrive({ criterion }: CriterionFigure): boolean {
  return criterion.stage !== "follow-up" && criterion.kind !== "load";
}

export interface PageDrivers extends DriverFindings {
  /** Share of surveys that were answered; null where none was sent. */
  readonly responseRate: number | null;
}

/** The findings of one set of figures: figures are kept until something happens, and so are these. */
const known = new WeakMap<readonly CriterionFigure[], PageDrivers>();
/** Findings by all that they are made of: most of what happens at a centre changes nothing about rated visits. */
const found = new RecentlyUsed<DriverFindings>(50);

interface Rated {
  readonly visits: readonly ValuedVisit[];
  /** What each criterion says of each of them, and how often it failed in all. */
  readonly verdicts: readonly (readonly [FailureCount, Uint8Array])[];
}

function ratedIn(figures: readonly CriterionFigure[]): Rated {
  const satisfaction = figures.find(({ criterion }) => criterion.id === SATISFACTION);
  const visits = satisfaction ? countOf(satisfaction).valued() : [];
  const places = placesOf(visits);
  const verdicts = figures.filter(mayDrive).map((figure) => {
    const { criterion, met, failed } = figure;
    const count = { id: criterion.id, failed, n: met + failed };
    return [count, countOf(figure).verdicts(places, visits.length)] as const;
  });
  return { visits, verdicts };
}

function markOf(centreId: string, { visits, verdicts }: Rated): string {
  const hash = createHash("sha256").update(centreId);
  hash.update(Float64Array.from(visits.flatMap(({ value, leadMinutes }) => [value, leadMinutes ?? NaN])));
  for (const [count, said] of verdicts) hash.update(JSON.stringify(count)).update(said);
  return hash.digest("base64");
}

function findings(centreId: string, { visits, verdicts }: Rated): DriverFindings {
  const rated = visits.flatMap(({ value: score, leadMinutes }, place): RatedVisit[] => {
    const failed = new Map<string, boolean>();
    for (const [{ id }, said] of verdicts) {
      const own = said[place] ?? SAYS_NOTHING;
      if (own !== SAYS_NOTHING) failed.set(id, own === FAILED);
    }
    return failed.size === 0 || leadMinutes === null ? [] : [{ score, leadMinutes, centreId, failed }];
  });
  return satisfactionDrivers(
    rated,
    verdicts.map(([count]) => count),
  );
}

function remembered(centreId: string, rated: Rated): DriverFindings {
  const mark = markOf(centreId, rated);
  const earlier = found.get(mark);
  if (earlier) return earlier;
  const made = findings(centreId, rated);
  found.set(mark, made);
  return made;
}

function find({ centreId }: Pick<Actor, "centreId">, figures: readonly CriterionFigure[]): PageDrivers {
  const response = figures.find(({ criterion }) => criterion.id === RESPONSE);
  return { ...remembered(centreId, ratedIn(figures)), responseRate: response?.value ?? null };
}

/** @param figures as they are kept: for the same ones the answer is the same */
export function driversOf(actor: Pick<Actor, "centreId">, figures: readonly CriterionFigure[]): PageDrivers {
  const made = known.get(figures) ?? find(actor, figures);
  known.set(figures, made);
  return made;
}
