// How the stand-in answers over HTTP, and the ways in which it fails to.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Complaint } from "./fields";

/** What happens to a request that makes something. "after": it was made, and only the answer is lost. */
export const FAULTS = [
  "hang-before",
  "hang-after",
  "reset-before",
  "reset-after",
  "500-before",
  "500-after",
  "429",
] as const;
export type Fault = (typeof FAULTS)[number];

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

export async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

export async function listening(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}
