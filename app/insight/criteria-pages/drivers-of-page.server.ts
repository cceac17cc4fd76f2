// What goes with satisfaction at a centre, from the figures of a page: which visits failed which criterion, and how they were rated.
import type { Actor } from "~/journey/permissions";
import { countOf, type CriterionFigure } from "../criteria/criteria-figures";
import { satisfactionDrivers, type DriverFindings, type RatedVisit } from "../drivers/drivers";

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

function find({ centreId }: Pick<Actor, "centreId">, figures: readonly CriterionFigure[]): PageDrivers {
  const asked = figures.filter(mayDrive);
  const satisfaction = figures.find(({ criterion }) => criterion.id === SATISFACTION);
  const valued = satisfaction ? countOf(satisfaction).valued() : [];
  const numbers = new Set(valued.map(({ number }) => number));
  const failures = asked.map((figure) => [figure.criterion.id, countOf(figure).failed(numbers)] as const);
  const rated = valued.flatMap(({ number, value: score, leadMinutes }): RatedVisit[] => {
    const failed = new Map(
      failures.flatMap(([id, visits]) => {
        const own = visits.get(number);
        return own === undefined ? [] : [[id, own] as const];
      }),
    );
    return failed.size === 0 || leadMinutes === null ? [] : [{ score, leadMinutes, centreId, failed }];
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
export function driversOf(actor: Pick<Actor, "centreId">, figures: readonly CriterionFigure[]): PageDrivers {
  const found = known.get(figures) ?? find(actor, figures);
  known.set(figures, found);
  return found;
}
