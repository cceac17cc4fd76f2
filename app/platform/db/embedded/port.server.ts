// A free port on the loopback address.
import { createServer } from "node:net";

/** A port that nobody listened on a moment ago. Somebody may be faster: whoever uses it has to try again then. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("No port was given."));
      });
    });
  });
}
