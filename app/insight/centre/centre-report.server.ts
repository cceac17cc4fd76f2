// The report of one centre, from the events in the database.
import { instant, iso } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { db, type Tx } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { latestRouteMapVersion, routeMap } from "~/visits/route-maps.server";
import { CentreSums, type CentreFigures } from "./centre-figures";
import { rosterOfCentre } from "./centre-roster.server";
import { visitsWithin } from "./centre-visits.server";
import { periodOf } from "./period";
import type { StageLimits } from "./stays";
import { byChance, stuckVisit, type StuckVisit } from "./stuck";

const STUCK_TOLD = 50;
export const ADVISORS_LOAD =
  "The load of advisors counts intake and handover only: what they do between them has no beginning and end on record.";
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The centre that was named, by its id, its name or its address on the booking page. */
export interface NamedCentre {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

/** @throws Refusal with the centres that there are */
export async function namedCentre(tx: Tx, wish: string): Promise<NamedCentre> {
  const select = { id: true, name: true, timeZone: true };
  const by = [{ name: wish }, { publicSlug: wish }, ...(UUID.test(wish) ? [{ id: wish }] : [])];
  const [found, second] = await tx.centre.findMany({ where: { OR: by }, select });
  if (found && !second) return found;
  const all = await tx.centre.findMany({ select, orderBy: { name: "asc" } });
  const list = all.map(({ id, name }) => `  ${id}  ${name}`).join("\n");
  throw new Refusal(
    `--centre “${wish}” is ${second ? "not the only one of that name" : "not known"}. There are:\n${list}`,
  );
}

export interface WishedCentre {
  readonly centre: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** A centre, its calendar and the period that is meant. @throws Refusal */
export async function chosenPeriod(
  tx: Tx,
  wishes: WishedCentre,
  now: Date,
): Promise<{ readonly centre: NamedCentre; readonly calendar: WorkingCalendar; readonly window: Span }> {
  const centre = await namedCentre(tx, wishes.centre);
  const calendar = await workingCalendarOf(tx, { centreId: centre.id });
  return { centre, calendar, window: periodOf(wishes, calendar, instant(now)) };
}

export interface CentreReport extends CentreFigures {
  readonly centre: NamedCentre;
  readonly from: string;
  readonly to: string;
  /** Only where the period ends now. */
  readonly stuck: readonly StuckVisit[];
}

/** The limits as they are now. */
export async function limitsOf(tx: Tx, centreId: string): Promise<StageLimits> {
  return stageLimits(await routeMap(tx, centreId, await latestRouteMapVersion(tx, centreId)));
}

/** Working minutes. */
export function stageLimits({ stages }: RouteMap): StageLimits {
  return {
    booking: stages.booking.limitMinutes,
    preparation: stages.preparation.limitMinutes,
    intake: stages.intake.limitMinutes,
    repairs: stages.repairs.limitMinutes,
    quality: stages.quality.limitMinutes,
    handover: stages.handover.limitMinutes,
    "follow-up": stages["follow-up"].limitMinutes,
  };
}

/**
 * The report of a centre and a period; everything of visits that were under way in it, clipped to it.
 * @throws Refusal when there is no such centre or the period is empty
 */
export async function centreReport(wishes: WishedCentre, now: Date): Promise<CentreReport> {
  const tx = db();
  const { centre, calendar, window } = await chosenPeriod(tx, wishes, now);
  const of = { centreId: centre.id };
  const roster = await rosterOfCentre(tx, of, window, calendar);
  const sums = new CentreSums(roster, window, calendar, instant(now));
  for await (const { id, events } of visitsWithin(tx, of, window)) sums.take(id, events);
  const stuck: StuckVisit[] = [];
  for (const visit of window.end === instant(now) ? sums.open : []) {
    const map = await routeMap(tx, of.centreId, visit.routeMapVersion);
    stuck.push(stuckVisit(visit, map, sums.stays.survival(visit.stage), calendar, instant(now)));
  }
  const figures = sums.figures(await limitsOf(tx, of.centreId));
  const held = stuck.filter(({ cause }) => cause !== null).sort(byChance);
  return {
    centre,
    from: iso(window.start),
    to: iso(window.end),
    ...figures,
    notes: [...figures.notes, ADVISORS_LOAD],
    stuck: held.slice(0, STUCK_TOLD),
  };
}
