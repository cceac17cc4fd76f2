// The one guard before the framework: an unsafe request must come from our own pages, and must not be a flood.
import type { IncomingMessage } from "node:http";

/** Methods that change nothing. */
const SAFE_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/** Addresses that other machines post to; each checks a signature of its own. */
const SIGNED = /^\/webhooks\//;

/** What the guard looks at, so that its rule can be read and tested without a server. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

export interface OwnAddress {
  /** Scheme, host and port. */
  readonly appUrl: string;
  /** Nobody named an address: any loopback name under which this very request came is ours. */
  readonly appUrlIsDefault: boolean;
}

/**
 * Whether the request may pass. Browsers send Origin with every POST; where it is missing, only a browser's word that
 * the request comes from the same origin counts. `Origin: null` (a sandbox, a file, a redirect from elsewhere) is nobody.
 */
export function mayPass(asked: Asked, own: OwnAddress): boolean {
  if (SAFE_METHODS.includes(asked.method) || SIGNED.test(asked.path)) return true;
  if (asked.origin === undefined) return asked.fetchSite === "same-origin";
  if (asked.origin === own.appUrl) return true;
  return own.appUrlIsDefault && isOwnLoopback(asked.origin, asked.host);
}

function isOwnLoopback(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
}

/** The request as the guard sees it. */
export function askedBy(request: IncomingMessage): Asked {
  const { host, origin } = request.headers;
  return {
    method: request.method ?? "GET",
    path: pathOf(request.url ?? "/"),
    host,
    origin,
    fetchSite: single(request.headers["sec-fetch-site"]),
  };
}

/** The path as the framework will read it: "/x/../webhooks/" is decided on where it leads. */
function pathOf(url: string): string {
  const absolute = url.startsWith("/") ? `http://host${url}` : url;
  return URL.canParse(absolute) ? new URL(absolute).pathname : "/";
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/**
 * Makes the request speak of our own address only: whatever a client or a proxy says of the host is dropped, for the
 * framework would believe it.
 */
export function settleAddress(request: IncomingMessage, own: OwnAddress): void {
  for (const name of [
    "x-forwarded-host",
    "x-forwarded-port",
    "forwarded",
    "x-original-url",
    "x-rewrite-url",
  ]) {
    delete request.headers[name];
  }
  if (!own.appUrlIsDefault) request.headers.host = new URL(own.appUrl).host;
}
