// What every page of the criteria reads: the period, the figures in it, and what they can be narrowed to.
import { DAY, instant, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { dateOfDay, type Span, type WorkingCalendar } from "~/journey/working-time";
import { db } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { periodOf } from "../centre/period";
import type { CriterionFigure } from "../criteria/criteria-figures";
import { keptFigures } from "../criteria/kept-figures.server";
import { criterionNamed } from "../criteria/registry";
import { isFiltered, type CriteriaChoice } from "./criteria-choice";

/** Longer periods are told month by month. */
const WEEKS_UP_TO = 140 * DAY;

/** The period and the choices as the page shows them. */
export interface PageFrame {
  readonly choice: CriteriaChoice;
  /** First and last local date. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly step: "week" | "month";
  /** What was asked for is no period: the usual one is shown. */
  readonly wrongPeriod: boolean;
}

export interface PageFigures {
  readonly frame: PageFrame;
  readonly figures: readonly CriterionFigure[];
  readonly calendar: WorkingCalendar;
  readonly window: Span;
}

/** @returns undefined when what was asked for is empty */
function chosen({ from, to }: CriteriaChoice, calendar: WorkingCalendar, now: Date): Span | undefined {
  try {
    return periodOf({ from, to }, calendar, instant(now));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The period of a page on the clock of a centre. */
export async function pagePeriod(
  actor: Pick<Actor, "centreId">,
  choice: CriteriaChoice,
  now: Date,
): Promise<Omit<PageFigures, "figures">> {
  const calendar = await workingCalendarOf(db(), actor);
  const found = chosen(choice, calendar, now);
  const window = found ?? periodOf({ from: undefined, to: undefined }, calendar, instant(now));
  const step = choice.step ?? (window.end - window.start > WEEKS_UP_TO ? "month" : "week");
  const dateOf = (at: Span["start"]) => dateOfDay(calendar.dayIndex(at));
  const frame = {
    choice,
    from: dateOf(window.start),
    to: dateOf(plus(window.end, -1)),
    today: dateOf(instant(now)),
    step,
    wrongPeriod: found === undefined,
  } as const;
  return { frame, calendar, window };
}

/** The figures of all criteria for a page; without those of the workshop's load where the visits are chosen. */
export async function pageFigures(
  actor: Pick<Actor, "centreId">,
  choice: CriteriaChoice,
  now: Date,
): Promise<PageFigures> {
  const period = await pagePeriod(actor, choice, now);
  const { window, calendar, frame } = period;
  const asked = {
    window,
    calendar,
    step: frame.step,
    filters: choice.filters,
    countedBy: "completion",
  } as const;
  return { ...period, figures: await keptFigures(db(), actor, asked, now) };
}

export interface CriterionPage extends PageFigures {
  readonly figure: CriterionFigure;
  /** What was chosen says nothing to this criterion: it is of the whole workshop. */
  readonly ofEverybody: boolean;
}

/**
 * One criterion for its page: the load of the workshop is told of everybody, whatever is chosen.
 * @throws Response 404 where there is no such criterion
 */
export async function criterionPage(
  of: Pick<Actor, "centreId">,
  choice: CriteriaChoice,
  id: string,
  now: Date,
): Promise<CriterionPage> {
  const criterion = criterionNamed(id);
  const ofEverybody = criterion?.kind === "load" && isFiltered(choice);
  const page = await pageFigures(of, ofEverybody ? { ...choice, filters: {} } : choice, now);
  const figure = page.figures.find((each) => each.criterion.id === id);
  if (!figure) throw new Response(null, { status: 404 });
  return { ...page, frame: { ...page.frame, choice }, figure, ofEverybody };
}
