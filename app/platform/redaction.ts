// What must not be read in a log: secrets of addresses, telephone numbers, e-mail addresses. Finds them in any text. Pure.

export const HIDDEN = "(hidden)";

/** Keys whose values are never written, wherever they stand. */
const SECRET_KEY =
  /^(password|passwordHash|token|secret|authorization|cookie|set-cookie|stripe-signature|secretKey|webhookSecret|phone|e-?mail|recipient|sealed)$/i;

const UUID = String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`;
const DATE = String.raw`(?:19|20)\d\d-[01]\d-[0-3]\d`;
/** What looks like a secret or a number, and is none: it is stepped over. Ids, moments, machines' addresses, fractions. */
const HARMLESS = [
  String.raw`(?<![0-9a-z])${UUID}(?![0-9a-z])`,
  String.raw`(?<!\d)${DATE}(?:[T ][0-2]\d:[0-5]\d(?::[0-6]\d(?:\.\d{1,9})?)?(?:Z|[+-][01]\d:?[0-5]\d)?)?(?!\d)`,
  String.raw`(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?![\d.])`,
  String.raw`(?<![\d.])(?:0|[1-9]\d{0,6})\.\d+(?![\d.])`,
].join("|");

/** With the sign as it is, or as it stands in an address. */
const EMAIL = String.raw`[^\s"<>()\[\],;:\\@]{1,64}(?:@|%40)(?:[^\s"<>()\[\],;:\\/@.]{1,63}\.){1,8}(?:\p{L}{2,63}|xn--[a-z0-9-]{1,59})`;
/** Stripe's keys and signing secrets, however short. */
const KEY = String.raw`(?<![A-Za-z0-9])(?:(?:sk|rk)_(?:live|test)|whsec)_[A-Za-z0-9_]+`;
const CREDENTIALS = String.raw`(?<=:\/\/)[^\s/@"]{1,200}:[^\s/@"]{1,200}@`;
/** A secret has 22 such characters; with something before or after it there are more. */
const LONG_WORD = String.raw`[A-Za-z0-9_-]{22,}`;
const GAP = String.raw`[ ()\u00a0\u2009\u202f\u2010-\u2013-]{0,3}(?!${DATE})`;
const NUMBER = [
  String.raw`(?:\+|%2B)[ (]{0,2}\d(?:(?:${GAP}|[./]{1,2})\d){6,}`,
  String.raw`(?<!\d)\d(?:${GAP}\d){8,}`,
  String.raw`(?<![\d.])\d{2,4}(?:\.\d{2,4}){2,4}(?![\d.])`,
].join("|");

const parts = (email: string) =>
  new RegExp(
    `${email}(?<key>${KEY})|(?<harmless>${HARMLESS})|(?<word>${LONG_WORD})|(?<number>${NUMBER})`,
    "giu",
  );
const ANYTHING = parts(`(?<address>${EMAIL}|${CREDENTIALS})|`);
/** Where no such sign stands, the search for addresses is spared. */
const WITHOUT_ADDRESS = parts("");
const ADDRESS_SIGN = /@|%40/;

/** Words of a language or of a file's name; a hash in hexadecimal digits; the name of a migration. */
const PLAIN_WORD = [
  /^[a-z]+(?:[-_][a-z]+)*$/,
  /^[A-Z]+(?:_[A-Z]+)*$/,
  /^(?=.*[a-f])[0-9a-f]+$/,
  /^20\d{6,12}(?:_[a-z]+)+$/,
];
/** A name as programs have them: of letters alone, but not as long as a secret. */
const NAME = /^[A-Za-z]+$/;
const SECRET_LENGTH = 22;
const IN_STACK = /\n {4}at (?:async |new )?[\w.]*$/;
const UUIDS = new RegExp(UUID, "gi");

function isPlainWord(word: string, before: string): boolean {
  // In text that was quoted once more, the letter of an escaped line break stands in front of the word.
  const own = before.endsWith("\\") ? word.slice(1) : word;
  return own.split(UUIDS).every((part) => {
    if (part.length < SECRET_LENGTH || PLAIN_WORD.some((pattern) => pattern.test(part))) return true;
    // The name of a function in a stack is code and nobody's data.
    return NAME.test(part) && (part.length !== SECRET_LENGTH || IN_STACK.test(before));
  });
}

/** Moments as numbers: seconds, milliseconds, microseconds, nanoseconds since 1970, or 20261122110100. */
const MOMENT =
  /^(?:1[5-9]\d{8}|1[5-9]\d{11}|1[5-9]\d{14}|1[5-9]\d{17}|20\d\d[01]\d[0-3]\d[0-2]\d[0-5]\d[0-5]\d)$/;
const FEWEST_DIGITS = 9;

function isNumberToCall(number: string): boolean {
  if (/^(?:\+|%2B)/i.test(number)) return true;
  return number.replace(/\D/g, "").length >= FEWEST_DIGITS && !MOMENT.test(number);
}

function replacement(found: string, groups: Groups, before: string): string {
  const { harmless, word, number } = groups;
  if (harmless !== undefined) return found;
  if (word !== undefined) return isPlainWord(found, before) ? found : HIDDEN;
  return number === undefined || isNumberToCall(found) ? HIDDEN : found;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Characters before a word that are looked at. */
const AROUND = 80;

/**
 * The text with what opens a door or names a person replaced. Moments, ids, versions, durations and the addresses of
 * machines stay.
 */
export function withoutSecrets(text: string): string {
  const pattern = ADDRESS_SIGN.test(text) ? ANYTHING : WITHOUT_ADDRESS;
  let written = "";
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const [found] = match;
    const before = text.slice(Math.max(0, match.index - AROUND), match.index);
    written += text.slice(end, match.index) + replacement(found, match.groups ?? {}, before);
    end = match.index + found.length;
  }
  return end === 0 ? text : written + text.slice(end);
}

/** The same for everything inside of a value that came from JSON, its keys included. */
export function withoutSecretsInside(value: unknown): unknown {
  if (typeof value === "string") return withoutSecrets(value);
  if (Array.isArray(value)) return value.map(withoutSecretsInside);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [
      withoutSecrets(key),
      SECRET_KEY.test(key) ? HIDDEN : withoutSecretsInside(inside),
    ]),
  );
}
