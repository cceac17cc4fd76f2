// What the years say of customers who come again. Pure.

interface Year {
  readonly year: number;
  readonly customers: number;
  readonly returning: number;
  readonly again: number;
  readonly before: number;
}

/** Of this year's customers, those who were here in an earlier year: 0 to 1; undefined in the first year of all. */
export function returningShare(
  years: readonly Year[],
  { year, customers, returning }: Year,
): number | undefined {
  const isFirst = years.every((other) => other.year >= year);
  return isFirst || customers === 0 ? undefined : returning / customers;
}

/** Of last year's customers, those who came again this year; undefined where nobody was here last year. */
export function keptShare({ again, before }: Year): number | undefined {
  return before === 0 ? undefined : again / before;
}

export interface Bar {
  readonly year: number;
  /** Of the height of the chart, 0 to 1; the one stands on the other. */
  readonly returning: number;
  readonly fresh: number;
}

/** Bars whose highest fills the chart. */
export function barsOf(years: readonly Year[]): readonly Bar[] {
  const most = Math.max(1, ...years.map(({ customers }) => customers));
  return years.map(({ year, customers, returning }) => ({
    year,
    returning: returning / most,
    fresh: (customers - returning) / most,
  }));
}
