// Workers that are killed, stopped and cut off, as processes of their own on a real database.
import { EventEmitter } from "node:events";
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { useDatabase } from "test/database";
import { workerProcess, type WorkerProcess } from "test/setup/worker-process";
import { db } from "~/platform/db/db.server";
import { queuePool } from "~/platform/db/pool.server";
import { defineJob, enqueue } from "~/platform/enqueue.server";
import { heldJobs } from "./held-jobs";
import { machine } from "./heartbeat";
import { DEAD_AFTER_MS, lookAfterOthers } from "./takeover";

const database = useDatabase();
const payload = z.object({ name: z.string() });
const quick = defineJob({ name: "quick", payload });
const endless = defineJob({ name: "endless", payload });
const obliging = defineJob({ name: "obliging", payload });
const deaf = defineJob({ name: "deaf", payload });

let pool: pg.Pool;
beforeAll(() => {
  pool = queuePool(database.url, 2);
});
afterAll(() => pool.end());

const started: WorkerProcess[] = [];
async function start(): Promise<WorkerProcess> {
  const worker = await workerProcess(database.url);
  started.push(worker);
  return worker;
}
afterEach(async () => {
  for (const worker of started.splice(0)) await worker.end("SIGKILL");
  await db().$executeRaw`delete from graphile_worker._private_jobs`;
  await db().workerHeartbeat.deleteMany();
});

interface JobRow {
  locked_by: string | null;
  attempts: number;
  due: boolean;
}
const jobs = () =>
  db().$queryRaw<JobRow[]>`
    select locked_by, attempts, run_at <= now() as due from graphile_worker.jobs order by id`;

/** A job as if a worker had taken it so many seconds ago. */
async function lockedJob(name: string, lockedBy: string, secondsAgo: number): Promise<void> {
  await enqueue(db(), quick, { name }, { key: name });
  await db().$executeRaw`
    update graphile_worker._private_jobs
       set locked_by = ${lockedBy}, locked_at = now() - ${secondsAgo}::int * interval '1 second', attempts = 1
     where key = ${name}`;
}

/** A row of a worker that was last heard of so many seconds ago. */
async function workerRow(
  name: string,
  secondsAgo: number,
  where: { pid: number; host: string },
): Promise<void> {
  const beatAt = new Date(Date.now() - secondsAgo * 1_000);
  const row = { id: randomUUID(), startedAt: beatAt, beatAt, workerIds: [name] };
  await db().workerHeartbeat.create({ data: { ...row, ...where } });
}

const elsewhere = { pid: 1, host: "another machine" };
/** The largest pid Linux gives out is 4194304. */
const killed = () => ({ pid: 4_194_305, host: machine() });
const looker = (steadyMs: number) => ({
  id: randomUUID(),
  steadyMs: () => steadyMs,
  beat: () => Promise.resolve(),
  end: () => Promise.resolve(),
});
const lockedNames = async () => (await jobs()).map((job) => job.locked_by);

describe("a look at the others", () => {
  test("frees the jobs of the dead and of nobody else", async () => {
    await workerRow("killed", 1, killed());
    await workerRow("silent", 40, elsewhere);
    await workerRow("living", 1, elsewhere);
    await workerRow("here", 1, { pid: process.pid, host: machine() });
    for (const name of ["killed", "silent", "living", "here"]) await lockedJob(name, name, 3_600);
    expect(await lookAfterOthers(pool, looker(DEAD_AFTER_MS))).toEqual({ workers: 2, jobs: 2 });
    expect(await lockedNames()).toEqual([null, null, "living", "here"]);
    expect((await db().workerHeartbeat.findMany()).flatMap((row) => row.workerIds).sort()).toEqual([
      "here",
      "living",
    ]);
  });

  test("of one who was silent itself takes nobody's silence for death", async () => {
    await workerRow("killed", 40, killed());
    await workerRow("silent", 40, elsewhere);
    for (const name of ["killed", "silent"]) await lockedJob(name, name, 3_600);
    expect(await lookAfterOthers(pool, looker(DEAD_AFTER_MS - 1))).toEqual({ workers: 1, jobs: 1 });
    expect(await lockedNames()).toEqual([null, "silent"]);
  });

  test("frees the jobs of one who died before its first sign of life", async () => {
    await lockedJob("long ago", "nobody", 11);
    await lockedJob("just now", "newcomer", 1);
    expect(await lookAfterOthers(pool, looker(0))).toEqual({ workers: 0, jobs: 1 });
    expect(await lockedNames()).toEqual([null, "newcomer"]);
  });

  test("by four at once frees each job once", async () => {
    await workerRow("killed", 1, killed());
    for (let n = 0; n < 20; n += 1) await lockedJob(`job ${String(n)}`, "killed", 5);
    const looks = await Promise.all([1, 2, 3, 4].map(() => lookAfterOthers(pool, looker(0))));
    expect(looks.reduce((sum, found) => sum + found.workers, 0)).toBe(1);
    expect(await lockedNames()).toEqual(Array.from({ length: 20 }, () => null));
  });
});

test("a job that was locked in our name without our hearing of it goes back", async () => {
  const events = new EventEmitter();
  const held = heldJobs(events);
  events.emit("pool:create", { workerPool: { id: "ours" } });
  await lockedJob("lost", "ours", 31);
  await lockedJob("at work", "ours", 31);
  await lockedJob("on its way", "ours", 1);
  const [, busy] = await db().$queryRaw<
    { id: string }[]
  >`select id::text from graphile_worker.jobs order by id`;
  events.emit("job:start", { job: busy });
  expect(await held.freeForgotten(pool)).toBe(1);
  expect(await lockedNames()).toEqual([null, "ours", "ours"]);
  expect(await held.freeForgotten(pool)).toBe(0);
});

describe("a worker process", () => {
  test("takes over what a killed one had begun, and leaves alone what a living one does", async () => {
    const [first, second] = await Promise.all([start(), start()]);
    await enqueue(db(), endless, { name: "a long job" });
    await Promise.race([first.told("began a long job"), second.told("began a long job")]);
    const [dead, living] = first.count("began a long job") === 1 ? [first, second] : [second, first];
    const third = await start();
    await enqueue(db(), endless, { name: "another" });
    await Promise.race([dead, living, third].map((worker) => worker.told("began another")));
    const busy = [dead, living, third].find((worker) => worker.count("began another") === 1);

    expect(await dead.end("SIGKILL")).toBeNull();
    await Promise.race([living.told("began a long job"), third.told("began a long job")]);
    const others = [dead, living, third].filter((worker) => worker !== busy);
    if (busy !== dead) for (const worker of others) expect(worker.count("began another")).toBe(0);
    expect((await db().workerHeartbeat.findMany()).map((row) => row.pid).sort()).toEqual(
      [living.pid, third.pid].sort(),
    );
  });

  test("that is told to stop gives back what breaks off: at once, and the try does not count", async () => {
    const worker = await start();
    await enqueue(db(), endless, { name: "a long job" });
    await worker.told("began a long job");
    expect(await worker.end("SIGTERM")).toBe(0);
    expect(await jobs()).toEqual([{ locked_by: null, attempts: 0, due: true }]);
    expect(await db().workerHeartbeat.count()).toBe(0);
    const next = await start();
    await next.told("began a long job");
  });

  test("that is told to stop finishes what can be finished", async () => {
    const worker = await start();
    await enqueue(db(), obliging, { name: "an obliging job" });
    await worker.told("began an obliging job");
    expect(await worker.end("SIGTERM")).toBe(0);
    expect(await jobs()).toEqual([]);
  });

  test("that is told to stop does not wait for a job that does not listen", async () => {
    const worker = await start();
    await enqueue(db(), deaf, { name: "a deaf job" });
    await worker.told("began a deaf job");
    expect(await worker.end("SIGTERM")).toBe(0);
    expect(await jobs()).toEqual([{ locked_by: null, attempts: 0, due: true }]);
  });

  test("does not bring back a job that was asked for again while it ran", async () => {
    const worker = await start();
    await enqueue(db(), endless, { name: "a long job" }, { key: "one" });
    await worker.told("began a long job");
    await enqueue(db(), quick, { name: "a newer one" }, { key: "one", runAt: new Date("2100-01-01") });
    await worker.end("SIGTERM");
    const available = await db().$queryRaw<{ run_at: Date }[]>`
      select run_at from graphile_worker._private_jobs where is_available`;
    expect(available).toEqual([{ run_at: new Date("2100-01-01") }]);
  });

  test("outlives the loss of all its connections in the middle of a job", async () => {
    const worker = await start();
    await enqueue(db(), endless, { name: "a long job" });
    await worker.told("began a long job");
    for (const name of ["one", "two", "three"]) {
      await db().$executeRaw`
        select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name in ('bayline-queue', 'bayline-heartbeat')`;
      await enqueue(db(), quick, { name });
      await worker.told(`did ${name}`);
      // Its end is on record: one that is cut off just then ends the runner, which gives back what it is busy with.
      await expect.poll(async () => (await jobs()).length).toBe(1);
    }
    expect(worker.count("began a long job")).toBe(1);
  });
});
