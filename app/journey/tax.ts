// Tax that is contained in prices. One rounding for a whole document, never one for each line.
import { minor, type Minor } from "./money";

/** 100 per cent. */
const WHOLE = 10_000;

export interface TaxedTotal {
  readonly netMinor: Minor;
  readonly taxMinor: Minor;
  readonly totalMinor: Minor;
}

/**
 * Splits a total that includes tax: tax = total * rate / (100 % + rate), rounded to the nearest minor unit, halves up; the
 * net amount is the rest, so that both always add up to the total. The lines of a document are added first and split
 * once: rounding each line would make sums that differ from the total by a few minor units.
 * @param totalMinor minor units, tax included, not negative
 * @param taxBasisPoints hundredths of a per cent: 2300 is 23 %
 * @throws RangeError for amounts and rates that are no whole numbers, or negative
 */
export function taxWithin(totalMinor: number, taxBasisPoints: number): TaxedTotal {
  const total = minor(totalMinor);
  if (total < 0 || taxBasisPoints < 0 || !Number.isSafeInteger(taxBasisPoints))
    throw new RangeError("no tax");
  // Whole numbers throughout: a large total times a rate leaves the numbers that JavaScript keeps exactly.
  const divisor = BigInt(WHOLE + taxBasisPoints);
  const tax = (2n * BigInt(total) * BigInt(taxBasisPoints) + divisor) / (2n * divisor);
  const taxMinor = minor(Number(tax));
  return { netMinor: minor(total - taxMinor), taxMinor, totalMinor: total };
}
