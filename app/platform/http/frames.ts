// Who may show the answer in a frame: nobody, unless the page itself names the origins that may.
import { createContext } from "react-router";

/** Called by a loader before its page is sent. Without origins nothing changes. */
export type AllowFrames = (origins: readonly string[]) => void;

export const allowFramesContext = createContext<AllowFrames>(() => undefined);

/** Scheme, host and port, as a browser writes an origin: nothing that could end the directive. */
const ORIGIN = /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i;

/** The policy with these origins as the ones that may frame the page. */
export function framedBy(policy: string, origins: readonly string[]): string {
  const allowed = origins.filter((origin) => ORIGIN.test(origin));
  return allowed.length === 0
    ? policy
    : policy.replace(/frame-ancestors 'none'/, `frame-ancestors ${allowed.join(" ")}`);
}
