// Ports for programs that are started on this machine.
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "./port.server";

test("a free port can be listened on, and is none that an outgoing connection gets", async () => {
  const port = await freePort();
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(32_000);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  await new Promise((resolve) => server.close(resolve));
});
