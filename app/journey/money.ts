// Money: whole minor units (cents, kopecks), branded. The currency belongs to the centre.

export type Minor = number & { readonly __brand: "Minor" };

/** @throws RangeError when it is not a whole number that JavaScript keeps exactly */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole minor units: ${String(value)}`);
  return value as Minor;
}

export function sum(amounts: readonly Minor[]): Minor {
  return minor(amounts.reduce<number>((total, amount) => total + amount, 0));
}

/** Digits after the point: 2 for EUR and RUB, 0 for JPY. */
export function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** The largest amount that one line, invoice or payment may be. */
const LARGEST = 9_999_999_999;

/**
 * Reads "1 234,50", "1,234.50", "1.234,50" or "1234.5" as minor units. Thousands are grouped by one kind of sign, which is
 * not the sign before the fraction. "1,234" is one thousand, unless the currency has three digits after the point.
 * @returns undefined when it is not an amount of this currency, or is negative or too large
 */
export function parseMoney(text: string, currency: string): Minor | undefined {
  const digits = fractionDigits(currency);
  const bare = text.trim().replace(/[\s\u00a0\u202f]/g, " ");
  const fraction = (sign: string) =>
    digits === 0 ? "" : `(?:${sign}(?<fraction>\\d{1,${String(digits)}}))?`;
  const plain = new RegExp(`^(?<whole>\\d+)${fraction("[.,]")}$`).exec(bare);
  const grouped = () =>
    new RegExp(`^(?<whole>[1-9]\\d{0,2}(?:([ .,])\\d{3})(?:\\2\\d{3})*)${fraction("(?!\\2)[.,]")}$`).exec(
      bare,
    );
  const groups = (plain ?? grouped())?.groups;
  if (!groups) return undefined;
  const whole = (groups["whole"] ?? "").replace(/[ .,]/g, "");
  const value = Number(whole + (groups["fraction"] ?? "").padEnd(digits, "0"));
  return value <= LARGEST ? minor(value) : undefined;
}

/** An amount as one would type it into a field: "184.00", or "184,00" where the point is a comma. `parseMoney` reads it back. */
export function amountText(amount: number, currency: string, point: "." | "," = "."): string {
  const digits = fractionDigits(currency);
  return (amount / 10 ** digits).toFixed(digits).replace(".", point);
}
