// Reports timed in a process of their own, so that its memory is that of the reports.
import { cpuUsage } from "node:process";
import { z } from "zod";
import { fullReport } from "~/insight/report/full-report.server";
import { visitsBehind } from "~/insight/report/visits-behind.server";
import { DAY, instant, plus } from "~/journey/instant";
import { defaultRouteMap } from "~/journey/route-map";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { aCentre, aColleague, visitIn } from "../factories";
import { runApart, whenApart } from "./apart";

export interface Timing {
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  /** Median milliseconds of CPU of the process that reports. */
  readonly cpu: number;
}

export interface Measured {
  readonly group: Timing;
  readonly quarter: Timing;
  readonly year: Timing;
  readonly behindGroup: Timing;
  readonly behindCentre: Timing;
  readonly megabytes: number;
  readonly newEvent: number;
}

const Order = z.object({
  url: z.string(),
  centres: z.array(z.string()).readonly(),
  from: z.string(),
  runs: z.number(),
});
export type Order = z.infer<typeof Order>;

/** Runs it all in a new process. */
export function measuredApart(order: Order): Promise<Measured> {
  return runApart(import.meta.url, order);
}

async function timed(runs: number, work: (run: number) => Promise<unknown>): Promise<Timing> {
  const [times, cpus]: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run += 1) {
    const [begun, before] = [performance.now(), cpuUsage()];
    await work(run);
    times.push(performance.now() - begun);
    const { user, system } = cpuUsage(before);
    cpus.push((user + system) / 1000);
  }
  const [first = NaN, ...later] = times;
  const rising = later.toSorted((a, b) => a - b);
  const middle = cpus.slice(1).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN;
  const at = (share: number) => rising[Math.min(runs - 1, Math.floor(runs * share))] ?? NaN;
  return { first, p50: at(0.5), p95: at(0.95), cpu: middle };
}

/** Milliseconds from a fact that was recorded to a report that knows it. */
async function newEventSeen(centreId: string): Promise<number> {
  const visitsOf = async () => {
    const { stages } = await fullReport({ centres: [centreId] }, new Date());
    return stages.find(({ stage }) => stage === "repairs")?.now ?? NaN;
  };
  const before = await visitsOf();
  const { organisationId, timeZone, currency } = await db().centre.findUniqueOrThrow({
    where: { id: centreId },
  });
  const bays = await db().bay.findMany({ where: { centreId }, select: { id: true } });
  const [one, two] = bays.map(({ id }) => id);
  if (one === undefined || two === undefined) throw new Error("no bays");
  const workplace = { id: centreId, organisationId, language: "en" as const };
  const team = {
    advisor: await aColleague(workplace, ["advisor"]),
    mechanic: await aColleague(workplace, ["mechanic"]),
    inspector: await aColleague(workplace, ["inspector"]),
    parts: await aColleague(workplace, ["parts"]),
    manager: await aColleague(workplace, ["manager"]),
  };
  await visitIn("repairs", {
    centre: { ...workplace, timeZone, currency, map: defaultRouteMap(1), bays: [one, two], team },
  });
  const begun = performance.now();
  while ((await visitsOf()) !== before + 1) {
    if (performance.now() - begun > 10_000) throw new Error("the new visit is never in the report");
  }
  return performance.now() - begun;
}

async function measure({ url, centres, from, runs }: Order): Promise<Measured> {
  useSettings(readSettings({ DATABASE_URL: url, SESSION_SECRET: "only for measuring".repeat(3) }));
  await connectDatabase(url);
  const [one = ""] = centres;
  const now = () => new Date();
  const daysAgo = (days: number) => new Date(plus(instant(now()), -days * DAY)).toISOString();
  // A process that has served for a while: what it needs is loaded, and its young objects have the room that they take anyway.
  const empty = await aCentre();
  for (let warm = 0; warm < 200; warm += 1) await fullReport({ centres: [empty.id] }, now());
  global.gc?.();
  const before = process.memoryUsage().rss;
  let highest = before;
  const watched = async (work: () => Promise<unknown>) => {
    await work();
    highest = Math.max(highest, process.memoryUsage().rss);
  };
  const times = (work: () => Promise<unknown>) => timed(runs, () => watched(work));
  const group = await times(() => fullReport({ centres, from }, now()));
  const quarter = await times(() => fullReport({ centres: [one] }, now()));
  const year = await times(() => fullReport({ centres: [one], from: daysAgo(365) }, now()));
  const behindGroup = await times(() => visitsBehind({ centres, from, cause: "parts" }, now()));
  const behindCentre = await times(() => visitsBehind({ centres: [one], cause: "technician" }, now()));
  const megabytes = (highest - before) / 1e6;
  const newEvent = await newEventSeen(one);
  await disconnectDatabase();
  return { group, quarter, year, behindGroup, behindCentre, megabytes, newEvent };
}

await whenApart(import.meta.url, (order) => measure(Order.parse(order)));
