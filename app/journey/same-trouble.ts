// Whether a car came for the same trouble as before: the same job, or the same telling words. Pure, in any language.

/** Words of so many letters say what is wrong; shorter ones hold the sentence together. */
const TELLING_LENGTH = 5;
/** So many letters of a word tell it from others, whatever its ending. */
const STEM_LENGTH = 5;
const WORDS_IN_COMMON = 2;
/** Every second complaint has them. */
const EVERYDAY = [
  "pleas",
  "would",
  "could",
  "again",
  "today",
  "after",
  "befor",
  "about",
  "there",
  "other",
  "needs",
  "check",
  "servi",
  "пожал",
  "нужно",
  "нужна",
  "можно",
  "снова",
  "опять",
  "после",
  "перед",
  "когда",
  "больш",
  "прове",
  "замен",
  "посмо",
  "обслу",
];

export interface Trouble {
  readonly complaint: string;
  readonly services: readonly { readonly title: string }[];
}

export interface EarlierTrouble {
  readonly complaint: string;
  readonly jobs: readonly { readonly title: string; readonly state: string }[];
}

export interface SameTrouble {
  /** Jobs that were done then and are asked for now. */
  readonly sameJobs: readonly string[];
  /** Words of the complaint that were said then too. */
  readonly sameWords: readonly string[];
}

function stems(text: string): ReadonlyMap<string, string> {
  const words = text.toLocaleLowerCase().match(/\p{L}+/gu) ?? [];
  return new Map(
    words
      .filter((word) => word.length >= TELLING_LENGTH)
      .map((word) => [word.slice(0, STEM_LENGTH), word] as const)
      .filter(([stem]) => !EVERYDAY.includes(stem)),
  );
}

function plain(title: string): string {
  return title.trim().toLocaleLowerCase();
}

/** What both have in common; undefined where that is too little. */
export function sameTrouble(now: Trouble, earlier: EarlierTrouble): SameTrouble | undefined {
  const done = new Set(earlier.jobs.filter(({ state }) => state === "done").map(({ title }) => plain(title)));
  const then = stems(earlier.complaint);
  const sameJobs = now.services.map(({ title }) => title).filter((title) => done.has(plain(title)));
  const sameWords = [...stems(now.complaint)].filter(([stem]) => then.has(stem)).map(([, word]) => word);
  return sameJobs.length > 0 || sameWords.length >= WORDS_IN_COMMON ? { sameJobs, sameWords } : undefined;
}
