// A reader's language and theme, kept in cookies; a signed-in person's language also with their account.
import { asLanguage } from "~/platform/i18n/language";
import { db } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { cookie } from "~/platform/session-cookies";
import { asTheme } from "~/ui/theme";
import { LANGUAGE_COOKIE, THEME_COOKIE } from "./reader.server";

const YEAR_S = 365 * 24 * 60 * 60;

export function languageCookie(language: string): string {
  return cookie(LANGUAGE_COOKIE, asLanguage(language) ?? "en", { maxAgeSeconds: YEAR_S, secure: secure() });
}

/** "system" forgets the choice. */
export function themeCookie(theme: string): string {
  const known = asTheme(theme);
  return cookie(THEME_COOKIE, known, { maxAgeSeconds: known === "system" ? 0 : YEAR_S, secure: secure() });
}

function secure(): boolean {
  return settings().appUrl.startsWith("https:");
}

/** The language of the person's pages, on every device. */
export async function chooseLanguage(staffId: string, language: string): Promise<void> {
  await db().staff.update({ where: { id: staffId }, data: { language: asLanguage(language) ?? "en" } });
}
