// The carrier's codes, as far as they decide what is done next. Pure.

/** The number has told the carrier that it wants nothing more. */
export const OPTED_OUT_CODE = "21610";

/** A telephone that is switched off or out of reach, and a failure without a reason: worth one more try. */
const PASSING: ReadonlySet<string> = new Set(["30003", "30008"]);

/**
 * Whether another try later may succeed. Not for a number that cannot be (21211, 21614), a country that is not allowed
 * (21408, 21612), an objection (21610), a line that takes no texts, a filter or an unregistered sender (30005-30007, 30034).
 */
export function isPassing(code: string): boolean {
  return PASSING.has(code);
}
