// Takes a choice of language or theme and returns to the page where it was made.
import { redirect } from "react-router";
import type { Route } from "./+types/preferences.route";
import { z } from "zod/v4";
import { LANGUAGES } from "~/journey/permissions";
import { paths } from "~/paths";
import { formOf } from "~/platform/http/form-body";
import { THEMES } from "~/ui/theme";
import { parseForm } from "~/ui/form/parse-form";
import { optionalActor } from "./actor.server";
import { localPath } from "./next-address";
import { chooseLanguage, languageCookie, themeCookie } from "./preferences.server";

const Preferences = z.object({
  language: z.enum(LANGUAGES).optional(),
  theme: z.enum(THEMES).optional(),
  next: z.string().max(1000).optional(),
});

export function loader() {
  return redirect(paths.board());
}

export async function action({ request }: Route.ActionArgs) {
  const form = parseForm(await formOf(request), Preferences);
  if (form.status !== "success") throw new Response(null, { status: 400 });
  const { language, theme, next } = form.value;
  const headers = new Headers();
  if (language !== undefined) {
    const actor = await optionalActor(request);
    if (actor) await chooseLanguage(actor.staffId, language);
    headers.append("Set-Cookie", languageCookie(language));
  }
  if (theme !== undefined) headers.append("Set-Cookie", themeCookie(theme));
  return redirect(withoutLanguage(localPath(next) ?? paths.board()), { headers });
}

/** `?lang=` in the address would outvote the choice. */
function withoutLanguage(address: string): string {
  const url = new URL(address, "http://same.invalid");
  url.searchParams.delete("lang");
  return `${url.pathname}${url.search}`;
}

/** Never seen: it makes this a page, so that a refusal is answered with the page that says so. */
export default function PreferencesPage() {
  return null;
}
