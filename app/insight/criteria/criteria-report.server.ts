// The criteria of one centre and a period, from the events in the database.
import { iso } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { db, type Tx } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { chosenPeriod, type NamedCentre, type WishedCentre } from "../centre/centre-report.server";
import type { ReportFilters } from "../report/report-facts";
import { countedVisits } from "./counted-visits.server";
import { CriteriaSums, type CountedBy, type CriterionFigure, type TrendStep } from "./criteria-figures";
import { criterionTargetsOf } from "./criterion-targets.server";
import type { Criterion } from "./criterion";
import { mechanicMinutesOf } from "./mechanic-minutes.server";
import { CRITERIA, criterionNamed } from "./registry";

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
  /** Only visits that fit; a load is of the whole workshop and is not told then. */
  readonly filters?: ReportFilters;
}

/** The figures of a centre, for a page or a command: whoever asks names the centre that they belong to. */
export async function criteriaFigures(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  { criteria, ...frame }: CriteriaQuestion,
  now: Date,
): Promise<readonly CriterionFigure[]> {
  const { filters = {}, ...counting } = frame;
  const of = { centreId };
  const targets = await criterionTargetsOf(tx, of);
  const mechanicMinutes = await mechanicMinutesOf(tx, of, frame.window);
  const isWhole = Object.values(filters).every((value) => value === undefined);
  const told = isWhole ? criteria : criteria.filter(({ kind }) => kind !== "load");
  const sums = new CriteriaSums(told, { ...counting, targets, mechanicMinutes });
  for (const { columns, isLeftOut } of await countedVisits(of, { ...counting, filters }, now)) {
    sums.add(columns, CRITERIA, isLeftOut);
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
