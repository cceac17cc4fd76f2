// Starts, stops and kills workers that are processes of their own.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { projectRoot } from "~/platform/root.server";

export interface WorkerProcess {
  readonly pid: number;
  /** Resolves when it has told this line, now or before. */
  told(line: string): Promise<void>;
  /** How often it told this line so far. */
  count(line: string): number;
  /** Sends the signal and resolves with the exit code when it is gone; null when it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Resolves when the worker takes jobs. */
export async function workerProcess(url: string): Promise<WorkerProcess> {
  const script = join(projectRoot, "test", "setup", "worker-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, url], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const told = (line: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (lines.includes(line)) resolve();
      };
      waiting.add(look);
      look();
      void exit.then(() => reject(new Error(`It ended without saying “${line}”: ${lines.join("; ")}`)));
    });
  await told("ready");
  return {
    pid: child.pid ?? 0,
    told,
    count: (line) => lines.filter((one) => one === line).length,
    end(signal) {
      child.kill(signal);
      return exit;
    },
  };
}
