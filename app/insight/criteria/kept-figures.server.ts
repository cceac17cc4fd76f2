// The figures of all criteria as pages ask for them: counted once, and kept in memory as long as nothing has happened at the centre.
import { instant, MINUTE, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { rememberedOfDatabase } from "~/platform/db/remembered.server";
import { RecentlyUsed } from "~/platform/recently-used";
import type { ReportFilters } from "../report/report-facts";
import type { CriterionFigure } from "./criteria-figures";
import { criteriaFigures, type CriteriaQuestion } from "./criteria-report.server";
import { CRITERIA } from "./registry";

interface Kept {
  readonly revision: string;
  /** Other hours are another calendar. */
  readonly calendar: WorkingCalendar;
  readonly at: Instant;
  readonly figures: Promise<readonly CriterionFigure[]>;
}

/** Periods and filters that are kept, those asked for last. */
const KEPT = 4;
/** Clocks run on without a fact: no figure is older than a minute. */
const HOLDS = MINUTE;
const memory = rememberedOfDatabase(() => new RecentlyUsed<Kept>(KEPT));

/** What the figures are made of, as a mark: facts, targets, shifts. */
async function revisionOf(tx: Tx, centreId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ mark: string }[]>`
    select concat_ws('.', count(*), sum(v.version),
      (select count(*) from criterion_target t where t.centre_id = ${centreId}::uuid),
      (select p.version from capacity_plan p where p.centre_id = ${centreId}::uuid)) as mark
    from visit v where v.centre_id = ${centreId}::uuid`;
  return row?.mark ?? "";
}

export type AskedFigures = Omit<CriteriaQuestion, "criteria" | "filters"> & {
  readonly filters: ReportFilters;
};

/** Of all criteria; without those of the workshop's load where the visits are filtered. */
export async function keptFigures(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  asked: AskedFigures,
  now: Date,
): Promise<readonly CriterionFigure[]> {
  const [kept, at] = [memory(), instant(now)];
  const { window, filters, countedBy, step, calendar } = asked;
  const end = window.end === at ? "now" : window.end;
  const key = JSON.stringify([centreId, calendar.timeZone, window.start, end, countedBy, step, filters]);
  const revision = await revisionOf(tx, centreId);
  const known = kept.get(key);
  const isSame = known?.revision === revision && known.calendar === calendar;
  if (isSame && known.at <= at && at < known.at + HOLDS) return known.figures;
  const figures = criteriaFigures(tx, { centreId }, { ...asked, criteria: CRITERIA }, now);
  kept.set(key, { revision, calendar, at, figures });
  // A failure is nobody's answer but its own asker's.
  figures.catch(() => kept.delete(key));
  return figures;
}
