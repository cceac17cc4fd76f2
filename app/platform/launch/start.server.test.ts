// The whole program as a person starts and stops it.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "../db/embedded/port.server";
import { isAlive, readPostmaster } from "../db/embedded/postmaster.server";
import { projectRoot } from "../root.server";

interface Program {
  readonly child: ChildProcess;
  /** Resolves when the program has printed this. */
  printed(pattern: RegExp): Promise<string>;
  /** Its exit code and all it printed. */
  readonly end: Promise<{ code: number | null; output: string }>;
}

let folder = "";
let programs: Program[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bayline-start-"));
});
afterEach(async () => {
  for (const { child, end } of programs) {
    child.kill("SIGTERM");
    await end;
  }
  programs = [];
  rmSync(folder, { recursive: true, force: true });
});

/** What this test's environment must not lend to the program. */
const NOT_OURS = ["DATABASE_URL", "SESSION_SECRET", "APP_URL", "ROLE", "npm_lifecycle_event"];

function start(environment: Record<string, string>, ...args: string[]): Program {
  const script = join(projectRoot, "app", "platform", "launch", "start.mjs");
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_OURS.includes(name));
  const child = spawn(process.execPath, [script, ...args], {
    cwd: projectRoot,
    env: { ...Object.fromEntries(inherited), NODE_ENV: "production", DATA_DIR: folder, ...environment },
  });
  let output = "";
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => {
      output += part;
      for (const look of waiting) look();
    });
  }
  const end = new Promise<{ code: number | null; output: string }>((resolve) =>
    child.once("close", (code) => resolve({ code, output })),
  );
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => pattern.test(output) && resolve(output);
      waiting.add(look);
      look();
      void end.then(() => reject(new Error(`It ended without saying ${String(pattern)}:\n${output}`)));
    });
  const program = { child, printed, end };
  programs.push(program);
  return program;
}

const postgresOf = () => readPostmaster(join(folder, "postgres"))?.pid ?? 0;

describe("npm start", () => {
  test("starts everything, refuses a second start, and stops everything at SIGTERM", async () => {
    const PORT = String(await freePort());
    const program = start({ PORT }, "--empty");
    expect(await program.printed(/Bayline is ready at/)).toContain(`/setup`);
    expect((await fetch(`http://127.0.0.1:${PORT}/healthz`)).status).toBe(200);

    const second = await start({ PORT: String(await freePort()) }).end;
    expect(second.code).toBe(1);
    expect(second.output).toContain(`already running in ${folder} (process ${program.child.pid})`);
    expect(second.output).not.toMatch(/^\s+at /m);

    const postgres = postgresOf();
    expect(isAlive(postgres)).toBe(true);
    program.child.kill("SIGTERM");
    // One Ctrl-C comes twice: the second one of the pair changes nothing.
    program.child.kill("SIGINT");
    expect((await program.end).code).toBe(0);
    expect(isAlive(postgres)).toBe(false);
  });

  test.each([/Made a new database/, /Migrating the database/])(
    "stops in the middle of a start, after %s, and leaves nothing running and nothing half-done",
    async (stage) => {
      const PORT = String(await freePort());
      const stopped = start({ PORT }, "--empty");
      await stopped.printed(stage);
      stopped.child.kill("SIGTERM");
      const { code, output } = await stopped.end;
      expect(code).toBe(0);
      expect(output).not.toMatch(/ready|^\s+at /m);
      expect(postgresOf()).toBe(0);
      await start({ PORT }, "--empty").printed(/Bayline is ready at/);
    },
  );

  test("starts again after it was killed, and remembers that it was to be empty", async () => {
    const PORT = String(await freePort());
    const killed = start({ PORT }, "--empty");
    await killed.printed(/Bayline is ready at/);
    killed.child.kill("SIGKILL");
    await killed.end;
    const again = start({ PORT });
    expect(await again.printed(/Bayline is ready at/)).toContain("No demo data");
    expect((await fetch(`http://127.0.0.1:${PORT}/healthz`)).status).toBe(200);
  });

  test("names every wrong setting at once, without a stack trace", async () => {
    const { code, output } = await start({ PORT: "none", ROLE: "boss" }).end;
    expect(code).toBe(1);
    expect(output).toContain("PORT must be a whole number");
    expect(output).toContain("ROLE must be one of all, web, worker.");
    expect(output).not.toMatch(/^\s+at /m);
  });

  test("says which port is taken, and leaves no database running", async () => {
    const PORT = String(await freePort());
    const elsewhere = mkdtempSync(join(tmpdir(), "bayline-start-"));
    const first = start({ PORT, DATA_DIR: elsewhere }, "--empty");
    await first.printed(/Bayline is ready at/);
    const { code, output } = await start({ PORT }).end;
    expect(code).toBe(1);
    expect(output).toContain(`Port ${PORT} is taken`);
    expect(postgresOf()).toBe(0);
    first.child.kill("SIGTERM");
    await first.end;
    rmSync(elsewhere, { recursive: true });
  });

  test("writes nothing secret to its log", async () => {
    const PORT = String(await freePort());
    const program = start({ PORT, LOG_LEVEL: "trace" }, "--empty");
    await program.printed(/Bayline is ready at/);
    await fetch(`http://127.0.0.1:${PORT}/l/tokentokentoken?x=hunter2`);
    program.child.kill("SIGTERM");
    const { output } = await program.end;
    expect(output).not.toMatch(/tokentoken|hunter2/);
    const secrets = ["session-secret", "postgres-password"].map((name) =>
      readFileSync(join(folder, name), "utf8").trim(),
    );
    for (const secret of secrets) expect(output).not.toContain(secret);
  });
});
