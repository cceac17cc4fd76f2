// Starts and kills a process that migrates a database.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "~/platform/root.server";

/** Begins to migrate; `kill` resolves when the process is gone. */
export function migratingProcess(url: string): { kill: () => Promise<void> } {
  const script = join(projectRoot, "test", "setup", "migrating-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, url], {
    cwd: projectRoot,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    async kill() {
      child.kill("SIGKILL");
      await exit;
    },
  };
}
