// A visit's ledger as rows that a verdict is reached from: open hours only, work under the name of whoever does it.
import type { Interval, Ledger } from "~/journey/ledger";
import { earliest, latest, SECOND } from "~/journey/instant";
import type { Stage } from "~/journey/stages";
import type { WaitCause } from "~/journey/wait-cause";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { LedgerRow } from "../bottleneck/ledger-rows";

/** Who works on a visit in each stage; where nobody is named, work is nobody's load. */
export const WORKS_IN = {
  booking: "advisor",
  preparation: "advisor",
  intake: "advisor",
  repairs: "technician",
  quality: "inspector",
  handover: "advisor",
  "follow-up": "advisor",
} as const satisfies Readonly<Record<Stage, WaitCause>>;

/** Only the car that is in the workshop again is rework: handing it over afterwards is not. */
export function loopOf({ stage, loop }: Pick<Interval, "stage" | "loop">): number {
  return stage === "repairs" || stage === "quality" ? loop : 0;
}

/** The parts of an interval that are working time within the window. */
export function openParts(interval: Interval, window: Span, calendar: WorkingCalendar): readonly Span[] {
  const start = latest(window.start, interval.start);
  const end = earliest(window.end, interval.end);
  if (start >= end) return [];
  return interval.kind === "work" ? calendar.openings(start, end) : [{ start, end }];
}

/**
 * Planned waits and closed hours are no rows; a clock that runs on through the night counts in open hours only, like the hours
 * on the roster that it is compared with.
 * @returns rows in the order of time, seconds since 1970
 */
export function rowsOfLedger(
  caseId: string,
  ledger: Ledger,
  window: Span,
  calendar: WorkingCalendar,
): readonly LedgerRow[] {
  return ledger.flatMap((interval) => {
    if (interval.kind === "closed" || (interval.kind === "wait" && interval.cause === "planned")) return [];
    const cause = interval.kind === "wait" ? interval.cause : "";
    const stage = interval.kind === "wait" ? interval.stage : WORKS_IN[interval.stage];
    const { kind } = interval;
    const loop = loopOf(interval);
    return openParts(interval, window, calendar).map(({ start, end }) => ({
      caseId,
      stage,
      kind,
      cause,
      start: start / SECOND,
      end: end / SECOND,
      loop,
    }));
  });
}
