// Which centre, which period and which limits a report is of.
import { instant } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { periodOf } from "./period";
import type { StageLimits } from "./stays";

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
  const there = list === "" ? "There is none yet." : `There are:\n${list}`;
  throw new Refusal(
    `--centre “${wish}” is ${second ? "not the only one of that name" : "not known"}. ${there}`,
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
