// When people ask for a service: by season, weekday and hour, each centre in its own pattern.
import { type DateTime } from "luxon";
import { HOUR, instant, MINUTE, type Instant } from "~/journey/instant";
import type { Calendar, OpenPeriod } from "./calendar";
import type { CentrePlan } from "./centres/plan";
import type { Chance } from "./chance";

export interface Arrival {
  readonly at: Instant;
  readonly channel: "phone" | "walk-in" | "online" | "message";
}

/** Monday to Sunday. On Sundays and holidays people only write. */
const WEEKDAYS = [1.3, 1.12, 1, 1, 1.08, 0.62, 0.2];
const CLOSED = 0.2;
/** Share of requests that do not need anybody at the desk. */
const WRITTEN = 0.34;

/** The day's wishes, hour after opening: most people ring in the morning. */
const DESK_HOURS = [1.6, 1.8, 1.5, 1.2, 0.8, 0.8, 0.9, 1, 0.9, 0.6, 0.4];
/** From 7 to 23 o'clock: on the way to work, at lunch, and on the sofa. */
const WRITING_HOURS = [0.7, 1, 1, 0.8, 0.7, 0.9, 0.9, 0.7, 0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.2, 0.7];

interface DayOfDemand {
  readonly midnight: Instant;
  readonly open: OpenPeriod | undefined;
  /** Sum of the weights up to and including this day. */
  readonly upTo: number;
}

function demand(plan: CentrePlan, calendar: Calendar, from: Instant, to: Instant): readonly DayOfDemand[] {
  const open = new Map(calendar.periods.map((each) => [calendar.local(each.opens).toISODate(), each]));
  const days: DayOfDemand[] = [];
  let upTo = 0;
  const last = calendar.local(to);
  for (let day: DateTime = calendar.local(from).startOf("day"); day <= last; day = day.plus({ days: 1 })) {
    const period = open.get(day.toISODate());
    const weight = period === undefined ? CLOSED : (WEEKDAYS[day.weekday - 1] ?? 1);
    upTo += weight * (plan.seasons[day.month - 1] ?? 1);
    days.push({ midnight: instant(day.toMillis()), open: period, upTo });
  }
  return days;
}

function dayAt(days: readonly DayOfDemand[], weight: number): DayOfDemand | undefined {
  let low = 0;
  let high = days.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.upTo ?? 0) <= weight) low = middle + 1;
    else high = middle;
  }
  return days[low];
}

function hourly(weights: readonly number[], chance: Chance): number {
  const hour = chance.weighted(weights.map((weight, index) => [index, weight] as const));
  return (hour + chance.fraction()) * HOUR;
}

function momentOn({ midnight, open }: DayOfDemand, chance: Chance): Arrival {
  if (open && !chance.happens(WRITTEN)) {
    const hours = DESK_HOURS.slice(0, Math.floor((open.closes - open.opens) / HOUR));
    const after = Math.min(hourly(hours, chance), open.closes - open.opens - 10 * MINUTE);
    const channel = chance.happens(0.82) ? "phone" : "walk-in";
    return { at: instant(open.opens + Math.floor(after / 1000) * 1000), channel };
  }
  const at = midnight + 7 * HOUR + Math.floor(hourly(WRITING_HOURS, chance) / 1000) * 1000;
  return { at: instant(at), channel: chance.happens(0.75) ? "online" : "message" };
}

/** So many requests between two moments, in their order. */
export function arrivals(
  plan: CentrePlan,
  calendar: Calendar,
  { count, from, to }: { readonly count: number; readonly from: Instant; readonly to: Instant },
  chance: Chance,
): readonly Arrival[] {
  const days = demand(plan, calendar, from, to);
  const total = days.at(-1)?.upTo ?? 0;
  const found: Arrival[] = [];
  while (found.length < count) {
    const day = dayAt(days, chance.fraction() * total);
    const arrival = day && momentOn(day, chance);
    if (arrival && arrival.at >= from && arrival.at < to) found.push(arrival);
  }
  return found.sort((one, other) => one.at - other.at);
}
