// The import as a person starts it at the terminal.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aCentre, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { db } from "../db/db.server";
import { projectRoot } from "../root.server";

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "bayline-terminal-"));
let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre({ name: "Quay Motors" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs it from another folder, as npm does: the file is meant from where the person is. */
function run(...args: string[]): Promise<{ code: number | null; output: string }> {
  const script = join(projectRoot, "app", "platform", "launch", "import.mjs");
  const child = spawn(process.execPath, [script, ...args], {
    cwd: projectRoot,
    env: {
      ...process.env,
      INIT_CWD: folder,
      NODE_ENV: "production",
      DATABASE_URL: database.url,
      SESSION_SECRET: "s".repeat(32),
      DATA_DIR: join(folder, "data"),
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => (output += part));
  }
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

describe("npm run import", { timeout: 180_000 }, () => {
  test("brings a file in, tells what it did, and does it once", async () => {
    writeFileSync(join(folder, "people.csv"), "Who;Mobile\nNora Byrne;086 111 0001\nPeter;086 111 0002\n");
    const dry = await run("customers", "people.csv", "--map", "name=Who", "--dry-run");
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.output).toContain("utf-8, separated by semicolons. For Quay Motors.");
    expect(dry.output).toMatch(/New: 2/);
    expect(await db().customer.count()).toBe(0);

    const first = await run("customers", "people.csv", "--map", "name=Who");
    expect(first).toMatchObject({ code: 0 });
    expect(await db().customer.count({ where: { centreId: centre.id } })).toBe(2);
    const again = await run("customers", "people.csv", "--map", "name=Who");
    expect(again.output).toMatch(/Known already, left as they are: 2/);
    expect(await db().customer.count()).toBe(2);
  });

  test("refuses a file with bad rows in words of either language, without a stack trace", async () => {
    writeFileSync(join(folder, "bad.csv"), "Name,Phone\nNora,12\n");
    const english = await run("customers", "bad.csv");
    expect(english).toMatchObject({ code: 1 });
    expect(english.output).toContain("Line 2: “12” is no telephone number.");
    const russian = await run("customers", "bad.csv", "--language", "ru");
    expect(russian.output).toContain("Строка 2: «12» — не номер телефона.");
    expect(english.output + russian.output).not.toMatch(/^\s+at /m);
  });

  test("says what it does not understand", async () => {
    expect((await run("people", "people.csv")).output).toContain(
      "npm run import -- customers|vehicles|visits",
    );
    expect((await run("customers", "none.csv")).output).toContain("There is no file");
    const unmapped = await run("customers", "people.csv");
    expect(unmapped.output).toContain("The file has no column for: Name (name).");
    expect((await run("customers", "people.csv", "--centre", "Nowhere")).output).toContain("Quay Motors");
  });
});
