// Security headers, with a policy that lets only our own scripts and styles run.
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

export interface HeaderOptions {
  /** Behind https: browsers are told to stay there. */
  readonly https: boolean;
  /** The development server's reload needs inline scripts, styles, and a socket. */
  readonly dev: boolean;
  /** Origins to which a form may lead beside our own: browsers hold a redirect after a form to it as well. */
  readonly formTargets?: readonly string[];
}

const nonces = new WeakMap<IncomingMessage, string>();

/** The number that this request's own scripts and styles carry. */
export function nonceOf(request: IncomingMessage): string {
  const present = nonces.get(request) ?? randomBytes(16).toString("base64");
  nonces.set(request, present);
  return present;
}

/** Sets all security headers; call `next` afterwards. */
export function securityHeaders({ https, dev, formTargets = [] }: HeaderOptions) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: dev ? devPolicy(formTargets) : policy(https, formTargets),
    },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: https ? { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
    crossOriginEmbedderPolicy: false,
  });
}

function policy(https: boolean, formTargets: readonly string[]) {
  const own = (request: IncomingMessage, _response: ServerResponse) => `'nonce-${nonceOf(request)}'`;
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", own],
    scriptSrcAttr: ["'none'"],
    styleSrc: ["'self'", own],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'", ...formTargets],
    baseUri: ["'none'"],
    ...(https && { upgradeInsecureRequests: [] }),
  };
}

function devPolicy(formTargets: readonly string[]) {
  return {
    ...policy(false, formTargets),
    scriptSrc: ["'self'", "'unsafe-inline'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    connectSrc: ["'self'", "ws:"],
  };
}
