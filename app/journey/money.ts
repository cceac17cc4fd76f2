// Money: whole minor units (cents, kopecks), branded. The currency belongs to the centre.

export type Minor = number & { readonly __brand: "Minor" };

/** @throws RangeError when it is not a whole number that JavaScript keeps exactly */
export function minor(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole minor units: ${String(value)}`);
  return value as Minor;
}

export const ZERO = minor(0);

export function sum(amounts: readonly Minor[]): Minor {
  return minor(amounts.reduce<number>((total, amount) => total + amount, 0));
}

export function subtract(from: Minor, amount: Minor): Minor {
  return minor(from - amount);
}

/** Digits after the point: 2 for EUR and RUB, 0 for JPY. */
export function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/**
 * Reads "1 234,50", "1,234.50" or "1234.5" as minor units. A lone separator followed by one or two digits is the decimal point.
 * @returns undefined when it is not an amount of this currency, or is negative or too large
 */
export function parseMoney(text: string, currency: string): Minor | undefined {
  const digits = fractionDigits(currency);
  const bare = text.replace(/[\s\u00a0\u202f]/g, "");
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return undefined;
  const fraction = match[2] ?? "";
  if (fraction.length > digits) return undefined;
  const whole = (match[1] ?? "").replace(/[.,]/g, "");
  const value = Number(whole + fraction.padEnd(digits, "0"));
  return Number.isSafeInteger(value) && value <= 99_999_999_99 ? minor(value) : undefined;
}
