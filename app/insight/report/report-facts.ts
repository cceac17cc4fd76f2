// What the full report says, as facts: the pages draw it, the command prints it. Durations are working minutes unless said otherwise.
// full-report.server.ts: fullReport(wishes, now: Date): Promise<ReportFacts>; visits-behind.server.ts: visitsBehind(wishes, now: Date).
import type { Stage } from "~/journey/stages";
import type { CauseFigures, ReworkFigures } from "../centre/centre-figures";
import type { Integrity } from "../centre/integrity";
import type { StageFigures } from "../centre/stays";
import type { StuckVisit } from "../centre/stuck";
import type { trendOf, WeekFigures } from "../centre/weeks";
import type { CandidateKind } from "../bottleneck/case-sums";
import type { ToldCandidate } from "../bottleneck/told";
import type { ShareInterval } from "../figures/wilson";

/** Only visits that fit all of what is said; what is not said does not matter. */
export interface ReportFilters {
  /** A skill of the catalogue that a service of the request asks for, "tyres". */
  readonly service?: string;
  readonly advisorId?: string;
  readonly mechanicId?: string;
  /** The car's make, whatever its case. */
  readonly make?: string;
}

export interface ReportWishes {
  /** Ids, names or addresses on the booking page; several are a group. Who asks must be allowed to see all of them. */
  readonly centres: readonly string[];
  /** Dates on the first centre's clock, or moments; a quarter of a year up to now where they are not said. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly filters?: ReportFilters;
}

export interface ReportCentre {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
}

/**
 * "exact": every visit was looked at. "rolled-up": added up from months, whole months only; quantiles (medians, 90th) are within 1 %
 * (show "±1 %"), counts, sums and shares are exact.
 */
export type ReportSource = "exact" | "rolled-up";

/** A candidate with what its bar shows beside it. */
export interface CandidateFacts extends ToldCandidate {
  readonly kind: CandidateKind;
  /** Busy / rostered time of a resource; null for a delay. `capped`: it was too high for the formula. */
  readonly load: number | null;
  readonly capped: boolean;
  /** Visits whose last wait for it ended in the period, and their whole waits for it, minutes a visit; null where none did. */
  readonly waited: number;
  readonly median: number | null;
  readonly p90: number | null;
  /** What a visit may wait for it, minutes; null where nothing is said: then the three below are null. */
  readonly limit: number | null;
  /** Of `waited`, those that waited longer; as a share with its 95 % interval; by how many minutes, all together. */
  readonly over: number | null;
  readonly shareOver: number | null;
  readonly overInterval: ShareInterval | null;
  readonly excess: number | null;
}

export interface OldestVisit {
  readonly visitId: string;
  readonly number: number;
  readonly centreId: string;
  /** Working minutes in the stage. */
  readonly age: number;
}

/** A stage of the strip: of the stays that the period saw, and of now. */
export interface StageFacts extends StageFigures {
  /** Cars that are in it now, whatever the period and the filters. */
  readonly now: number;
  readonly oldest: OldestVisit | null;
  /** Cars that quality control sent back in the period: the arc; 0 for every other stage. */
  readonly sentBack: number;
}

export interface StuckFacts extends StuckVisit {
  readonly centreId: string;
  /** Who has to act, as the board says: a person's name or null, and a role. */
  readonly owner: string | null;
  readonly ownerRole: string | null;
}

export interface ReportFacts {
  readonly source: ReportSource;
  readonly centres: readonly ReportCentre[];
  /** The only one, or the first of a group. */
  readonly centre: ReportCentre;
  /** The period as it was counted, in UTC; `from` is included, `to` is not. A roll-up begins and ends with a month. */
  readonly from: string;
  readonly to: string;
  readonly filters: ReportFilters;
  /** Visits behind it: those with work or a wait in the period. */
  readonly visits: number;

  /** The sentence: one name, or those of which one is it. */
  readonly verdict: "one" | "unclear";
  readonly names: readonly string[];
  /** Monday of the week since which the first candidate has come first without a break; null where it does not at the end. */
  readonly since: string | null;
  readonly notes: readonly string[];
  /** The largest saving first. */
  readonly candidates: readonly CandidateFacts[];

  /** Every cause of waiting, whether it is a candidate or not; the most minutes first. */
  readonly causes: readonly CauseFigures[];
  readonly stages: readonly StageFacts[];
  /** Only where the period ends now; the least chance first, at most 50 unless more were asked for. */
  readonly stuck: readonly StuckFacts[];
  /** How many there are in all. */
  readonly stuckCount: number;
  readonly rework: ReworkFigures;
  /** What was waited for, week by week, and which relief would have saved most. */
  readonly weeks: readonly WeekFigures[];
  readonly trend: ReturnType<typeof trendOf>;
  readonly integrity: Integrity;
}

/** One visit behind a bar. */
export interface VisitBehind {
  readonly visitId: string;
  readonly centreId: string;
  readonly number: number;
  readonly plate: string;
  /** When its waits for the cause began and ended, in UTC; an open one ends now. */
  readonly start: string;
  readonly end: string;
  /** All its waits for the cause together, working minutes. */
  readonly minutes: number;
  readonly stage: Stage;
  readonly open: boolean;
}

export interface BehindWishes extends ReportWishes {
  /** A cause of waiting, or "rework". */
  readonly cause: string;
  /** The answer's `next`, to read on. */
  readonly after?: string;
}

/** The latest first, fifty at a time. */
export interface VisitsBehind {
  readonly visits: readonly VisitBehind[];
  readonly next: string | null;
}
