// The few lines that put the booking page into a centre's own site.
import { paths } from "~/paths";

/**
 * HTML for the centre's site. The site's origin has to be among the centre's widget origins.
 * @param title what a screen reader says of the frame
 */
export function widgetSnippet({
  appUrl,
  slug,
  title,
  language,
}: {
  readonly appUrl: string;
  readonly slug: string;
  readonly title: string;
  /** Fixed; the visitor's own when it is left out. */
  readonly language?: "en" | "ru";
}): string {
  const address = `${appUrl}${paths.book(slug, { embedded: true, ...(language ? { lang: language } : {}) })}`;
  const src = escaped(address);
  return `<iframe src="${src}" title="${escaped(title)}" width="100%" height="900" style="border: 0" loading="lazy"></iframe>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
}
