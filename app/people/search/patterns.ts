// What somebody typed into a search field, as patterns that the trigram indexes can answer.

export interface SearchPatterns {
  /** For each word of a name its ILIKE patterns: every word must match one of its own. Empty when nothing was typed. */
  readonly name: readonly (readonly string[])[];
  /** LIKE pattern for an E.164 number; undefined when too few digits were typed to mean one. */
  readonly phone?: string;
  /** LIKE pattern for a plate's key. */
  readonly plate?: string;
  /** ILIKE pattern for a VIN. */
  readonly vin?: string;
  /** The number of a visit, as people say it on the telephone. */
  readonly visitNumber?: number;
}

/** Three characters make a trigram; with fewer an index answers only for beginnings of words. */
const TRIGRAM = 3;
const PHONE_DIGITS = 4;
const VIN_CHARACTERS = 4;
const MOST_CHARACTERS = 100;
const MOST_WORDS = 4;
const MOST_SPELLINGS = 6;

/** What stands in the search field of a page's address. NUL is the one character that the database does not take. */
export function typedQuery(request: Request): string {
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return typed.replaceAll("\0", "").trim().slice(0, MOST_CHARACTERS);
}

/** Makes `%`, `_` and the backslash mean themselves in LIKE. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

function within(text: string): string {
  return text.length < TRIGRAM ? `${literally(text)}%` : `%${literally(text)}%`;
}

/** Russian names are written with «ё» or with «е» instead; a name holds one at most. */
function spellings(word: string): readonly string[] {
  const plain = word.toLowerCase().replaceAll("ё", "е");
  const places = [...plain].flatMap((letter, place) => (letter === "е" ? [place] : []));
  const dotted = places.map((place) => `${plain.slice(0, place)}ё${plain.slice(place + 1)}`);
  return [plain, ...dotted].slice(0, MOST_SPELLINGS);
}

function namePatterns(word: string): readonly string[] {
  return spellings(word).flatMap((spelling) =>
    spelling.length < TRIGRAM ? [within(spelling), `% ${within(spelling)}`] : [within(spelling)],
  );
}

/**
 * Digits of a number as E.164 holds them: without the zero or the eight that is dialled within a country, because the
 * country's own code stands in its place.
 */
function phoneDigits(typed: string): string {
  const digits = typed.replace(/\D/g, "");
  if (typed.startsWith("+")) return digits;
  return digits.startsWith("00") ? digits.slice(2) : digits.replace(/^(?:0|8(?=\d{10}$))/, "");
}

/**
 * Everything that the text may mean.
 * @param keyOf folds a plate for comparison
 */
export function searchPatterns(typed: string, keyOf: (plate: string) => string): SearchPatterns {
  const text = typed.trim().replace(/\s+/g, " ").slice(0, MOST_CHARACTERS);
  if (text === "") return { name: [] };
  const telephone = /^[+\d\s().-]+$/.test(text) ? phoneDigits(text) : "";
  const plate = keyOf(text);
  // In Latin letters, as it is kept: who reads a VIN out to a Russian keyboard types look-alikes.
  const vin = plate.toLowerCase();
  const number = /^(?:№|#)?\s*(\d{1,9})$/.exec(text)?.[1];
  return {
    name: text.split(" ").slice(0, MOST_WORDS).map(namePatterns),
    ...(telephone.length >= PHONE_DIGITS ? { phone: `%${telephone}%` } : {}),
    ...(plate === "" ? {} : { plate: within(plate) }),
    ...(vin.length >= VIN_CHARACTERS && /^[a-z\d]+$/i.test(vin) ? { vin: `%${vin}%` } : {}),
    ...(number === undefined ? {} : { visitNumber: Number(number) }),
  };
}
