// What goes with satisfaction at a centre, from the figures of a page: which visits failed which criterion, and how they were rated.
import type { Actor } from "~/journey/permissions";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { db } from "~/platform/db/db.server";
import { countedVisits, outcomeOf } from "../criteria/counted-visits.server";
import type { CriterionFigure } from "../criteria/criteria-figures";
import { satisfactionDrivers, type DriverFindings, type RatedVisit } from "../drivers/drivers";
import type { ReportFilters } from "../report/report-facts";

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

interface Question {
  readonly window: Span;
  readonly calendar: WorkingCalendar;
  readonly filters: ReportFilters;
}

/** The findings of one set of figures: figures are kept until something happens, and so are these. */
const known = new WeakMap<readonly CriterionFigure[], Promise<PageDrivers>>();

async function find(
  { centreId }: Pick<Actor, "centreId">,
  figures: readonly CriterionFigure[],
  question: Question,
  now: Date,
): Promise<PageDrivers> {
  const asked = figures.filter(mayDrive);
  const failed = new Map<string, Map<string, boolean>>();
  for (const { criterion, lists } of asked) {
    for (const outcome of ["met", "failed"] as const) {
      for (const { visitId } of lists[outcome]) {
        const own = failed.get(visitId) ?? new Map<string, boolean>();
        failed.set(visitId, own.set(criterion.id, outcome === "failed"));
      }
    }
  }
  const visits = await countedVisits(db(), { centreId }, question, now);
  const rated = visits.flatMap((visit): RatedVisit[] => {
    const { visitId, leadMinutes } = visit;
    const rating = outcomeOf(visit, SATISFACTION);
    const own = failed.get(visitId);
    if (rating?.outcome !== "parts" || !own || leadMinutes === null) return [];
    return [{ score: rating.part / rating.whole, leadMinutes, centreId, failed: own }];
  });
  const counts = asked.map(({ criterion, met, failed: count }) => ({
    id: criterion.id,
    failed: count,
    n: met + count,
  }));
  const response = figures.find(({ criterion }) => criterion.id === RESPONSE);
  return { ...satisfactionDrivers(rated, counts), responseRate: response?.value ?? null };
}

/** @param figures as they are kept: for the same ones the answer is the same */
export function driversOf(
  actor: Pick<Actor, "centreId">,
  figures: readonly CriterionFigure[],
  question: Question,
  now: Date,
): Promise<PageDrivers> {
  const found = known.get(figures) ?? find(actor, figures, question, now);
  known.set(figures, found);
  found.catch(() => known.delete(figures));
  return found;
}
