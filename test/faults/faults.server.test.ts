// The short form of `npm run faults`: everything together, a few of each.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { projectRoot } from "~/platform/root.server";
import { runFaults } from "./run";

beforeAll(async () => {
  const prepare = join(projectRoot, "app", "platform", "launch", "prepare.mjs");
  await promisify(execFile)(process.execPath, [prepare], { cwd: projectRoot });
}, 300_000);

test(
  "no reminder is lost or doubled without a doubt while workers, database and carrier fail",
  { timeout: 180_000 },
  async () => {
    const plan = {
      seed: 20_261_122,
      reminders: 60,
      overMs: 8_000,
      workers: 2,
      webs: 2,
      kills: 3,
      restarts: 1,
      patienceMs: 120_000,
      doubtPercent: 5,
    };
    const report = await runFaults(plan, () => undefined);
    expect(report.broken).toEqual([]);
    expect(report).toMatchObject({ kills: 3, restarts: 1 });
    expect(report.figures.sent + report.figures.refused).toBe(60);
  },
);
