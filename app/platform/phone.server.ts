// Telephone numbers: as people write them, to E.164 and back.
import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";

/**
 * E.164 of what was typed: "+353 1 555 0100", or "01 555 0100" seen from the country of `near` (an E.164 number such as the
 * centre's own). @returns undefined when it cannot be a telephone number
 */
export function readPhone(text: string, near?: string): string | undefined {
  const country = near === undefined ? undefined : parsePhoneNumberFromString(near)?.country;
  return parse(text, country) ?? (country === "RU" ? parse(text.replace(/^\s*8/, "+7"), country) : undefined);
}

function parse(text: string, country: CountryCode | undefined): string | undefined {
  const number = parsePhoneNumberFromString(text, country);
  return number?.isPossible() ? number.number : undefined;
}

/** "+353 1 555 0100": how a number is shown. What is no E.164 number is shown as it is. */
export function phoneForReading(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}
