// How long visits stay in each stage, those that are still there included.
import { earliest, latest, MINUTE, type Instant } from "~/journey/instant";
import type { Ledger } from "~/journey/ledger";
import { STAGES, type Stage } from "~/journey/stages";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { kaplanMeier, survivalQuantile, type Stay, type Survival } from "../figures/kaplan-meier";
import { wilson, type ShareInterval } from "../figures/wilson";

/** One stretch of a visit in a stage; a car that comes back to Repairs begins a new one. */
export interface StageStay {
  readonly stage: Stage;
  readonly start: Instant;
  readonly end: Instant;
  readonly ended: boolean;
}

/** @param isOpen the visit goes on after its ledger */
export function staysOf(ledger: Ledger, isOpen: boolean): readonly StageStay[] {
  const stays: { stage: Stage; start: Instant; end: Instant; ended: boolean }[] = [];
  for (const { stage, start, end } of ledger) {
    const last = stays.at(-1);
    if (last?.stage === stage) last.end = end;
    else stays.push({ stage, start, end, ended: true });
  }
  const last = stays.at(-1);
  if (last && isOpen) last.ended = false;
  return stays;
}

/** The part of a stay that the window saw, as ages in working minutes; undefined when it saw nothing of it. */
export function seenWithin(stay: StageStay, window: Span, calendar: WorkingCalendar): Stay | undefined {
  if (stay.end <= window.start || stay.start >= window.end) return undefined;
  const age = (at: Instant) => calendar.open(stay.start, at) / MINUTE;
  return {
    entry: age(latest(stay.start, window.start)),
    exit: age(earliest(stay.end, window.end)),
    ended: stay.ended && stay.end <= window.end,
  };
}

export interface StageFigures {
  readonly stage: Stage;
  /** Stays that the window saw, and how many of them had not ended at its end. */
  readonly n: number;
  readonly open: number;
  /** Working minutes, open visits counted (Kaplan-Meier with delayed entry); null while too few have ended to say. */
  readonly median: number | null;
  readonly p90: number | null;
  /** Working minutes in the window, of all stays together. */
  readonly total: number;
  /** The stage's limit, working minutes, and the stays that were longer by the end of the window. */
  readonly limit: number;
  readonly over: number;
  readonly overInterval: ShareInterval | null;
  /** By how many minutes they were longer, all together: one huge delay is seen. */
  readonly excess: number;
}

/** Working minutes that a visit may stay in each stage. */
export type StageLimits = Readonly<Record<Stage, number>>;

/** Collects stays by stage. */
export class Stays {
  private readonly byStage = new Map<Stage, Stay[]>(STAGES.map((stage) => [stage, []]));
  private readonly known = new Map<Stage, Survival>();

  take(stage: Stage, stay: Stay): void {
    this.byStage.get(stage)?.push(stay);
  }

  survival(stage: Stage): Survival {
    const known = this.known.get(stage);
    if (known) return known;
    const made = kaplanMeier(this.byStage.get(stage) ?? []);
    this.known.set(stage, made);
    return made;
  }

  figures(limits: StageLimits): readonly StageFigures[] {
    return STAGES.map((stage) => {
      const stays = this.byStage.get(stage) ?? [];
      const survival = this.survival(stage);
      const limit = limits[stage];
      const over = stays.filter(({ exit }) => exit > limit);
      return {
        stage,
        n: stays.length,
        open: stays.filter(({ ended }) => !ended).length,
        median: survivalQuantile(survival, 0.5) ?? null,
        p90: survivalQuantile(survival, 0.9) ?? null,
        total: stays.reduce((sum, { entry, exit }) => sum + exit - entry, 0),
        limit,
        over: over.length,
        overInterval: wilson(over.length, stays.length) ?? null,
        excess: over.reduce((sum, { exit }) => sum + exit - limit, 0),
      };
    });
  }
}
