// What the stand-ins for other companies' servers share: where they listen, how they read, and the ways in which they fail.
import type { IncomingMessage } from "node:http";
import type { Server } from "node:net";

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

export async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

/**
 * Its port, once it listens, on this computer alone.
 * @param port 0 for any that is free
 */
export async function listening(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
