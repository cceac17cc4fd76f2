// A moment in time: milliseconds since 1970-01-01T00:00Z, branded so that it is not mixed up with a duration.

export type Instant = number & { readonly __brand: "Instant" };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** @throws RangeError when the value is not a moment */
export function instant(value: Date | string | number): Instant {
  const ms = value instanceof Date ? value.getTime() : typeof value === "number" ? value : Date.parse(value);
  if (!Number.isFinite(ms)) throw new RangeError(`not a moment: ${String(value)}`);
  return ms as Instant;
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
