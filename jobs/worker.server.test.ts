// The queue and the worker on a real database.
import { z } from "zod";
import { afterEach, describe, expect, test } from "vitest";
import { useDatabase } from "test/database";
import { db } from "~/platform/db/db.server";
import { defineJob, dequeue, enqueue } from "~/platform/enqueue.server";
import { health } from "~/platform/http/health.server";
import { machine } from "./heartbeat";
import { removeOutdated } from "./sweep";
import { task } from "./task";
import { startWorker, type Worker } from "./worker";

const database = useDatabase();
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

const greet = defineJob({
  name: "greet",
  payload: z.object({ name: z.string() }),
  key: ({ name }) => `greet:${name}`,
});

let worker: Worker | undefined;
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await db().$executeRaw`delete from graphile_worker._private_jobs`;
});

/** Starts a worker whose `greet` tells whom it greeted. */
async function greetings(): Promise<{ next: () => Promise<string> }> {
  const heard: string[] = [];
  const waiting: ((name: string) => void)[] = [];
  const handler = task(greet, async ({ name }) => {
    const first = waiting.shift();
    if (first) first(name);
    else heard.push(name);
  });
  worker = await startWorker({ url: database.url, log, tasks: [handler] });
  return {
    next: () => {
      const name = heard.shift();
      return name === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(name);
    },
  };
}

const waitingJobs = () =>
  db().$queryRaw<
    { key: string | null; run_at: Date }[]
  >`select key, run_at from graphile_worker.jobs order by id`;

describe("a job", () => {
  test("is carried out once its transaction has committed", async () => {
    const { next } = await greetings();
    await db().$transaction((tx) => enqueue(tx, greet, { name: "Ann" }));
    expect(await next()).toBe("Ann");
  });

  test("does not exist when its transaction rolls back", async () => {
    await db()
      .$transaction(async (tx) => {
        await enqueue(tx, greet, { name: "nobody" });
        throw new Error("no");
      })
      .catch(() => undefined);
    expect(await waitingJobs()).toEqual([]);
  });

  test("asked for twice under one key waits once", async () => {
    await enqueue(db(), greet, { name: "Ann" });
    await enqueue(db(), greet, { name: "Ann" });
    await enqueue(db(), greet, { name: "Bob" });
    expect((await waitingJobs()).map((job) => job.key)).toEqual(["greet:Ann", "greet:Bob"]);
  });

  test("can wait for its time, and be taken back before it", async () => {
    const runAt = new Date("2030-01-01T10:00:00Z");
    await enqueue(db(), greet, { name: "Ann" }, { runAt });
    expect((await waitingJobs())[0]?.run_at).toEqual(runAt);
    await dequeue(db(), "greet:Ann");
    expect(await waitingJobs()).toEqual([]);
  });

  test("with a payload of another shape is refused before it is queued", async () => {
    // @ts-expect-error: the compiler refuses it too
    await expect(enqueue(db(), greet, { name: 7 })).rejects.toThrow();
    expect(await waitingJobs()).toEqual([]);
  });

  test("that a killed worker had begun is carried out by the next one", async () => {
    await enqueue(db(), greet, { name: "Ann" });
    await db()
      .$executeRaw`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = 'worker-killed'`;
    const { next } = await greetings();
    expect(await next()).toBe("Ann");
  });
});

describe("a worker", () => {
  test("shows that it lives while it runs, and leaves nothing behind", async () => {
    await greetings();
    expect(await health(new Date())).toMatchObject({ database: "up", worker: "up" });
    await worker?.stop();
    worker = undefined;
    expect(await db().workerHeartbeat.count()).toBe(0);
    expect(await health(new Date())).toMatchObject({ database: "up", worker: "down" });
  });

  test("that was silent for half a minute counts as dead", async () => {
    await greetings();
    expect(await health(new Date(Date.now() + 30_000))).toMatchObject({ worker: "down" });
  });

  test("buries those that were killed", async () => {
    const beatAt = new Date();
    // The largest pid Linux gives out is 4194304.
    const dead = { startedAt: beatAt, beatAt, pid: 4_194_305, host: machine() };
    await db().workerHeartbeat.create({ data: { id: "00000000-0000-7000-8000-00000000dead", ...dead } });
    await greetings();
    expect((await db().workerHeartbeat.findMany()).map((row) => row.pid)).toEqual([process.pid]);
  });
});

describe("the sweep", () => {
  test("removes what nobody can use any more, and nothing else", async () => {
    const now = new Date("2026-05-01T12:00:00Z");
    const centreId = "00000000-0000-7000-8000-000000000001";
    await db().submission.createMany({
      data: [
        { id: "00000000-0000-7000-8000-000000000002", centreId, createdAt: new Date("2026-03-31T11:00:00Z") },
        { id: "00000000-0000-7000-8000-000000000003", centreId, createdAt: new Date("2026-04-02T11:00:00Z") },
      ],
    });
    await db().rateLimit.createMany({
      data: [
        { key: "over", expire: BigInt(now.getTime() - 1) },
        { key: "running", expire: BigInt(now.getTime() + 1) },
        { key: "forever", expire: null },
      ],
    });
    await removeOutdated(now);
    expect((await db().submission.findMany()).map((row) => row.id)).toEqual([
      "00000000-0000-7000-8000-000000000003",
    ]);
    expect((await db().rateLimit.findMany({ orderBy: { key: "asc" } })).map((row) => row.key)).toEqual([
      "forever",
      "running",
    ]);
  });
});
