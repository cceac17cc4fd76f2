// npm run faults: two thousand reminders while workers are killed, the database restarts and the carrier fails in all its ways.
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { runFaults, type FaultsPlan, type FaultsReport } from "./run";

const say = (line: string) => void process.stdout.write(`${line}\n`);

function typedPlan(): FaultsPlan {
  const number = { type: "string" } as const;
  const { values } = parseArgs({
    options: { seed: number, reminders: number, kills: number, restarts: number },
  });
  const read = (text: string | undefined, otherwise: number) => {
    const value = text === undefined ? otherwise : Number(text);
    if (!Number.isInteger(value) || value < 0) throw new Error(`${String(text)} is no whole number.`);
    return value;
  };
  const reminders = read(values.reminders, 2_000);
  return {
    seed: read(values.seed, randomInt(1_000_000)),
    reminders,
    // Some twenty a second: the workers keep up, and always have something under way.
    overMs: Math.max(30_000, reminders * 50),
    workers: 3,
    webs: 2,
    kills: read(values.kills, 20),
    restarts: read(values.restarts, 5),
    patienceMs: 6 * 60_000,
    doubtPercent: 100,
  };
}

function tell({ figures, mishaps, broken, ...report }: FaultsReport): void {
  const suffered = Object.entries(mishaps).map(([name, times]) => `${name} ${times}`);
  say(`
Workers killed                     ${report.kills}
Database restarted                 ${report.restarts}
The carrier's failures             ${suffered.join(", ")}
It was asked                       ${report.asked} times

Reminders                          ${figures.reminders}
Sent                               ${figures.sent}, of which ${report.delivered} are known to have arrived
Refused by the carrier (21610)     ${figures.refused}
Lost                               ${broken.filter((line) => line.includes("was lost")).length}
Sent more than once                ${figures.duplicates}
Passed through unknown             ${figures.throughUnknown}
Slowest resolution                 ${figures.slowestResolutionSeconds} s
The whole took                     ${report.seconds} s`);
  for (const line of broken) say(`BROKEN: ${line}`);
  say(broken.length === 0 ? "Every promise was kept." : `${broken.length} promises were broken.`);
}

const plan = typedPlan();
say(`Seed ${plan.seed} (the same mishaps again: npm run faults -- --seed ${plan.seed})`);
const report = await runFaults(plan, say);
tell(report);
process.exit(report.broken.length === 0 ? 0 : 1);
