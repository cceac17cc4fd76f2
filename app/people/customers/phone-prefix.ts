// The beginning of a telephone number while it is typed: what it can be the beginning of.
import { getCountryCallingCode } from "libphonenumber-js/min";
import type { CountryCode } from "../phone";

/** So many digits within the country mean few enough customers: after "087 1" or "916 1". */
const NATIONAL_DIGITS = 4;
/** A number of another country, its code included. */
const FOREIGN_DIGITS = 7;

/** Italy's numbers keep their zero abroad. */
const KEEPS_ZERO = "39";

/** @param code the country's own, "353" */
function withinCountry(digits: string, code: string | undefined): readonly string[] {
  if (code === undefined) return [];
  const asTyped = digits.startsWith("0") && code !== KEEPS_ZERO ? [] : [code + digits];
  const dialled = /^[08]/.test(digits) ? [code + digits.slice(1)] : [];
  return [...dialled, ...asTyped, ...(digits.startsWith(code) ? [digits] : [])];
}

/**
 * Beginnings of E.164 numbers that the typed text may stand for; several, because what is dialled before a number within a country
 * (0, in Russia 8) may as well be the first digit of an area. Empty while too little is typed.
 */
export function phonePrefixes(typed: string, home: CountryCode | undefined): readonly string[] {
  const text = typed.normalize("NFKC").trim();
  if (!/^\+?[\d\s().-]*$/.test(text)) return [];
  const digits = text.replace(/\D/g, "");
  const code = home === undefined ? undefined : getCountryCallingCode(home);
  const enough = (international: string) =>
    code !== undefined && international.startsWith(code)
      ? international.length >= code.length + NATIONAL_DIGITS
      : international.length >= FOREIGN_DIGITS;
  const international = text.startsWith("+")
    ? [digits]
    : digits.startsWith("00")
      ? [digits.slice(2)]
      : withinCountry(digits, code);
  const longest = 15;
  return [...new Set(international)]
    .filter((each) => enough(each) && each.length <= longest && !each.startsWith("0"))
    .map((each) => `+${each}`);
}

/** The first text behind all that begin with this prefix, whose last sign is a digit: ":" follows "9". */
export function behindPrefix(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  return prefix.slice(0, -1) + String.fromCharCode(last + 1);
}
