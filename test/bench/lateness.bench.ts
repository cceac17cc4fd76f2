// How long a centre's expected finishes take to count with 300 cars in the workshop: the arithmetic by itself, and the whole
// count with its queries. The floor is the same count for a centre without cars.
import { cpuUsage } from "node:process";
import { countLateness } from "~/lateness/lateness.server";
import { expectedFinishes } from "~/lateness/expected";
import { floorOf } from "~/lateness/floor.server";
import { instant, MINUTE, plus } from "~/journey/instant";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { aCentre, aColleague, aLine, visitIn, type TestCentre } from "../factories";
import { createDatabase, databaseUrl, startTestCluster } from "../setup/cluster";

const VISITS = 300;
const MECHANICS = 12;
const TURNS = 20;

async function aFullWorkshop(): Promise<TestCentre> {
  const centre = await aCentre();
  const now = instant(new Date());
  const mechanics = await Promise.all(
    Array.from({ length: MECHANICS }, () => aColleague(centre, ["mechanic"])),
  );
  for (let made = 0; made < VISITS; made += 1) {
    const mechanic = mechanics[made % MECHANICS];
    if (!mechanic) throw new Error("no mechanic");
    const promisedAt = plus(now, (60 + made * 10) * MINUTE);
    await visitIn("repairs", {
      centre,
      mechanic,
      lines: [aLine(), aLine({ labourMinutes: 30 })],
      promisedAt,
    });
  }
  return centre;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Milliseconds of CPU of this process, the median of some turns. */
async function cpuOf(work: (turn: number) => unknown): Promise<number> {
  const found: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const before = cpuUsage();
    await work(turn);
    const { user, system } = cpuUsage(before);
    found.push((user + system) / 1000);
  }
  return middle(found);
}

const cluster = await startTestCluster();
try {
  const url = databaseUrl(cluster.adminUrl, await createDatabase(cluster.adminUrl, cluster.template));
  useSettings(readSettings({ DATABASE_URL: url, SESSION_SECRET: "only for measuring".repeat(3) }));
  await connectDatabase(url);
  const now = instant(new Date());
  const [empty, full] = [await aCentre(), await aFullWorkshop()];
  await db().$executeRaw`analyze`;
  const later = (turn: number) => plus(now, turn * 6 * MINUTE);
  const nothing = await cpuOf((turn) => countLateness(empty.id, later(turn)));
  const whole = await cpuOf((turn) => countLateness(full.id, later(turn)));
  const floor = await floorOf(db(), full.id, now);
  const arithmetic = await cpuOf((turn) => expectedFinishes(later(turn), floor));
  const say = (what: string, ms: number) => process.stdout.write(`${what}: ${ms.toFixed(1)} ms of CPU\n`);
  say(`the arithmetic, ${String(VISITS)} cars`, arithmetic);
  say(`a whole count, ${String(VISITS)} cars, all of them moved`, whole);
  say("a whole count, no cars (the floor)", nothing);
  await disconnectDatabase();
} finally {
  await cluster.stop();
}
