// A free port on the loopback address.
import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the ports of outgoing connections (from 49152 by RFC 6335, from 32768 on Linux): nobody gets one of these by chance. */
const FIRST = 20_000;
const AFTER_LAST = 32_000;
const TRIES = 20;

/** @returns the port, of 0 the one that the system gave; undefined when somebody listens on it */
function listened(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : undefined));
    });
  });
}

/** A port that nobody listened on a moment ago. Somebody may be faster: whoever uses it has to try again then. */
export async function freePort(): Promise<number> {
  for (let left = TRIES; left > 0; left -= 1) {
    const port = await listened(randomInt(FIRST, AFTER_LAST));
    if (port !== undefined) return port;
  }
  const given = await listened(0);
  if (given === undefined) throw new Error("No port was given.");
  return given;
}
