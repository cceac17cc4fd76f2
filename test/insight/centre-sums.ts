// Everything that a report says of a centre, added up visit by visit in the plainest way: what the reports are compared with.
import { foldVisit } from "~/journey/fold";
import { latest, type Instant } from "~/journey/instant";
import type { JourneyEvent } from "~/journey/events";
import { ledgerOf, type Ledger } from "~/journey/ledger";
import type { OpenVisit, Visit } from "~/journey/visit";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { CaseSums } from "~/insight/bottleneck/case-sums";
import { REWORK, type Roster } from "~/insight/bottleneck/ledger-rows";
import { toldVerdict, type ToldVerdict } from "~/insight/bottleneck/told";
import { verdictOf } from "~/insight/bottleneck/verdict";
import type { CauseFigures, ReworkFigures } from "~/insight/centre/centre-figures";
import { rowsOfLedger } from "~/insight/centre/centre-rows";
import type { Integrity } from "~/insight/centre/integrity";
import { staysOf, type StageFigures, type StageLimits } from "~/insight/centre/stays";
import { trendOf, type WeekFigures } from "~/insight/centre/weeks";
import { Column, quantile } from "~/insight/figures/summary";
import { wilson } from "~/insight/figures/wilson";
import { IntegrityCheck } from "./plain-integrity";
import { seenWithin, Stays } from "./plain-stays";
import { Weeks } from "./plain-weeks";

export interface CentreFigures extends ToldVerdict {
  readonly causes: readonly CauseFigures[];
  readonly stages: readonly StageFigures[];
  readonly rework: ReworkFigures;
  readonly weeks: readonly WeekFigures[];
  /** Of the waits for the first candidate, minutes a visit and week. */
  readonly trend: ReturnType<typeof trendOf>;
  readonly integrity: Integrity;
}

const ENDS = ["visit.closed", "visit.cancelled", "visit.no-show", "request.lost"];

/** From the request to the fact that ended it, or to now; facts that came late count from the one before. */
function lifeOf(events: readonly JourneyEvent[], now: Instant): Span | undefined {
  const [first] = events;
  if (!first) return undefined;
  const end = events.findIndex(({ type }) => ENDS.includes(type));
  const until = end < 0 ? events : events.slice(0, end + 1);
  const last = latest(first.occurredAt, ...until.map(({ occurredAt }) => occurredAt));
  return { start: first.occurredAt, end: end < 0 ? latest(now, last) : last };
}

export class CentreSums {
  private readonly cases: CaseSums;
  private readonly weeks: Weeks;
  private readonly integrity: IntegrityCheck;
  private readonly waits = new Map(WAIT_CAUSES.map((cause) => [cause, new Column()]));
  readonly stays = new Stays();
  private inspected = 0;
  private right = 0;
  private loops = 0;
  /** Visits that are open at the end of the period. */
  readonly open: OpenVisit[] = [];

  constructor(
    private readonly roster: Roster,
    private readonly window: Span,
    private readonly calendar: WorkingCalendar,
    private readonly now: Instant,
  ) {
    this.cases = new CaseSums(roster);
    this.weeks = new Weeks(roster, window, calendar);
    this.integrity = new IntegrityCheck(window);
  }

  /** @param events all facts of a visit in their order */
  take(id: string, events: readonly JourneyEvent[]): void {
    const visit = foldVisit({ id, centreId: "" }, events);
    const life = lifeOf(events, this.now);
    if (!visit || !life || visit.imported) return;
    const ledger = ledgerOf(events, this.calendar, this.now);
    this.integrity.take(life, ledger);
    this.takeRows(id, ledger);
    this.takeInspections(visit);
    for (const stay of staysOf(ledger, visit.status === "open")) {
      const seen = seenWithin(stay, this.window, this.calendar);
      if (seen) this.stays.take(stay.stage, seen);
    }
    if (visit.status === "open") this.open.push(visit);
  }

  private takeRows(id: string, ledger: Ledger): void {
    const own = new Map<string, number>();
    for (const row of rowsOfLedger(id, ledger, this.window, this.calendar)) {
      this.cases.take(row);
      this.weeks.take(row);
      if (row.kind === "wait") own.set(row.cause, (own.get(row.cause) ?? 0) + (row.end - row.start) / 60);
    }
    for (const cause of WAIT_CAUSES) {
      const minutes = own.get(cause) ?? 0;
      if (minutes > 0) this.waits.get(cause)?.push(minutes);
    }
  }

  private takeInspections({ inspections }: Visit): void {
    const isWithin = (at: Instant) => at >= this.window.start && at < this.window.end;
    inspections.forEach(({ result }, place) => {
      if (!result || !isWithin(result.at)) return;
      if (place === 0) this.inspected += 1;
      if (place === 0 && result.passed) this.right += 1;
      if (!result.passed) this.loops += 1;
    });
  }

  private causes(): readonly CauseFigures[] {
    const sums = WAIT_CAUSES.map((cause) => {
      const values = (this.waits.get(cause)?.values() ?? new Float64Array()).toSorted();
      return { cause, values, minutes: values.reduce((sum, value) => sum + value, 0) };
    });
    const all = sums.reduce((sum, { minutes }) => sum + minutes, 0);
    return sums
      .map(({ cause, values, minutes }) => ({
        cause,
        visits: values.length,
        minutes,
        share: all > 0 ? minutes / all : 0,
        median: values.length > 0 ? quantile(values, 0.5) : null,
        p90: values.length > 0 ? quantile(values, 0.9) : null,
      }))
      .sort((a, b) => b.minutes - a.minutes);
  }

  /** @param limits of the stages, working minutes */
  figures(limits: StageLimits): CentreFigures {
    const verdict = toldVerdict(verdictOf(this.cases, this.roster));
    const weeks = this.weeks.figures(verdict.candidates[0]?.name ?? "");
    const { inspected, right, loops } = this;
    return {
      ...verdict,
      causes: this.causes(),
      stages: this.stays.figures(limits),
      rework: {
        inspected,
        firstTimeRight: right,
        interval: wilson(right, inspected) ?? null,
        loops: inspected > 0 ? loops / inspected : 0,
        minutesLost: verdict.candidates.find(({ name }) => name === REWORK)?.D ?? 0,
      },
      weeks,
      trend: trendOf(weeks),
      integrity: this.integrity.result(),
    };
  }
}
