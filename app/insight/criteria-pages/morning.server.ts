// What a manager looks at in the morning: what fell short on the last working day, what is late or stuck now, and what is due.
import { complaintsOf, type ComplaintRow } from "~/complaints/complaints.server";
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db, Prisma } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { tasksFor, type TaskView } from "~/teamwork/tasks.server";
import { cardColumns, cardJoins, mostUrgentFirst, type VisitCard } from "~/visits/visit-cards.server";
import type { CriterionFigure } from "../criteria/criteria-figures";
import type { Criterion } from "../criteria/criterion";
import { keptFigures } from "../criteria/kept-figures.server";
import { fullReport } from "../report/full-report.server";
import type { StuckFacts } from "../report/report-facts";
import { listedCars, type ListedCar } from "./listed-visits.server";
import { previousWorkingDay } from "./previous-working-day";

/** So many visits of a criterion are named; the rest stands on its own page. */
const NAMED = 8;
const SHOWN = 20;
/** What is likelier than not to miss its limit is stuck. */
const HARDLY_IN_TIME = 0.5;

/** A criterion of the day with the visits that failed it. */
export interface DayFailure {
  readonly id: string;
  readonly stage: Criterion["stage"];
  readonly title: string;
  readonly unit: Criterion["unit"];
  readonly failed: number;
  readonly met: number;
  /** The day as a whole reached the target all the same. */
  readonly withinTarget: boolean;
  readonly visits: readonly ListedCar[];
}

export interface MorningDay {
  readonly date: string;
  /** The last of the days on which the centre was shut since; undefined where it was yesterday. */
  readonly until: string | undefined;
  readonly failures: readonly DayFailure[];
  /** Criteria that something of the day was counted for. */
  readonly counted: number;
}

export interface MorningPage {
  /** Undefined when the centre has been shut for long. */
  readonly day: MorningDay | undefined;
  readonly late: readonly VisitCard[];
  readonly stuck: readonly (StuckFacts & { readonly plate: string })[];
  readonly complaints: readonly ComplaintRow[];
  readonly tasks: readonly TaskView[];
}

async function failuresOf(actor: Actor, figures: readonly CriterionFigure[]): Promise<readonly DayFailure[]> {
  // A load is of the day and names no visit by itself.
  const failed = figures.filter(({ criterion, failed: count }) => criterion.kind !== "load" && count > 0);
  const named = failed.map(({ lists }) => lists.failed.slice(0, NAMED));
  const cars = await listedCars(actor, named.flat());
  const byId = new Map(cars.map((car) => [car.visitId, car]));
  return failed.map(({ criterion: { id, stage, title, unit }, failed: count, met, standing }, place) => ({
    id,
    stage,
    title: title[actor.language],
    unit,
    failed: count,
    met,
    withinTarget: standing === "met",
    visits: (named[place] ?? []).flatMap(({ visitId, value }) => {
      const car = byId.get(visitId);
      return car ? [{ ...car, value }] : [];
    }),
  }));
}

async function dayOf(actor: Actor, now: Date): Promise<MorningDay | undefined> {
  const calendar = await workingCalendarOf(db(), actor);
  const day = previousWorkingDay(calendar, instant(now));
  if (!day) return undefined;
  const asked = { window: day.window, calendar, filters: {}, countedBy: "moment", step: "week" } as const;
  const figures = await keptFigures(db(), actor, asked, now);
  return {
    date: day.date,
    until: day.until,
    failures: await failuresOf(actor, figures),
    counted: figures.filter(({ n }) => n > 0).length,
  };
}

/** Cars that are past their promised time and not ready, and visits whose next action is overdue. */
function lateVisits({ centreId }: Actor, now: Date): Promise<readonly VisitCard[]> {
  return db().$queryRaw<VisitCard[]>(Prisma.sql`
    select ${cardColumns} from visit v ${cardJoins}
    where v.centre_id = ${centreId}::uuid and v.status = 'open'
      and v.stage in ('intake', 'repairs', 'quality') and v.promised_at < ${now}
    order by ${mostUrgentFirst} limit ${SHOWN}`);
}

async function stuckVisits({ centreId }: Actor, now: Date) {
  const { stuck } = await fullReport({ centres: [centreId] }, now);
  const hardly = stuck.filter(({ onTime }) => onTime === null || onTime < HARDLY_IN_TIME).slice(0, SHOWN);
  const rows = await db().visit.findMany({
    where: { centreId, id: { in: hardly.map(({ visitId }) => visitId) } },
    select: { id: true, vehicle: { select: { plate: true } } },
  });
  const plates = new Map(rows.map(({ id, vehicle }) => [id, vehicle.plate]));
  return hardly.map((each) => ({ ...each, plate: plates.get(each.visitId) ?? String(each.number) }));
}

/** Open complaints whose deadline is before tonight's midnight. */
async function complaintsDue(actor: Actor, now: Date): Promise<readonly ComplaintRow[]> {
  const calendar = await workingCalendarOf(db(), actor);
  const tonight = calendar.dayStart(calendar.dayIndex(instant(now)) + 1);
  const { rows } = await complaintsOf(actor, { show: "open" }, 1, instant(now));
  return rows.filter(({ dueAt }) => dueAt !== null && instant(dueAt) < tonight);
}

export async function morningPage(actor: Actor, now: Date): Promise<MorningPage> {
  const [day, late, stuck, complaints, tasks] = await Promise.all([
    dayOf(actor, now),
    lateVisits(actor, now),
    stuckVisits(actor, now),
    complaintsDue(actor, now),
    tasksFor(actor),
  ]);
  const overdue = tasks.filter(({ dueAt }) => dueAt.getTime() < now.getTime()).slice(0, SHOWN);
  return { day, late, stuck, complaints, tasks: overdue };
}
