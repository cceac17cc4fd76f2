// How alike two records of customers are: names in either alphabet, numbers with a slip, an e-mail, a shared car.

export const REASONS = [
  "same-email",
  "same-name",
  "name-transliterated",
  "similar-phone",
  "shared-car",
] as const;
export type Reason = (typeof REASONS)[number];

export interface Compared {
  readonly name: string;
  /** E.164. */
  readonly phone: string;
  readonly email?: string | null | undefined;
}

const SOUNDS: readonly (readonly [string, string])[] = [
  ["щ", "sh"],
  ["ш", "sh"],
  ["ч", "ch"],
  ["ж", "zh"],
  ["ю", "iu"],
  ["я", "ia"],
  ["ц", "c"],
  ["х", "h"],
];
const LETTERS = new Map(
  [..."абвгдеёзийклмнопрстуфыэyjw"].map((letter, place) => [
    letter,
    "abvgdeeziiklmnoprstufieiiv".charAt(place),
  ]),
);
/** What people write in several ways in Latin letters. */
const SPELLINGS: readonly (readonly [string, string])[] = [
  ["shch", "sh"],
  ["sch", "sh"],
  ["tch", "ch"],
  ["kh", "h"],
  ["ts", "c"],
  ["tz", "c"],
  ["ph", "f"],
  ["x", "ks"],
  ["io", "e"],
  ["ie", "e"],
];

/** Letters that some write twice. */
const DOUBLED = [..."abcdefgiklmnoprstuvz"];

/** A name as it sounds in either alphabet; the same as the database's function name_skeleton. */
export function nameSkeleton(name: string): string {
  const sounded = SOUNDS.reduce((text, [from, to]) => text.replaceAll(from, to), name.toLowerCase());
  const latin = [...sounded].map((letter) => (/[ьъ]/.test(letter) ? "" : (LETTERS.get(letter) ?? letter)));
  const plain = SPELLINGS.reduce((text, [from, to]) => text.replaceAll(from, to), latin.join(""));
  return DOUBLED.reduce((text, letter) => text.replaceAll(letter + letter, letter), plain);
}

/** Edits (one character put in, left out, replaced, or two neighbours swapped) are at most one. */
export function withinOneEdit(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  const [a, b] = [short.slice(start), long.slice(start)];
  return a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{N}']+/u).filter((word) => word !== "");
}

const LONG_ENOUGH_FOR_A_SLIP = 5;

function alike(one: string, other: string): boolean {
  return one === other || (one.length >= LONG_ENOUGH_FOR_A_SLIP && withinOneEdit(one, other));
}

/** Every word of the shorter name is in the longer one: a patronymic is often left out. A single word must be all there is. */
function namesFit(one: readonly string[], other: readonly string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  if (few.length === 0 || (few.length === 1 && many.length > 1)) return false;
  const left = [...many];
  return few.every((word) => {
    const place = left.findIndex((each) => alike(word, each));
    if (place >= 0) left.splice(place, 1);
    return place >= 0;
  });
}

function isCyrillic(name: string): boolean {
  return /\p{Script=Cyrillic}/u.test(name);
}

function nameReason(one: Compared, other: Compared): Reason | undefined {
  const fit = namesFit(wordsOf(nameSkeleton(one.name)), wordsOf(nameSkeleton(other.name)));
  if (!fit) return undefined;
  return isCyrillic(one.name) === isCyrillic(other.name) ? "same-name" : "name-transliterated";
}

const TELLING_DIGITS = 7;

/** One slip apart, or the same number with another country or area before it. */
export function similarPhones(one: string, other: string): boolean {
  return withinOneEdit(one, other) || one.slice(-TELLING_DIGITS) === other.slice(-TELLING_DIGITS);
}

/**
 * Why two records may be one customer's, the strongest reason first; empty when they are not likely to be. A common name alone is no
 * reason, nor is a number with a slip.
 */
export function likeness(one: Compared, other: Compared, shareACar: boolean): readonly Reason[] {
  const name = nameReason(one, other);
  const reasons: Reason[] = [
    ...(one.email && one.email.toLowerCase() === other.email?.toLowerCase() ? ["same-email" as const] : []),
    ...(name ? [name] : []),
    ...(similarPhones(one.phone, other.phone) ? ["similar-phone" as const] : []),
    ...(shareACar ? ["shared-car" as const] : []),
  ];
  const alone = reasons.length === 1 && (reasons[0] === "same-name" || reasons[0] === "similar-phone");
  return alone ? [] : reasons;
}
