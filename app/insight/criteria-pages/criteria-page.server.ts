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
import type { CriteriaChoice } from "./criteria-choice";

/** Longer periods are told month by month. */
const WEEKS_UP_TO = 140 * DAY;
const MOST_MAKES = 80;

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

/** The figures of all criteria for a page. */
export async function pageFigures(
  actor: Pick<Actor, "centreId">,
  choice: CriteriaChoice,
  now: Date,
): Promise<PageFigures> {
  const calendar = await workingCalendarOf(db(), actor);
  const found = chosen(choice, calendar, now);
  const window = found ?? periodOf({ from: undefined, to: undefined }, calendar, instant(now));
  const step = choice.step ?? (window.end - window.start > WEEKS_UP_TO ? "month" : "week");
  const asked = { window, calendar, step, filters: choice.filters, countedBy: "completion" } as const;
  const dateOf = (at: Span["start"]) => dateOfDay(calendar.dayIndex(at));
  const frame = {
    choice,
    from: dateOf(window.start),
    to: dateOf(plus(window.end, -1)),
    today: dateOf(instant(now)),
    step,
    wrongPeriod: found === undefined,
  };
  return { frame, calendar, window, figures: await keptFigures(db(), actor, asked, now) };
}

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

export interface FilterChoices {
  readonly advisors: readonly NamedPerson[];
  readonly mechanics: readonly NamedPerson[];
  readonly makes: readonly string[];
}

/** Whoever has the role now, and every make that was here. */
export async function filterChoices({ centreId }: Pick<Actor, "centreId">): Promise<FilterChoices> {
  const people = (role: "advisor" | "mechanic") =>
    db().staff.findMany({
      where: { roles: { some: { centreId, role } } },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 300,
    });
  const [advisors, mechanics, makes] = await Promise.all([
    people("advisor"),
    people("mechanic"),
    db().$queryRaw<{ make: string }[]>`
      select min(make) as make from vehicle where centre_id = ${centreId}::uuid and make <> ''
      group by lower(make) order by count(*) desc limit ${MOST_MAKES}`,
  ]);
  return { advisors, mechanics, makes: makes.map(({ make }) => make).sort((a, b) => a.localeCompare(b)) };
}
