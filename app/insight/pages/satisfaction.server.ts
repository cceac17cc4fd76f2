// What the quality criteria say beside the report: those that are failed most, and what goes with satisfaction.
import type { PageLanguage } from "~/platform/i18n/language";
import { askedChoice, choiceQuery } from "../criteria-pages/criteria-choice";
import { pageFigures } from "../criteria-pages/criteria-page.server";
import { driversOf, type PageDrivers } from "../criteria-pages/drivers-of-page.server";
import { figureViews, mostFailed, type FigureView } from "../criteria-pages/figure-view";
import type { Asked } from "./asked.server";
import { addressQuery } from "./report-address";

export interface Satisfaction {
  /** The most failed first; their course is left out. */
  readonly failed: readonly FigureView[];
  readonly drivers: PageDrivers;
  /** Of the criteria that are named, by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  /** The same choice for the pages of the criteria. */
  readonly query: Readonly<Record<string, string | undefined>>;
}

/** Of one centre; the same period and choice as the report. It takes longer than the report itself. */
export async function satisfactionOf(
  centreId: string,
  { address }: Pick<Asked, "address">,
  language: PageLanguage,
  now: Date,
): Promise<Satisfaction> {
  const choice = askedChoice(new URLSearchParams(addressQuery(address)));
  const { figures } = await pageFigures({ centreId }, choice, now);
  const views = figureViews(figures, language);
  const drivers = driversOf({ centreId }, figures);
  const named = new Set(drivers.drivers.map(({ id }) => id));
  return {
    failed: mostFailed(views).map((view) => ({ ...view, trend: [] })),
    drivers,
    titles: new Map(views.filter(({ id }) => named.has(id)).map(({ id, title }) => [id, title])),
    query: choiceQuery(choice),
  };
}
