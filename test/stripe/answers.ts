// How the stand-in answers over HTTP, and the ways in which it fails to.
import type { ServerResponse } from "node:http";
import type { Fault } from "../stand-ins";
import type { Complaint } from "./fields";

export type Answer = { readonly status: number; readonly body: unknown };

export const BROKEN: Answer = {
  status: 500,
  body: { error: { type: "api_error", message: "An error occurred" } },
};

export function refused({ status, ...error }: Complaint): Answer {
  return { status, body: { error } };
}

/** Else it hangs: the other side gives up. */
export function fail(response: ServerResponse, fault: Fault): void {
  if (fault.startsWith("reset")) response.socket?.resetAndDestroy();
}

export function json(response: ServerResponse, { status, body }: Answer): void {
  const again = status >= 500 ? { "Stripe-Should-Retry": "false" } : {};
  response.writeHead(status, { "Content-Type": "application/json", ...again }).end(JSON.stringify(body));
}
