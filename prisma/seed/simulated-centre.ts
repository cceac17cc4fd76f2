// A simulated centre without a database, for tests of the simulation itself.
import { workshop } from "~/capacity/workshop";
import { DAY, plus, type Instant } from "~/journey/instant";
import { workingCalendar, type WorkingCalendar } from "~/journey/working-time";
import type { CentrePlan } from "./centres/plan";
import { rosterOf } from "./centres/roster";
import { Chance } from "./chance";
import type { Shop } from "./shop";
import type { VisitFile } from "./visit-file";
import { beginningOf, holidaysOf, openShop, siteMap } from "./world";

export interface SimulatedCentre {
  readonly shop: Shop;
  /** Ended ones first. */
  readonly files: readonly VisitFile[];
  /** The core's own calendar of the centre, for ledgers. */
  readonly calendar: WorkingCalendar;
}

/** Lives through as many visits as asked for, up to `now`. */
export function simulatedCentre(plan: CentrePlan, visits: number, now: Instant, seed = 1): SimulatedCentre {
  const chance = new Chance(`test ${seed}`);
  const staff = plan.staff.map(({ name, role }) => ({ id: chance.uuid(0), name, role }));
  const bayIds = plan.bays.map(() => chance.uuid(0));
  const known = { guests: 0, nextVisit: 1001, nextInvoice: new Map<number, number>() };
  const ids = { centreId: chance.uuid(0), staff, bayIds };
  const from = beginningOf(2 * visits, now);
  const holidays = holidaysOf(plan, from, plus(now, 150 * DAY));
  const workshopOfPlan = workshop(rosterOf(plan, ids, holidays, now));
  const site = { ...ids, plan, map: siteMap(), known, workshop: workshopOfPlan };
  const shop = openShop(site, { from, to: now, visits, endsNow: true }, chance);
  shop.agenda.runUntil(now);
  const exceptions = holidaysOf(plan, from, now).map(({ date }) => ({ date, hours: [] }));
  const calendar = workingCalendar({ timeZone: plan.timeZone, week: plan.hours, exceptions });
  return { shop, files: [...shop.takeEnded(), ...shop.openFiles], calendar };
}
