// Whether the figures fit together: cars in work, counted by the clock, against the times of the visits (Little 1961).

export interface Integrity {
  /** Hours of visits within the window, by either way. */
  readonly byCount: number;
  readonly byVisits: number;
  /** Visits whose ledger has a gap, an overlap, or is not as long as the visit. */
  readonly notClosed: number;
  readonly holds: boolean;
}
