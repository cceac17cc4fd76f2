// Reports and verdicts as a person asks for them at the terminal: the answer alone on one side, everything else on the other.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { useDatabase } from "test/database";
import { projectRoot } from "../root.server";

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "bayline-insight-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly answer: string;
  readonly said: string;
}

/** Runs it from another folder, as npm does: files are meant from where the person is. */
function run(environment: Readonly<Record<string, string>>, ...args: string[]): Promise<Ended> {
  const script = join(projectRoot, "app", "platform", "launch", "insight.mjs");
  const env = {
    ...process.env,
    INIT_CWD: folder,
    NODE_ENV: "production",
    SESSION_SECRET: "s".repeat(32),
    ...environment,
  };
  const child = spawn(process.execPath, [script, ...args], { cwd: projectRoot, env });
  let [answer, said] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (part: string) => (answer += part));
  child.stderr.setEncoding("utf8").on("data", (part: string) => (said += part));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, answer, said })));
}

function withDatabase(...args: string[]): Promise<Ended> {
  return run({ DATABASE_URL: database.url, DATA_DIR: join(folder, "unused") }, ...args);
}

describe("npm run insight", { timeout: 300_000 }, () => {
  test("reaches a verdict without any database", async () => {
    const rows = Array.from({ length: 40 }, (_, visit) => [
      `v${visit},repair,work,,${visit * 4000},${visit * 4000 + 600},0`,
      `v${visit},repair,wait,parts,${visit * 4000 + 600},${visit * 4000 + 3000},0`,
    ]).flat();
    writeFileSync(
      join(folder, "ledger.csv"),
      `case_id,stage,kind,cause,start,end,loop\n${rows.join("\n")}\n`,
    );
    const roster = {
      resources: { repair: { count: 2 } },
      delays: ["parts"],
      rework: true,
      windowMinutes: 3000,
    };
    writeFileSync(join(folder, "roster.json"), JSON.stringify(roster));
    const nowhere = { DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" };
    const told = await run(nowhere, "verdict", "--ledger", "ledger.csv", "--roster", "roster.json", "--json");
    expect(told).toMatchObject({ code: 0 });
    expect(JSON.parse(told.answer)).toMatchObject({
      verdict: "one",
      names: ["parts"],
      candidates: [{ name: "parts", D: 40, relief: 0.5, saving: 20, probability: 1 }, {}, {}],
    });
  });

  test("brings a log in and reports on it, in an embedded database that it starts and stops itself", async () => {
    writeFileSync(
      join(folder, "log.csv"),
      "case_id,activity,end\n1,a,2026-01-01T00:00:00Z\n1,b,2026-01-01T00:01:00Z\n",
    );
    const own = { DATA_DIR: join(folder, "data"), DATABASE_URL: "" };
    const brought = await run(own, "import", "log.csv");
    expect(brought).toMatchObject({ code: 0 });
    expect(JSON.parse(brought.answer)).toEqual({ name: "log", events: 2, replaced: false });
    const report = await run(own, "report", "--log", "log", "--json");
    expect(JSON.parse(report.answer)).toMatchObject({
      cases: 1,
      events: 2,
      edges: [{ from: "a", to: "b", sum: 60 }],
    });
  });

  test("says what is wrong beside the answer, and ends with 1", async () => {
    writeFileSync(join(folder, "bad.csv"), "case_id,activity,end\n1,a,never\n");
    const bad = await withDatabase("import", "bad.csv");
    expect(bad).toMatchObject({ code: 1, answer: "" });
    expect(bad.said).toContain("Line 2: “never” is no time");
    for (const args of [["report", "--log", "bad"], ["import", "none.csv"], ["verdict"], []]) {
      const refused = await withDatabase(...args);
      expect(refused).toMatchObject({ code: 1, answer: "" });
      expect(refused.said).not.toMatch(/^\s+at /m);
    }
  });
});
