// The stays in each stage, one by one: what the reports are compared with.
import { earliest, latest, MINUTE, type Instant } from "~/journey/instant";
import { STAGES, type Stage } from "~/journey/stages";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { StageFigures, StageLimits, StageStay } from "~/insight/centre/stays";
import { wilson } from "~/insight/figures/wilson";
import { kaplanMeier, survivalQuantile, type Stay, type Survival } from "./kaplan-meier";

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
