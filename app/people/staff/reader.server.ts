// In which language and colours a page is shown, whoever reads it. Answers even when the database is away.
import { isDatabaseOutage } from "~/platform/database-outage";
import { readersLanguage, type PageLanguage } from "~/platform/i18n/language";
import { readCookie } from "~/platform/session-cookies";
import { asTheme, type Theme } from "~/ui/theme";
import { optionalActor } from "./actor.server";

export interface Reader {
  readonly language: PageLanguage;
  readonly theme: Theme;
}

export const LANGUAGE_COOKIE = "lang";
export const THEME_COOKIE = "theme";

/** A signed-in person's own language, else what the address, the cookie or the browser asks for. */
export async function readerOf(request: Request): Promise<Reader> {
  const cookies = request.headers.get("Cookie");
  const theme = asTheme(readCookie(cookies, THEME_COOKIE));
  const actor = await signedInIfReachable(request);
  const language = readersLanguage({
    query: new URL(request.url).searchParams.get("lang"),
    cookie: readCookie(cookies, LANGUAGE_COOKIE),
    acceptLanguage: request.headers.get("Accept-Language"),
  });
  return { language: actor?.language ?? language, theme };
}

/** The page that says "the data cannot be reached" needs a language too. */
async function signedInIfReachable(request: Request) {
  try {
    return await optionalActor(request);
  } catch (error) {
    if ((error instanceof Response && error.status === 503) || isDatabaseOutage(error)) return undefined;
    throw error;
  }
}
