// What the embedded database survives, each tried for real.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { embeddedProcess, query } from "test/setup/embedded-process";
import { FolderInUse, openEmbedded, type EmbeddedDatabase } from "../embedded.server";
import { freePort } from "./port.server";
import { isAlive } from "./postmaster.server";

/** Saved before anybody is killed: written to the log, as it is outside of tests. */
const SEVEN = ["set synchronous_commit = on", "create table kept (n int)", "insert into kept values (7)"];

let folder = "";
let database: EmbeddedDatabase | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bayline-embedded-"));
});
afterEach(async () => {
  await database?.stop();
  database = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const open = async (options: Partial<Parameters<typeof openEmbedded>[0]> = {}) => {
  // Killed processes leave their writes to the system; only a power cut would need them on the disk.
  database = await openEmbedded({ dataDir: folder, unsafe: true, ...options });
  return database;
};

describe("the embedded database", () => {
  test("keeps what was saved from one start to the next, behind a password only its owner can read", async () => {
    const first = await open();
    await query(first.url, "create table kept (word text)", "insert into kept values ('слово')");
    await first.stop();
    const second = await open();
    expect(await query(second.url, "select word from kept")).toEqual([{ word: "слово" }]);
    expect(statSync(join(folder, "postgres-password")).mode & 0o777).toBe(0o600);
    await expect(query(second.url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(/password/);
  });

  test("listens on the loopback address only, and on no socket file", async () => {
    const { url } = await open();
    const shown = await query(
      url,
      "select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets",
    );
    expect(shown).toEqual([{ addresses: "127.0.0.1", sockets: "" }]);
  });

  test("knows Cyrillic: lower case, trigrams, and an order of its own", async () => {
    const { url } = await open();
    const rows = await query(
      url,
      "create extension pg_trgm",
      `select lower('ЁЛКИН') as lower, 'Иванов' ilike '%ВАН%' as found, similarity('Иванов', 'иванова') > 0.5 as similar`,
    );
    expect(rows).toEqual([{ lower: "ёлкин", found: true, similar: true }]);
  });

  test("works in a folder with spaces and Cyrillic letters", async () => {
    const dataDir = join(folder, "мои данные", "2026 год");
    const { url } = await open({ dataDir });
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("outlives the kill of its program: the next start stops the orphan and has the data", async () => {
    const program = await embeddedProcess(folder);
    if ("refused" in program.answer) throw new Error(program.answer.refused);
    await query(program.answer.url, ...SEVEN);
    await program.end("SIGKILL");
    const orphan = program.answer.pid;
    expect(isAlive(orphan)).toBe(true);
    const { url } = await open();
    expect(isAlive(orphan)).toBe(false);
    expect(await query(url, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("outlives the kill of program and server together", async () => {
    const program = await embeddedProcess(folder);
    if ("refused" in program.answer) throw new Error(program.answer.refused);
    await query(program.answer.url, ...SEVEN);
    process.kill(program.answer.pid, "SIGKILL");
    await program.end("SIGKILL");
    const { url } = await open();
    expect(await query(url, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("is not stopped by a pid file that names somebody else's process", async () => {
    await (await open()).stop();
    // A pid is given out again after a restart of the machine: here it is this very test's.
    writeFileSync(
      join(folder, "postgres", "postmaster.pid"),
      `${process.pid}\n${folder}\n1700000000\n5432\n\n127.0.0.1\n\nready\n`,
    );
    const { url } = await open();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("is not stopped by an empty pid file", async () => {
    await (await open()).stop();
    writeFileSync(join(folder, "postgres", "postmaster.pid"), "");
    await open();
  });

  test("takes another port when somebody was faster", async () => {
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, "127.0.0.1", resolve));
    const ports = [port, await freePort()];
    const { url } = await open({ choosePort: () => Promise.resolve(ports.shift() ?? 0) });
    expect(new URL(url).port).not.toBe(String(port));
    await closed(taken);
  });

  test("is refused to a second program in the same folder, which learns who has it", async () => {
    const program = await embeddedProcess(folder);
    const refusal = await open().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(FolderInUse);
    expect(String(refusal)).toContain(`process ${program.child.pid}`);
    await program.end("SIGTERM");
    await open();
  });

  test("is started again when its server dies, at the same address", async () => {
    let runsAgain = () => {};
    const again = new Promise<void>((resolve) => (runsAgain = resolve));
    const { url, pid } = await open({ report: (line) => line.includes("runs again") && runsAgain() });
    await query(url, ...SEVEN);
    process.kill(pid() ?? 0, "SIGKILL");
    await again;
    expect(await query(url, "select n from kept")).toEqual([{ n: 7 }]);
  });

  test("leaves data of another major version untouched and says what to do", async () => {
    mkdirSync(join(folder, "postgres"));
    writeFileSync(join(folder, "postgres", "PG_VERSION"), "14\n");
    writeFileSync(join(folder, "postgres-password"), "kept");
    await expect(open()).rejects.toThrow(
      /made by PostgreSQL 14; this version of Bayline brings PostgreSQL 18.*not touched/s,
    );
    expect(readFileSync(join(folder, "postgres", "PG_VERSION"), "utf8")).toBe("14\n");
  });

  test("does not touch data whose password is lost", async () => {
    await (await open()).stop();
    rmSync(join(folder, "postgres-password"));
    await expect(open()).rejects.toThrow(/postgres-password is missing/);
  });

  test("begins anew where an earlier start was killed while it made the data", async () => {
    mkdirSync(join(folder, "postgres.new"));
    writeFileSync(join(folder, "postgres.new", "half"), "");
    await open();
    expect(existsSync(join(folder, "postgres.new"))).toBe(false);
  });
});

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
