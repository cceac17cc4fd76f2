// A form to which no answer came, because the connection or the data was gone: its page stays, with all that was typed.
import { useCallback, useEffect, useSyncExternalStore } from "react";
import {
  data,
  isRouteErrorResponse,
  useLocation,
  useMatches,
  type DataStrategyResult,
  type MiddlewareFunction,
} from "react-router";
import { isFailedFetch } from "../reachable";

/** The window's forms: which was sent last, which got no answer, and how often that happened. */
const forms: { last?: string; unsent: string | undefined; times: number } = { unsent: undefined, times: 0 };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(unsent: string | undefined): void {
  if (unsent !== undefined) forms.times += 1;
  forms.unsent = unsent;
  for (const listener of listeners) listener();
}

/** How often in this window a form got no answer. */
export function useTimesUnsent(): number {
  return useSyncExternalStore(
    subscribe,
    () => forms.times,
    () => 0,
  );
}

/**
 * Whether the form got no answer when it was sent last.
 * @param id names the form within the window
 * @returns it, what to call when the form is sent, and what to call instead of sending it when nobody would answer
 */
export function useUnsent(id: string) {
  const unsent = useSyncExternalStore(
    subscribe,
    () => forms.unsent === id,
    () => false,
  );
  const sends = useCallback(() => {
    forms.last = id;
    tell(undefined);
  }, [id]);
  const keeps = useCallback(() => tell(id), [id]);
  return { unsent, sends, keeps };
}

/** No answer at all, or that of a server without its database or of a proxy without its server. */
function isWithoutAnswer(result: unknown): boolean {
  if (isRouteErrorResponse(result)) return [502, 503, 504].includes(result.status);
  // The router puts what an action threw into an envelope for its status.
  const thrown = typeof result === "object" && result !== null && "data" in result ? result.data : result;
  return isFailedFetch(thrown);
}

/** For the root's `clientMiddleware`: a form without an answer is no reason to put an error in the place of its page. */
export const keepPageOfUnsentForm: MiddlewareFunction<Record<string, DataStrategyResult>> = async (
  { request },
  next,
) => {
  const results = await next();
  const [first] = Object.entries(results);
  if (request.method === "GET" || request.signal.aborted || !first || forms.last === undefined)
    return results;
  const [routeId, { type, result }] = first;
  if (type !== "error" || !isWithoutAnswer(result)) return results;
  tell(forms.last);
  // With a status of refusal the page's data is not asked for again: it would not come either.
  return { [routeId]: { type: "data", result: data(undefined, { status: 503 }) } };
};

/** The page that stands in the window: its address, and what its routes were loaded with. */
const shown: { address?: string; loaded: Readonly<Record<string, unknown>> } = { loaded: {} };

/** Remembers the page, so that news of it that do not arrive leave it as it stands. */
export function useRememberedPage(): void {
  const { pathname, search } = useLocation();
  const matches = useMatches();
  useEffect(() => {
    shown.address = pathname + search;
    shown.loaded = Object.fromEntries(matches.map(({ id, loaderData }) => [id, loaderData]));
  });
}

/** For the root's `clientMiddleware`: a page that is only asked for again stays when there is no answer. */
export const keepPageWithoutNews: MiddlewareFunction<Record<string, DataStrategyResult>> = async (
  { request },
  next,
) => {
  const results = await next();
  if (request.method !== "GET" || request.signal.aborted) return results;
  const { pathname, search } = new URL(request.url);
  const routeIds = Object.keys(results);
  const failed = Object.values(results).some(({ type, result }) => type === "error" && isFailedFetch(result));
  const known = shown.address === pathname + search && routeIds.every((id) => id in shown.loaded);
  if (!failed || !known) return results;
  return Object.fromEntries(routeIds.map((id) => [id, { type: "data", result: shown.loaded[id] }]));
};
