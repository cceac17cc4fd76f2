// Where to go after a detour such as signing in: only ever a page of ours.

/** The address when it is a path of this site, else undefined. Refuses other sites in all their disguises. */
export function localPath(next: unknown): string | undefined {
  if (typeof next !== "string" || next.length > 1000) return undefined;
  // Browsers read "\" as "/" and drop tabs and line breaks before they look.
  if (!/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(next)) return undefined;
  const origin = "http://same.invalid";
  if (!URL.canParse(next, origin)) return undefined;
  const url = new URL(next, origin);
  return url.origin === origin && !url.pathname.startsWith("//") ? `${url.pathname}${url.search}` : undefined;
}
