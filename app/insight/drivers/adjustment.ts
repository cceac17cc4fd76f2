// Takes out of a figure what the length of the visit and the centre explain, by least squares.

/** What is known of a visit beside its score. */
export interface Setting {
  /** Working minutes from the arrival until it was ready. */
  readonly leadMinutes: number;
  readonly centreId: string;
}

/** Takes means within centres out of the values, in place of an intercept for each. */
function within(values: Float64Array, centre: readonly number[], centres: number): Float64Array {
  const sum = new Float64Array(centres);
  const count = new Float64Array(centres);
  values.forEach((value, at) => {
    const place = centre[at] ?? 0;
    sum[place] = (sum[place] ?? 0) + value;
    count[place] = (count[place] ?? 0) + 1;
  });
  return values.map((value, at) => {
    const place = centre[at] ?? 0;
    return value - (sum[place] ?? 0) / (count[place] ?? 1);
  });
}

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

/**
 * What is left of values once an intercept for each centre and the logarithm of the lead time are taken out: by these rests the
 * effect of one more thing is found (Frisch and Waugh 1933; Lovell 1963).
 */
export class Adjustment {
  private readonly centre: readonly number[];
  private readonly centres: number;
  private readonly lead: Float64Array;
  private readonly leadSquares: number;

  constructor(settings: readonly Setting[]) {
    const places = new Map<string, number>();
    this.centre = settings.map(({ centreId }) => {
      const place = places.get(centreId) ?? places.size;
      places.set(centreId, place);
      return place;
    });
    this.centres = places.size;
    const logs = Float64Array.from(settings, ({ leadMinutes }) => Math.log1p(Math.max(0, leadMinutes)));
    this.lead = within(logs, this.centre, this.centres);
    this.leadSquares = product(this.lead, this.lead);
  }

  rest(values: Float64Array): Float64Array {
    const centred = within(values, this.centre, this.centres);
    // All visits took the same time: then it explains nothing.
    if (this.leadSquares < 1e-12) return centred;
    const slope = product(centred, this.lead) / this.leadSquares;
    return centred.map((value, at) => value - slope * (this.lead[at] ?? 0));
  }
}
