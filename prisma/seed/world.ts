// The simulated world: both centres from the first request to the present moment.
import { DateTime } from "luxon";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import { defaultRouteMap, type RouteMap } from "~/journey/route-map";
import type { Steps } from "./agenda";
import { arrivals, type Arrival } from "./arrivals";
import { Calendar } from "./calendar";
import type { Holiday } from "./centres/holidays";
import type { CentrePlan } from "./centres/plan";
import { type Chance } from "./chance";
import { visitLife } from "./journey/life";
import { Moments } from "./present/moments";
import { presentScenes } from "./present/scenes";
import { Unsettled } from "./present/unsettled";
import { Shop, type ShopSite } from "./shop";
import type { Person } from "./visit-file";

/** Visits of the six months that the demo tells of; other numbers make the past longer or shorter. */
const VISITS_IN_HALF_A_YEAR = 3200;
const SHORTEST_DAYS = 14;
/** How far ahead calendars reach: the latest follow-up of the latest appointment. */
const DAYS_AHEAD = 150;

/** When the story of so many visits begins that ends at `now`. */
export function beginningOf(visits: number, now: Instant): Instant {
  const day = DateTime.fromMillis(now, { zone: "utc" });
  if (visits === VISITS_IN_HALF_A_YEAR) return instant(day.minus({ months: 6 }).toMillis());
  const days = Math.max(SHORTEST_DAYS, Math.ceil((visits * 184) / VISITS_IN_HALF_A_YEAR));
  return instant(day.minus({ days }).toMillis());
}

/** A centre with the identities under which it is in the database. */
export interface Site {
  readonly plan: CentrePlan;
  readonly centreId: string;
  readonly map: RouteMap;
  readonly staff: readonly Person[];
  readonly bayIds: readonly string[];
  readonly known: {
    readonly guests: number;
    readonly nextVisit: number;
    /** By year. */
    readonly nextInvoice: ReadonlyMap<number, number>;
  };
}

/** A centre that is ready to open. */
export interface ReadySite extends Site, Pick<ShopSite, "workshop" | "taken" | "shelf"> {}

/** The public holidays of a stretch of time, by local date. */
export function holidaysOf(plan: CentrePlan, from: Instant, to: Instant): readonly Holiday[] {
  const years: number[] = [];
  for (let year = new Date(from).getUTCFullYear(); year <= new Date(to).getUTCFullYear(); year += 1)
    years.push(year);
  return years.flatMap((year) => plan.holidays(year));
}

export function siteMap(): RouteMap {
  return defaultRouteMap(1);
}

export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly visits: number;
  /** Whether it leads up to the present moment, with the scenes that belong there. */
  readonly endsNow: boolean;
}

/** Opens a centre for a stretch of time and lets so many customers come. */
export function openShop(site: ReadySite, stretch: Stretch, chance: Chance): Shop {
  const { from, to, visits } = stretch;
  const until = plus(to, DAYS_AHEAD * DAY);
  const holidays = holidaysOf(site.plan, from, until).map(({ date }) => date);
  const { timeZone, hours } = site.plan;
  const calendar = new Calendar(timeZone, hours, holidays, plus(from, -7 * DAY), until);
  const shop = new Shop({ ...site, calendar, chance, opensAt: from });
  const all = arrivals(site.plan, calendar, { count: visits, from, to }, chance.fork("arrivals"));
  shop.agenda.start(customersCome(shop, all));
  if (!stretch.endsNow) return shop;
  shop.unsettled = new Unsettled(to);
  shop.agenda.start(presentScenes(shop, new Moments(calendar, to)));
  return shop;
}

function* customersCome(shop: Shop, all: readonly Arrival[]): Steps {
  let count = 0;
  for (const arrival of all) {
    yield shop.agenda.until(arrival.at);
    count += 1;
    shop.agenda.start(visitLife(shop, arrival, shop.site.chance.fork(`life ${count}`)));
  }
}
