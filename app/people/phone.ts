// Telephone numbers: from what people write to the number that identifies a customer, and back to what people read.
import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from "libphonenumber-js/min";

/** What stands in the place of a number whose owner was forgotten. */
const NOBODY = "erased:";

export type { CountryCode } from "libphonenumber-js/min";

/** A telephone number as E.164: "+35315550100". Made by `parsePhone`. */
export type Phone = PhoneNumber["number"];

/** Where 8 is dialled before a number within the country. */
const DIALS_EIGHT: readonly CountryCode[] = ["RU", "KZ"];

/** Possible, not certified: ranges that were given out after the library's tables are real numbers too. */
function possible(text: string, country: CountryCode | undefined): PhoneNumber | undefined {
  const number = parsePhoneNumberFromString(
    text,
    country === undefined ? { extract: false } : { defaultCountry: country, extract: false },
  );
  return number?.isPossible() && number.ext === undefined ? number : undefined;
}

/**
 * The number that was meant. National spellings are read as of `defaultCountry`, the country of the centre.
 * @returns undefined when it is none, or has an extension: nobody can send a message to it
 */
export function parsePhone(text: string, defaultCountry?: CountryCode): Phone | undefined {
  const typed = text.normalize("NFKC").trim();
  const eight =
    defaultCountry !== undefined && DIALS_EIGHT.includes(defaultCountry) && /^8\D*(?:\d\D*){10}$/.test(typed);
  return possible(eight ? typed.replace("8", "+7") : typed, defaultCountry)?.number;
}

/** The country of a number, for instance of the centre's own; undefined when it belongs to none or to several. */
export function countryOfPhone(e164: string): CountryCode | undefined {
  return parsePhoneNumberFromString(e164)?.country;
}

/**
 * How a number is shown: as dialled at home ("01 555 0100") when it is of `home`, else with its country ("+353 1 555 0100").
 * What is no E.164 number is shown as it is.
 */
export function formatPhone(e164: string, home?: CountryCode): string {
  if (e164.startsWith(NOBODY)) return "";
  const number = parsePhoneNumberFromString(e164);
  if (!number) return e164;
  return home !== undefined && number.country === home
    ? number.formatNational()
    : number.formatInternational();
}
