// The visits behind a criterion's number: page by page for reading, all of them as a file.
import { stringify } from "csv-stringify/sync";
import { guarded } from "~/exchange/csv/formula-guard";
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { dateOfDay, type WorkingCalendar } from "~/journey/working-time";
import { db } from "~/platform/db/db.server";
import type { CriterionFigure, ListedVisit } from "../criteria/criteria-figures";
import type { Outcome } from "../criteria/tally";
import type { ListChoice } from "./criteria-choice";

export const VISITS_PER_PAGE = 50;
const FILE_VISITS_AT_ONCE = 500;

export interface ListedCar extends ListedVisit {
  readonly plate: string;
  readonly car: string;
  readonly customer: string;
  /** Null while it is open. */
  readonly endedAt: Date | null;
}

/** @param listed in the order that is wanted; a visit of another centre is left out */
export async function listedCars(
  { centreId }: Pick<Actor, "centreId">,
  listed: readonly ListedVisit[],
): Promise<readonly ListedCar[]> {
  const rows = await db().visit.findMany({
    where: { centreId, id: { in: listed.map(({ visitId }) => visitId) } },
    select: {
      id: true,
      endedAt: true,
      customer: { select: { name: true } },
      vehicle: { select: { plate: true, make: true, model: true } },
    },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return listed.flatMap((each) => {
    const row = byId.get(each.visitId);
    if (!row) return [];
    const { customer, vehicle, endedAt } = row;
    const car = `${vehicle.make} ${vehicle.model}`.trim();
    return [{ ...each, plate: vehicle.plate, car, customer: customer.name, endedAt }];
  });
}

/** The latest visit first. */
export function listOf({ lists }: CriterionFigure, list: Outcome): readonly ListedVisit[] {
  return lists[list].toReversed();
}

/** A visit of a list with the local date on which it was over. */
export interface ListedRow extends ListedCar {
  readonly endedOn: string | null;
}

export interface ListPage {
  readonly list: Outcome;
  readonly page: number;
  readonly pages: number;
  readonly perPage: number;
  readonly total: number;
  readonly visits: readonly ListedRow[];
}

/** A page beyond the end is the last one. @param calendar of the centre that the visits are of */
export async function listPage(
  actor: Pick<Actor, "centreId">,
  figure: CriterionFigure,
  calendar: WorkingCalendar,
  { list, page: wanted }: ListChoice,
): Promise<ListPage> {
  const all = listOf(figure, list);
  const pages = Math.max(1, Math.ceil(all.length / VISITS_PER_PAGE));
  const page = Math.min(wanted, pages);
  const shown = all.slice((page - 1) * VISITS_PER_PAGE, page * VISITS_PER_PAGE);
  const cars = await listedCars(actor, shown);
  const visits = cars.map((car) => {
    return { ...car, endedOn: car.endedAt ? dateOfDay(calendar.dayIndex(instant(car.endedAt))) : null };
  });
  return { list, page, pages, perPage: VISITS_PER_PAGE, total: all.length, visits };
}

const COLUMNS = ["visit", "plate", "car", "customer", "ended_at", "criterion", "outcome", "value", "unit"];

/** The same visits as the list, every page of them; times in UTC, values in the criterion's unit. */
export async function* visitsAsCsv(
  actor: Pick<Actor, "centreId">,
  figure: CriterionFigure,
  list: Outcome,
): AsyncGenerator<string> {
  // Spreadsheets take a file for UTF-8 only when it begins with this mark.
  yield `\uFEFF${stringify([COLUMNS])}`;
  const all = listOf(figure, list);
  const { id, unit } = figure.criterion;
  for (let at = 0; at < all.length; at += FILE_VISITS_AT_ONCE) {
    const cars = await listedCars(actor, all.slice(at, at + FILE_VISITS_AT_ONCE));
    const rows = cars.map(({ number, plate, car, customer, endedAt, value }) =>
      [number, plate, car, customer, endedAt?.toISOString() ?? "", id, list, value ?? "", unit].map((cell) =>
        typeof cell === "number" ? String(cell) : guarded(cell),
      ),
    );
    yield stringify(rows);
  }
}
