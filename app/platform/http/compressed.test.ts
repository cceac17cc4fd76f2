// A long compressed answer leaves no listeners behind.
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import express from "express";
import { expect, it } from "vitest";
import { compressed } from "./compressed.server";

it("waits for the reader as often as it has to without a warning", async () => {
  const warnings: string[] = [];
  const warned = ({ name }: Error) => warnings.push(name);
  process.on("warning", warned);
  const app = express();
  let waits = 0;
  app.use(compressed(() => true));
  app.get("/", async (_request, response) => {
    response.type("text/plain");
    for (let part = 0; part < 40; part += 1) {
      if (response.write(randomBytes(30_000).toString("hex"))) continue;
      waits += 1;
      await new Promise<void>((resolve) => {
        const drained = () => {
          response.off("drain", drained);
          resolve();
        };
        response.once("drain", drained);
      });
    }
    response.end();
  });
  const server = app.listen(0);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const answer = await fetch(`http://127.0.0.1:${String(port)}/`, { headers: { "Accept-Encoding": "br" } });
  expect((await answer.text()).length).toBe(40 * 60_000);
  server.close();
  process.off("warning", warned);
  expect(answer.headers.get("Content-Encoding")).toBe("br");
  expect(waits).toBeGreaterThan(11);
  expect(warnings).toEqual([]);
});
