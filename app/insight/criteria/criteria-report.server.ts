// The criteria of one centre and a period, from the events in the database.
import { DAY, instant, iso, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { db, type Tx } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { chosenPeriod, type NamedCentre, type WishedCentre } from "../centre/centre-report.server";
import { visitsWithin } from "../centre/centre-visits.server";
import { CriteriaSums, type CountedBy, type CriterionFigure, type TrendStep } from "./criteria-figures";
import { criterionTargetsOf } from "./criterion-targets.server";
import type { Criterion } from "./criterion";
import { VisitHistory } from "./history";
import { mechanicMinutesOf } from "./mechanic-minutes.server";
import { CRITERIA, criterionNamed } from "./registry";
import { carVisitsOf } from "./same-car.server";

export interface WishedCriteria extends WishedCentre {
  /** One criterion by its id; all of them where none is named. */
  readonly criterion?: string | undefined;
  readonly countedBy?: CountedBy | undefined;
  readonly step?: TrendStep | undefined;
}

export interface CriteriaReport {
  readonly centre: NamedCentre;
  readonly from: string;
  readonly to: string;
  readonly countedBy: CountedBy;
  readonly step: TrendStep;
  readonly criteria: readonly CriterionFigure[];
}

/** A repeat is looked for so long before: the longest time that a criterion asks about. */
const LOOKS_BACK = 90 * DAY;

function chosenCriteria(id: string | undefined): readonly Criterion[] {
  if (id === undefined) return CRITERIA;
  const found = criterionNamed(id);
  if (found) return [found];
  const list = CRITERIA.map((each) => `  ${each.id}  ${each.title.en}`).join("\n");
  throw new Refusal(`There is no criterion “${id}”. There are:\n${list}`);
}

export interface CriteriaQuestion {
  readonly window: Span;
  readonly calendar: WorkingCalendar;
  readonly criteria: readonly Criterion[];
  readonly countedBy: CountedBy;
  readonly step: TrendStep;
}

/** The figures of a centre, for a page or a command: whoever asks names the centre that they belong to. */
export async function criteriaFigures(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  { criteria, ...frame }: CriteriaQuestion,
  now: Date,
): Promise<readonly CriterionFigure[]> {
  const { window, calendar } = frame;
  const of = { centreId };
  const targets = await criterionTargetsOf(tx, of);
  const mechanicMinutes = await mechanicMinutesOf(tx, of, window);
  const cars = await carVisitsOf(tx, of, plus(window.start, -LOOKS_BACK));
  const sums = new CriteriaSums(criteria, { ...frame, targets, mechanicMinutes });
  for await (const { id, vehicleId, events } of visitsWithin(tx, of, window)) {
    const sameCar = (cars.get(vehicleId) ?? []).filter((each) => each.id !== id);
    const history = VisitHistory.of(id, events, { calendar, now: instant(now), sameCar });
    if (history) sums.take(history);
  }
  return sums.figures();
}

/** @throws Refusal when there is no such centre or criterion, or the period is empty */
export async function criteriaReport(wishes: WishedCriteria, now: Date): Promise<CriteriaReport> {
  const { countedBy = "completion", step = "week" } = wishes;
  const asked = { criteria: chosenCriteria(wishes.criterion), countedBy, step };
  const tx = db();
  const { centre, calendar, window } = await chosenPeriod(tx, wishes, now);
  const criteria = await criteriaFigures(tx, { centreId: centre.id }, { ...asked, window, calendar }, now);
  return { centre, from: iso(window.start), to: iso(window.end), countedBy, step, criteria };
}

/** The report as it is told in JSON: what a criterion is, and no code. */
export function toldCriteria({ criteria, ...report }: CriteriaReport) {
  const told = criteria.map(({ criterion, lists, ...figure }) => {
    const { of: _of, ...about } = criterion;
    return { ...about, usualTarget: about.target, ...figure, lists };
  });
  return { ...report, criteria: told };
}
