// What all booking pages tell browsers and search engines, and which language they are in.
import { customerLinks } from "~/ui/customer-styles";
import type { PageHandle } from "~/ui/page-handle";
import type { BookFrameFacts } from "./book-frame";

export const bookLinks = customerLinks;

function isPage(data: unknown): data is { readonly frame: BookFrameFacts } {
  return typeof data === "object" && data !== null && "frame" in data;
}

export const bookHandle: PageHandle = {
  withoutScripts: true,
  language: (data) => (isPage(data) ? data.frame.settings.language : undefined),
};

/** Nobody keeps a copy; the seconds to wait reach the browser. */
export function bookHeaders({
  actionHeaders,
  errorHeaders,
}: {
  readonly actionHeaders: Headers;
  readonly errorHeaders: Headers | undefined;
}) {
  const retry = errorHeaders?.get("Retry-After") ?? actionHeaders.get("Retry-After");
  return {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    ...(retry ? { "Retry-After": retry } : {}),
  };
}
