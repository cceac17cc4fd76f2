// The words by which people opt out of messages, opt in again, or ask for help. Pure.
import type { Language } from "~/journey/permissions";

export const OPT_WORDS = ["stop", "start", "help"] as const;
export type OptWord = (typeof OPT_WORDS)[number];

interface Known {
  readonly word: OptWord;
  readonly language: Language;
  /** An everyday word as well: it is one of these only for those who had opted out. */
  readonly everyday?: true;
}

const EN = { language: "en" } as const;
const RU = { language: "ru" } as const;

/** Folded as `folded` does it. */
const KNOWN: Readonly<Record<string, Known>> = {
  stop: { word: "stop", ...EN },
  stopall: { word: "stop", ...EN },
  unsubscribe: { word: "stop", ...EN },
  cancel: { word: "stop", ...EN },
  end: { word: "stop", ...EN },
  quit: { word: "stop", ...EN },
  start: { word: "start", ...EN },
  unstop: { word: "start", ...EN },
  yes: { word: "start", ...EN, everyday: true },
  help: { word: "help", ...EN },
  info: { word: "help", ...EN },
  стоп: { word: "stop", ...RU },
  отписаться: { word: "stop", ...RU },
  старт: { word: "start", ...RU },
  помощь: { word: "help", ...RU },
};

/** Case, spaces, punctuation and signs do not matter, and neither do the dots of ё. */
function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\s\p{P}\p{S}\p{Cf}\p{Mn}]/gu, "");
}

/** Longer texts are somebody's own words, whatever they fold to. */
const LONGEST = 40;

/** What the whole message says, when it is nothing but such a word. */
export function optWordIn(text: string): Known | undefined {
  if (text.length > LONGEST) return undefined;
  const fold = folded(text);
  return Object.hasOwn(KNOWN, fold) ? KNOWN[fold] : undefined;
}
