// What kept outcomes were made by, as one number: the catalogue, and the opening hours that working time is counted in.
import { createHash } from "node:crypto";
import type { WorkingHours } from "~/journey/working-time";
import { clockedMinutes, clockedStretches } from "./clocked";
import type { Criterion } from "./criterion";
import { VisitHistory } from "./history";
import { BYTES_FORM } from "./outcome-bytes";
import { CRITERIA } from "./registry";

/**
 * A criterion that is new, gone or moved, that is written or explained otherwise, is another catalogue: nobody has to count versions.
 * A change of what all facts are folded by shows in none of that: it comes with a migration that marks all visits, as the ledger's does.
 */
export function catalogueText(criteria: readonly Criterion[]): string {
  const rules = criteria.map(({ id, kind, unit, how, of }) => [id, kind, unit, how.en, of.toString()]);
  const shared = [VisitHistory, clockedStretches, clockedMinutes].map((each) => each.toString());
  return JSON.stringify([BYTES_FORM, rules, shared]);
}

const OWN = catalogueText(CRITERIA);
const known = new WeakMap<object, bigint>();

/** @param key the calendar of these hours, by which the answer is remembered */
export function outcomesBasis(hours: WorkingHours, key: object, catalogue: string = OWN): bigint {
  const found = catalogue === OWN ? known.get(key) : undefined;
  if (found !== undefined) return found;
  const text = JSON.stringify([catalogue, hours]);
  const basis = createHash("sha256").update(text).digest().readBigInt64BE();
  if (catalogue === OWN) known.set(key, basis);
  return basis;
}
