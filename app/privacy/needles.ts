// A person's names, numbers and addresses as they may stand in somebody's words, and how they are taken out of them. Pure.

/** What stands where something was taken out: the same in every language. */
export const ERASED = "•••";

/** Who is to be forgotten. */
export interface Person {
  readonly names: readonly string[];
  /** E.164 */
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** Plates and VINs of cars that were never anybody else's. */
  readonly cars: readonly string[];
}

/** Takes a person out of a text. */
export type Eraser = (text: string) => string;

/** Digits that are at least so many can be nothing but a telephone number, when they are the end of the person's own. */
const SHORTEST_NUMBER = 7;
/** Digits with the signs that people put between them. */
const NUMBER_LIKE = /\+?\d(?:[\s().\-/\u00a0\u2009\u202f]{0,3}\d){6,17}/g;
/** Stems of Cyrillic names: "Иванова" is found in "Ивановой", "Анна" only as the forms of its own length and one more. */
const SHORTEST_STEM = 4;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function alternatives(patterns: readonly string[]): RegExp | undefined {
  if (patterns.length === 0) return undefined;
  const longestFirst = [...new Set(patterns)].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "giu");
}

function parts(name: string): readonly string[] {
  return name
    .normalize("NFC")
    .split(/[^\p{L}\p{M}'’]+/u)
    .filter((part) => part.length >= 2);
}

/** What stays of a word in all its forms; undefined of a word that has but one. */
function stemOf(word: string): string | undefined {
  if (!/^\p{Script=Cyrillic}+$/u.test(word)) return undefined;
  const stem = word.replace(/[аеёийоуыьэюя]+$/iu, "");
  const kept = stem.length >= SHORTEST_STEM ? stem : word.slice(0, -1);
  return kept.length < 3 ? undefined : kept;
}

/** A word of a name with the endings that Russian gives it; other words as they are. */
function inflected(word: string): string {
  const kept = stemOf(word);
  if (kept === undefined) return escaped(word);
  return `${escaped(kept).replace(/[её]/giu, "[её]")}\\p{Script=Cyrillic}{0,${String(word.length - kept.length + 2)}}`;
}

/** The whole name, its words in this order or the other way round, with anything but letters between them. */
function wholeName(name: string): readonly string[] {
  const words = parts(name).map(inflected);
  if (words.length < 2) return [];
  const between = "[^\\p{L}\\p{N}]{1,3}";
  return [words.join(between), words.toReversed().join(between)];
}

/** Letters that look alike in Latin and in Cyrillic: people type plates in either. */
const LOOK_ALIKES = ["AА", "BВ", "EЕ", "KК", "MМ", "HН", "OО", "PР", "CС", "TТ", "YУ", "XХ"];

function inEitherScript(sign: string): string {
  const pair = LOOK_ALIKES.find((each) => each.includes(sign.toUpperCase()));
  return pair === undefined ? escaped(sign) : `[${pair}]`;
}

function car(mark: string): string {
  const signs = [...mark.replace(/[\s-]/g, "")].map(inEitherScript);
  return signs.join("[\\s-]?");
}

/** Whether digits that somebody typed are this number, with or without its country. */
function isNumber(typed: string, phone: string): boolean {
  const all = typed.replace(/\D/g, "");
  const own = phone.replace(/\D/g, "");
  const bare = all.replace(/^0+/, "");
  if (bare.length < SHORTEST_NUMBER) return false;
  // Within Russia and Kazakhstan 8 is dialled where others write +7.
  const dialled = own.startsWith("7") && /^8\d{10}$/.test(all) ? `7${all.slice(1)}` : bare;
  return own === dialled || own.endsWith(dialled) || (dialled.endsWith(own) && own.length >= SHORTEST_NUMBER);
}

function withoutNumbers(phones: readonly string[]): Eraser {
  return (text) =>
    text.replace(NUMBER_LIKE, (typed) => (phones.some((phone) => isNumber(typed, phone)) ? ERASED : typed));
}

function without(pattern: RegExp | undefined): Eraser {
  return (text) => (pattern === undefined ? text : text.replace(pattern, ERASED));
}

function withoutEmails(emails: readonly string[]): Eraser {
  const pattern = emails.map(escaped).join("|");
  return without(emails.length === 0 ? undefined : new RegExp(pattern, "giu"));
}

function inTurn(erasers: readonly Eraser[]): Eraser {
  return (text) => erasers.reduce((rest, erase) => erase(rest), text.normalize("NFC"));
}

function always({ names, phones, emails, cars }: Person): readonly Eraser[] {
  return [
    withoutEmails(emails),
    withoutNumbers(phones),
    without(alternatives(names.flatMap(wholeName))),
    without(alternatives(cars.filter((mark) => mark.length >= 3).map(car))),
  ];
}

/** For what is said of this person's own visits: each word of the name counts. */
export function ownEraser(person: Person): Eraser {
  const words = alternatives(person.names.flatMap(parts).map(inflected));
  return inTurn([...always(person), without(words)]);
}

/** For what is said of others too, such as a list of the day: only the whole name, the number, the address. */
export function othersEraser(person: Person): Eraser {
  const alone = alternatives(aloneNames(person).map(escaped));
  return inTurn([...always(person), without(alone)]);
}

/** The names that stand for themselves: too long to be a word of a language. */
function aloneNames({ names }: Person): readonly string[] {
  return names.filter((name) => parts(name).length < 2 && name.length > 12);
}

/** A sign in both its cases and, of a plate, in both scripts: PostgreSQL may know no cases beyond Latin. */
function eitherCase(sign: string, scripts = false): string {
  const signs = (scripts && LOOK_ALIKES.find((pair) => pair.includes(sign.toUpperCase()))) || sign;
  const all = [...new Set(signs.toLowerCase() + signs.toUpperCase() + (/[её]/iu.test(sign) ? "еёЕЁ" : ""))];
  return all.length === 1 ? escaped(sign) : `[${all.join("")}]`;
}

const spelled = (text: string) => [...text].map((sign) => eitherCase(sign)).join("");

function nameSeen(name: string): readonly string[] {
  const words = parts(name).map((word) => spelled(stemOf(word) ?? word));
  return words.length < 2 ? [] : [words.join(".{1,16}"), words.toReversed().join(".{1,16}")];
}

/**
 * Where `othersEraser` might find something: regular expressions for PostgreSQL, in a text of composed letters. They see more
 * than the eraser takes and never less, so that of all rows only those few are read.
 */
export function sightings(person: Person): readonly string[] {
  const { names, phones, emails, cars } = person;
  const lastDigits = phones.map((phone) => phone.replace(/\D/g, "").slice(-SHORTEST_NUMBER));
  return [
    ...emails.map(spelled),
    ...lastDigits
      .filter((each) => each.length === SHORTEST_NUMBER)
      .map((each) => [...each].join("[^0-9]{0,3}")),
    ...names.flatMap(nameSeen),
    ...aloneNames(person).map(spelled),
    ...cars
      .map((mark) => [...mark.replace(/[\s-]/g, "")])
      .filter((signs) => signs.length > 0)
      .map((signs) => signs.map((sign) => eitherCase(sign, true)).join(".?")),
  ];
}

/** The same through everything that a JSON value holds; keys stay. */
export function erasedWithin(value: unknown, erase: Eraser): unknown {
  if (typeof value === "string") return erase(value);
  if (Array.isArray(value)) return value.map((each) => erasedWithin(each, erase));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, erasedWithin(each, erase)]));
}
