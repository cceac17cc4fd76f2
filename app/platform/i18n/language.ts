// Which of the two languages a page is written in.

/** The languages every text exists in. */
export const PAGE_LANGUAGES = ["en", "ru"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

export const FALLBACK_LANGUAGE: PageLanguage = "en";

/** Narrows a raw string to a language we have, or undefined. */
export function asLanguage(value: string | null | undefined): PageLanguage | undefined {
  return PAGE_LANGUAGES.find((language) => language === value);
}

/**
 * The language of a page whose reader is not signed in: what the address asks for (`?lang=`), else what was chosen
 * before (cookie), else the browser's first language that we have.
 */
export function readersLanguage(hints: {
  readonly query?: string | null | undefined;
  readonly cookie?: string | null | undefined;
  readonly acceptLanguage?: string | null | undefined;
}): PageLanguage {
  return (
    asLanguage(hints.query) ??
    asLanguage(hints.cookie) ??
    fromAcceptLanguage(hints.acceptLanguage ?? "") ??
    FALLBACK_LANGUAGE
  );
}

/** Reads an Accept-Language header in the order of its weights; languages with weight 0 are refused. */
function fromAcceptLanguage(header: string): PageLanguage | undefined {
  return header
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters
        .find((parameter) => parameter.trim().startsWith("q="))
        ?.trim()
        .slice(2);
      return {
        language: asLanguage(tag.toLowerCase().split("-")[0]),
        weight: weight === undefined ? 1 : Number(weight),
      };
    })
    .filter((wish) => wish.language !== undefined && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.language;
}
