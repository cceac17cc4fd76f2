// Which hours the grid shows, and which of them are closed.
import { MINUTE } from "~/journey/instant";
import type { Workshop } from "~/capacity/workshop";
import type { LaneKind } from "../calendar-view";
import type { Job } from "../job";
import type { ZoneDays } from "../zone-days";

/** Minutes after midnight, whole hours. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

const ORDINARY: Hours = { from: 8 * 60, to: 18 * 60 };
const LAST_MINUTE = 24 * 60 - 1;

/** From the first opening to the last closing of the days, and as far as there is work outside of them. */
export function hoursShown(
  shop: Workshop,
  zone: ZoneDays,
  days: readonly number[],
  jobs: readonly Job[],
): Hours {
  const spans = [
    ...days.flatMap((day) => shop.openings(day)),
    ...jobs.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt })),
  ].filter(({ start, end }) => days.includes(zone.dayOf(start)) || days.includes(zone.dayOf(end)));
  let [from, to] = [Infinity, -Infinity];
  for (const { start, end } of spans) {
    const overnight = zone.dayOf(start) !== zone.dayOf(end - MINUTE);
    from = Math.min(from, zone.minuteOfDay(start));
    // What goes on overnight does not open the night: its parts stand at the edges.
    if (!overnight) to = Math.max(to, zone.minuteOfDay(end - MINUTE) + 1);
  }
  if (from > to) return ORDINARY;
  return { from: Math.floor(from / 60) * 60, to: Math.min(LAST_MINUTE, Math.ceil(to / 60) * 60) };
}

/** Whether nobody works at this moment: in the whole centre, or in the mechanic's lane. */
export function isOff(
  shop: Workshop,
  kind: LaneKind,
  { at, day }: { readonly at: number; readonly day: number },
  lane: string | undefined,
): boolean {
  const mechanic = kind === "mechanic" && lane !== undefined;
  const spans = mechanic ? shop.atWork(lane, day) : shop.openings(day);
  return !spans.some(({ start, end }) => start <= at && at < end);
}
