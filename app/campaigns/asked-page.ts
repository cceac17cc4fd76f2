// The page of a list that an address asks for. Pure.
const LAST_PAGE = 500;

export function askedPage(query: URLSearchParams): number {
  return Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(query.get("page"))) || 1));
}
