// The embedded database under root and under an ordinary user, in open folders and in closed ones.
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { embeddedProcess, query } from "test/setup/embedded-process";
import { projectRoot } from "../../root.server";
import { openEmbedded } from "../embedded.server";

/** An account that owns nothing: "nobody" on every Unix. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const projectIsOpen =
  spawnSync("test", ["-x", projectRoot], isRoot ? { uid: NOBODY, gid: NOBODY } : {}).status === 0;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bayline-account-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(isRoot)("started as root", () => {
  test("runs the server as somebody else, who owns the data", async () => {
    chmodSync(folder, 0o755);
    const database = await openEmbedded({ dataDir: folder, unsafe: true });
    expect(await query(database.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(statSync(join(folder, "postgres")).uid).not.toBe(0);
    await database.stop();
  });

  test("works below a folder that nobody but root may enter, without opening it", async () => {
    chmodSync(folder, 0o700);
    const dataDir = join(folder, "deeper");
    mkdirSync(dataDir, { mode: 0o700 });
    const database = await openEmbedded({ dataDir, unsafe: true });
    await query(database.url, "create table written (n int)", "checkpoint");
    await database.stop();
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(dataDir).uid).toBe(0);
  });
});

describe.runIf(!isRoot || projectIsOpen)("started as an ordinary user", () => {
  test("runs the server as that user", async () => {
    const uid = isRoot ? NOBODY : undefined;
    if (uid !== undefined) chownSync(folder, uid, uid);
    const program = await embeddedProcess(folder, uid);
    if ("refused" in program.answer) throw new Error(program.answer.refused);
    expect(await query(program.answer.url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(statSync(join(folder, "postgres")).uid).toBe(uid ?? process.getuid?.());
    await program.end("SIGTERM");
  });
});
