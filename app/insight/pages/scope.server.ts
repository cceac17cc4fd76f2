// What a report or a list is about, by name: its centres and what it is narrowed to.
import { SKILLS, type Skill } from "~/capacity/skills";
import { instant, iso } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { periodOf } from "../centre/period";
import type { ReportCentre } from "../report/report-facts";
import type { Asked } from "./asked.server";
import { isNarrowed } from "./report-address";

export interface Scope {
  readonly centres: readonly Pick<ReportCentre, "id" | "name">[];
  /** Anything but the reader's own centre with all its visits. */
  readonly isSpecial: boolean;
  /** Visits of other centres than the reader's own are in it: those cannot be opened from here. */
  readonly isElsewhere: boolean;
  readonly service: Skill | null;
  /** Names; null where nobody is chosen, "" for somebody who is not there. */
  readonly advisor: string | null;
  readonly mechanic: string | null;
  readonly make: string | null;
}

/** @param ownCentre at which the reader works */
export async function scopeOf({ address, open, wishes }: Asked, ownCentre: string): Promise<Scope> {
  const { service, advisor, mechanic, make } = address;
  const isElsewhere = wishes.centres.some((id) => id !== ownCentre);
  const ids = [advisor, mechanic].flatMap((id) => id ?? []);
  const people =
    ids.length === 0
      ? []
      : await db().staff.findMany({
          where: { id: { in: ids }, roles: { some: { centreId: { in: [...wishes.centres] } } } },
          select: { id: true, name: true },
        });
  const nameOf = (id: string | undefined) =>
    id === undefined ? null : (people.find((each) => each.id === id)?.name ?? "");
  return {
    centres: wishes.centres.flatMap((id) => open.find((each) => each.id === id) ?? []),
    isSpecial: isElsewhere || isNarrowed(address),
    isElsewhere,
    service: SKILLS.find((skill) => skill === service) ?? null,
    advisor: nameOf(advisor),
    mechanic: nameOf(mechanic),
    make: make ?? null,
  };
}

/**
 * The period that a report or a list is of, as moments.
 * @throws Refusal when it is none
 */
export async function shownPeriod({ centres, from, to }: Asked["wishes"], now: Date) {
  const calendar = await workingCalendarOf(db(), { centreId: centres[0] ?? "" });
  const { start, end } = periodOf({ from, to }, calendar, instant(now));
  return { from: iso(start), to: iso(end) };
}
