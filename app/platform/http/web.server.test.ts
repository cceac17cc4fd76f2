// The web server over real HTTP, in front of a framework's build of three small routes.
import { request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { useDatabase } from "test/database";
import { smallBuild } from "test/setup/small-build";
import { connectDatabase, db } from "../db/db.server";
import { settings, type Settings } from "../env.server";
import { startLive, stopLive } from "../live.server";
import { makeLog } from "../log.server";
import { close, createWeb, listen } from "./web.server";

const database = useDatabase();
const assets = mkdtempSync(join(tmpdir(), "bayline-assets-"));
const servers: Server[] = [];
let lines = "";
let ready = true;

beforeAll(async () => {
  mkdirSync(join(assets, "assets"));
  writeFileSync(join(assets, "assets", "a1b2.js"), "// ours");
  await startLive(database.url);
});
afterEach(async () => {
  for (const server of servers.splice(0)) await close(server, 0);
  lines = "";
  ready = true;
});
afterAll(async () => {
  await stopLive();
  rmSync(assets, { recursive: true });
});

/** Serves with these settings; returns the address. */
async function serve(wishes: Partial<Settings> = {}): Promise<string> {
  const own = { ...settings(), port: 0, host: "127.0.0.1", appUrlIsDefault: true, ...wishes };
  const log = makeLog({ logLevel: "info" }, { write: (line: string) => void (lines += line) });
  const app = createWeb({
    settings: own,
    log,
    assets,
    build: () => Promise.resolve(smallBuild),
    isReady: () => ready,
  });
  const server = await listen(app, own);
  servers.push(server);
  const address: AddressInfo | string | null = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  return `http://127.0.0.1:${address.port}`;
}

describe("the guard", () => {
  test("stops a form of another site before any route sees it, with a page in both languages", async () => {
    const url = await serve();
    const answer = await fetch(`${url}/echo`, { method: "POST", headers: { Origin: "http://evil.example" } });
    expect(answer.status).toBe(403);
    const page = await answer.text();
    expect(page).toContain("Not sent");
    expect(page).toContain("Не отправлено");
  });

  test("lets our own form through, with or without Origin, and a webhook", async () => {
    const url = await serve();
    const status = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${url}${path}`, { method: "POST", headers })).status;
    expect(await status("/echo", { Origin: url })).toBe(200);
    expect(await status("/echo", { "Sec-Fetch-Site": "same-origin" })).toBe(200);
    expect(await status("/webhooks/sms", {})).toBe(200);
    expect(await status("/webhooks/../echo", {})).toBe(403);
    expect(await status("/echo", { Origin: "null" })).toBe(403);
  });

  test("believes no forwarded host, and gives the framework our own address", async () => {
    const url = await serve({ appUrl: "https://bayline.example.com", appUrlIsDefault: false });
    const headers = {
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "https",
      Host: "evil.example",
    };
    const body = await (await fetch(`${url}/echo`, { headers })).text();
    expect(JSON.parse(body)).toMatchObject({ url: "https://bayline.example.com/echo", forwardedHost: null });
  });

  test("refuses more than a megabyte, announced or not", async () => {
    const url = await serve();
    const body = "x".repeat(1024 * 1024 + 1);
    const announced = await fetch(`${url}/echo`, { method: "POST", headers: { Origin: url }, body });
    expect(announced.status).toBe(413);
    expect(await chunked(`${url}/echo`, url, body)).toBe(413);
    expect(await chunked(`${url}/echo`, url, "x".repeat(1024 * 1024))).toBe(200);
  });
});

/** Posts without saying how much will come; returns the status. */
function chunked(url: string, origin: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = httpRequest(url, {
      method: "POST",
      headers: { Origin: origin, "Transfer-Encoding": "chunked" },
    });
    sending.once("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.once("error", reject);
    for (let at = 0; at < body.length; at += 65_536) sending.write(body.slice(at, at + 65_536));
    sending.end();
  });
}

describe("the headers", () => {
  test("let only scripts and styles with this answer's own number run", async () => {
    const url = await serve();
    const answers = await Promise.all([fetch(`${url}/echo`), fetch(`${url}/echo`)]);
    const policies = answers.map((answer) => answer.headers.get("Content-Security-Policy") ?? "");
    const [first = "", second = ""] = policies.map(
      (policy) => /script-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1],
    );
    expect(first).toHaveLength(24);
    expect(first).not.toBe(second);
    expect(await answers[0]?.json()).toMatchObject({ nonce: first });
    expect(policies[0]).toContain("frame-ancestors 'none'");
    expect(policies[0]).not.toContain("unsafe");
  });

  test("do not name the software, and ask for https only where there is https", async () => {
    const plain = await fetch(`${await serve()}/echo`);
    expect(plain.headers.get("X-Powered-By")).toBeNull();
    expect(plain.headers.get("Strict-Transport-Security")).toBeNull();
    expect(plain.headers.get("Referrer-Policy")).toBe("same-origin");
    const secure = await fetch(
      `${await serve({ appUrl: "https://b.example", appUrlIsDefault: false })}/echo`,
    );
    expect(secure.headers.get("Strict-Transport-Security")).toMatch(/max-age=31536000/);
  });

  test("keep hashed files for a year", async () => {
    const file = await fetch(`${await serve()}/assets/a1b2.js`);
    expect(file.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    expect(await file.text()).toBe("// ours");
  });
});

describe("/healthz", () => {
  test("is 503 without a living worker and 200 with one", async () => {
    const url = await serve();
    const without = await fetch(`${url}/healthz`);
    expect(without.status).toBe(503);
    expect(await without.json()).toMatchObject({ database: "up", worker: "down" });
    const now = new Date();
    await db().workerHeartbeat.create({
      data: { id: randomUUID(), startedAt: now, beatAt: now, pid: 1, host: "x" },
    });
    const withOne = await fetch(`${url}/healthz`);
    expect(withOne.status).toBe(200);
    expect(await withOne.json()).toMatchObject({ database: "up", worker: "up" });
  });
});

describe("while the database is away", () => {
  test("pages answer 503 and come back with it", async () => {
    const url = await serve();
    await connectDatabase(database.url.replace(/:\d+\//, ":1/")).catch(() => undefined);
    expect((await fetch(`${url}/count`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(503);
    await connectDatabase(database.url);
    expect((await fetch(`${url}/count`)).status).toBe(200);
  });
});

describe("until the program is ready", () => {
  test("a visitor is asked to wait, by a page that tries again", async () => {
    const url = await serve();
    ready = false;
    const answer = await fetch(`${url}/echo`);
    expect(answer.status).toBe(503);
    expect(answer.headers.get("Retry-After")).toBe("1");
    expect(await answer.text()).toContain(`http-equiv="refresh"`);
  });
});

describe("an event stream", () => {
  test("leaves line by line, and ends when the server stops", async () => {
    const url = await serve();
    const answer = await fetch(`${url}/stream`, { headers: { "Accept-Encoding": "gzip" } });
    expect(answer.headers.get("Content-Encoding")).toBeNull();
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("retry");
    await stopLive();
    for (const server of servers.splice(0)) await close(server, 60_000);
    expect((await reader?.read())?.done).toBe(true);
    await startLive(database.url);
  });
});

describe("the log of requests", () => {
  test("holds neither a query nor a customer's token", async () => {
    const url = await serve();
    await (
      await fetch(`${url}/l/tokentokentoken?secret=hunter2`, { headers: { Cookie: "a=hunter2" } })
    ).text();
    await (await fetch(`${url}/echo?phone=%2B353`)).text();
    expect(lines).toContain('"/l/(hidden)"');
    expect(lines).toContain('"/echo"');
    expect(lines).not.toMatch(/token|hunter2|353/);
  });
});
