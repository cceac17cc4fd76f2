// One criterion at every centre that the reader may see figures of, and of all of them together.
import type { Actor } from "~/journey/permissions";
import type { PageLanguage } from "~/platform/i18n/language";
import { db } from "~/platform/db/db.server";
import { criteriaFigures } from "../criteria/criteria-report.server";
import { countOf, total, type CriterionFigure } from "../criteria/criteria-figures";
import type { Criterion } from "../criteria/criterion";
import { criterionNamed } from "../criteria/registry";
import { figureOf } from "../criteria/tally";
import { choicesOf } from "../pages/choices.server";
import { openTo, type FilterChoices } from "./asked-centre.server";
import type { CriteriaChoice } from "./criteria-choice";
import { pagePeriod, type PageFrame } from "./criteria-page.server";
import { figureView, worstFirst, type FigureView } from "./figure-view";

export interface CentreFigure {
  readonly centreId: string;
  readonly name: string;
  readonly view: FigureView;
}

/** Of all centres: no target is theirs together, each visit is judged by its own centre's. */
export interface Together {
  readonly unit: Criterion["unit"];
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly failed: number;
  readonly notRecorded: number;
}

function togetherOf(criterion: Criterion, figures: readonly CriterionFigure[]): Together {
  const sum = total(figures.flatMap((figure) => countOf(figure).tallies().byBucket));
  const [, failed, notRecorded] = sum.outcomes;
  const { value, interval, n } = figureOf(criterion, sum);
  const { low = null, high = null } = interval ?? {};
  return { unit: criterion.unit, value, low, high, n, failed, notRecorded };
}

export interface SideBySide {
  readonly criterion: Criterion;
  readonly frame: PageFrame;
  readonly choices: FilterChoices;
  /** What falls short first. */
  readonly centres: readonly CentreFigure[];
  readonly together: Together;
}

/**
 * The same dates on the clock of each centre.
 * @throws Response 404 where there is no such criterion
 */
export async function centresSideBySide(
  actor: Actor,
  choice: CriteriaChoice,
  id: string,
  language: PageLanguage,
  now: Date,
): Promise<SideBySide> {
  const criterion = criterionNamed(id);
  if (!criterion) throw new Response(null, { status: 404 });
  const open = await openTo(actor, "insight:read");
  const filters = criterion.kind === "load" ? {} : choice.filters;
  const found: { readonly centreId: string; readonly name: string; readonly figure: CriterionFigure }[] = [];
  // One behind the other: a dealer's many centres leave the database to others, too.
  for (const { id: centreId, name } of open) {
    const { window, calendar, frame } = await pagePeriod({ centreId }, choice, now);
    const asked = {
      window,
      calendar,
      step: frame.step,
      filters,
      countedBy: "completion",
      criteria: [criterion],
    } as const;
    const [figure] = await criteriaFigures(db(), { centreId }, asked, now);
    if (figure) found.push({ centreId, name, figure });
  }
  const views = new Map(found.map((each) => [figureView(each.figure, language), each]));
  const { frame } = await pagePeriod(actor, choice, now);
  const choices = await choicesOf(open.map((centre) => centre.id));
  return {
    criterion,
    frame,
    // The centre is none of the choices here: all of them are shown.
    choices: { ...choices, centres: [], centreId: actor.centreId },
    centres: worstFirst([...views.keys()]).flatMap((view) => {
      const each = views.get(view);
      return each ? [{ centreId: each.centreId, name: each.name, view }] : [];
    }),
    together: togetherOf(
      criterion,
      found.map(({ figure }) => figure),
    ),
  };
}
