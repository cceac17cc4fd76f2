// A moment in time: milliseconds since 1970-01-01T00:00Z, branded so that it is not mixed up with a duration.

export type Instant = number & { readonly __brand: "Instant" };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A text without a zone would be read on the clock of whatever machine this runs on. */
const ZONED = /^\d{4}-\d\d-\d\dT.+(?:Z|[+-]\d\d:\d\d)$/;

/**
 * A moment, in whole milliseconds.
 * @param value a text is ISO 8601 with Z or an offset
 * @throws RangeError when the value is not a moment
 */
export function instant(value: Date | string | number): Instant {
  const read = typeof value === "string" && !ZONED.test(value) ? NaN : new Date(value).getTime();
  if (!Number.isFinite(read)) throw new RangeError(`not a moment: ${String(value)}`);
  return read as Instant;
}

/** UTC, with milliseconds and Z, as payloads and exports carry it. */
export function iso(at: Instant): string {
  return new Date(at).toISOString();
}

export function plus(at: Instant, milliseconds: number): Instant {
  return (at + milliseconds) as Instant;
}

export function latest(first: Instant, ...others: readonly (Instant | undefined)[]): Instant {
  return others.reduce<Instant>((max, at) => (at !== undefined && at > max ? at : max), first);
}

export function earliest(first: Instant, ...others: readonly (Instant | undefined)[]): Instant {
  return others.reduce<Instant>((min, at) => (at !== undefined && at < min ? at : min), first);
}
