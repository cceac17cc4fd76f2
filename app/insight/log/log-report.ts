// The report of an imported log: how long cases and activities take, how long they wait for each other, what is done twice.
import { Column, summarise, type Summary } from "../figures/summary";

/** Whole microseconds; the activity by its number. */
export interface LogEvent {
  readonly caseNo: number;
  readonly activity: number;
  readonly startUs: number;
  readonly completeUs: number;
}

export interface LogReport {
  readonly cases: number;
  readonly events: number;
  /** Different orders of activities. */
  readonly variants: number;
  /** From the first start to the last completion of a case. */
  readonly case_duration_s: Summary;
  /** By activity, from start to completion. */
  readonly service_time_s: Readonly<Record<string, Summary>>;
  /** From the completion of an activity to the start of the next one in its case; never below 0. */
  readonly edges: readonly ({ readonly from: string; readonly to: string } & Summary)[];
  readonly rework: {
    /** In which some activity occurs at least twice. */
    readonly cases: number;
    /** Events minus different activities, of all cases together. */
    readonly events: number;
    /** Cases in which this activity occurs at least twice; left out where there are none. */
    readonly per_activity: Readonly<Record<string, number>>;
  };
}

const MICRO = 1_000_000;

function columnOf<K>(columns: Map<K, Column>, key: K): Column {
  const known = columns.get(key);
  if (known) return known;
  const made = new Column();
  columns.set(key, made);
  return made;
}

/** Takes the events case by case, each case in its order, and keeps nothing but lengths. */
export class LogSums {
  private readonly durations = new Column();
  private readonly services: Column[];
  private readonly waits = new Map<number, Column>();
  private readonly variants = new Set<string>();
  private readonly repeatedCases: Float64Array;
  private events = 0;
  private reworkCases = 0;
  private reworkEvents = 0;
  private caseNo = -1;
  private trace: number[] = [];
  private first = 0;
  private last = 0;
  private reached = 0;

  constructor(private readonly activities: readonly string[]) {
    this.services = activities.map(() => new Column());
    this.repeatedCases = new Float64Array(activities.length);
  }

  take(caseNo: number, activity: number, startUs: number, completeUs: number): void {
    if (caseNo !== this.caseNo) {
      this.endCase();
      this.caseNo = caseNo;
      [this.first, this.last] = [startUs, completeUs];
    } else {
      const edge = (this.trace.at(-1) ?? 0) * this.activities.length + activity;
      columnOf(this.waits, edge).push(Math.max(0, startUs - this.reached));
      if (startUs < this.first) this.first = startUs;
      if (completeUs > this.last) this.last = completeUs;
    }
    this.reached = completeUs;
    this.trace.push(activity);
    this.services[activity]?.push(completeUs - startUs);
    this.events += 1;
  }

  private endCase(): void {
    if (this.trace.length === 0) return;
    this.durations.push(this.last - this.first);
    this.variants.add(this.trace.join(","));
    const different = new Set(this.trace);
    if (different.size < this.trace.length) {
      this.reworkCases += 1;
      this.reworkEvents += this.trace.length - different.size;
      const once = new Set<number>();
      const repeated = new Set<number>();
      for (const activity of this.trace) (once.has(activity) ? repeated : once).add(activity);
      for (const activity of repeated) this.repeatedCases[activity] = (this.repeatedCases[activity] ?? 0) + 1;
    }
    this.trace = [];
  }

  private name(activity: number): string {
    return this.activities[activity] ?? "";
  }

  /** Edges: the most frequent first, then by name; activities by name. */
  report(): LogReport {
    this.endCase();
    const byName = [...this.activities.keys()].sort((a, b) => (this.name(a) < this.name(b) ? -1 : 1));
    const edges = [...this.waits].map(([edge, waits]) => {
      const to = edge % this.activities.length;
      const from = (edge - to) / this.activities.length;
      return { from: this.name(from), to: this.name(to), ...summarise(waits.values(), MICRO) };
    });
    edges.sort((a, b) => b.n - a.n || (a.from + a.to < b.from + b.to ? -1 : 1));
    const repeated = byName.filter((activity) => (this.repeatedCases[activity] ?? 0) > 0);
    return {
      cases: this.durations.length,
      events: this.events,
      variants: this.variants.size,
      case_duration_s: summarise(this.durations.values(), MICRO),
      service_time_s: Object.fromEntries(
        byName.map((activity) => [
          this.name(activity),
          summarise(this.services[activity]?.values() ?? new Float64Array(), MICRO),
        ]),
      ),
      edges,
      rework: {
        cases: this.reworkCases,
        events: this.reworkEvents,
        per_activity: Object.fromEntries(
          repeated.map((activity) => [this.name(activity), this.repeatedCases[activity] ?? 0]),
        ),
      },
    };
  }
}
