// Web servers and workers of the built program, as processes that can be killed.
import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "~/platform/root.server";

export interface Program {
  readonly pid: number;
  /** Resolves when it works; rejects when it ended before. */
  readonly ready: Promise<void>;
  /** Resolves with its exit code once it has ended, however; null when it was killed. */
  readonly ended: Promise<number | null>;
  /** Sends the signal; resolves with the exit code, null for one that was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the built program with these settings, ROLE among them; what it prints goes to the end of the file. */
export function startProgram(settings: Readonly<Record<string, string>>, logFile: string): Program {
  const child = spawn(process.execPath, [join(projectRoot, "test", "faults", "program.mjs")], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, NODE_ENV: "production", TZ: "UTC", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = exitOf(child);
  const log = createWriteStream(logFile, { flags: "a" });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      log.write(text);
      if (text.includes("ready\n")) resolve();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => log.write(text));
    void ended.then((code) => reject(new Error(`A program ended with ${String(code)}; see ${logFile}`)));
  });
  // Whoever does not wait for it does not want to hear of it.
  ready.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    ready,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once("exit", resolve));
}
