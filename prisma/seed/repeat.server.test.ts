// The same seed and moment load the same rows.
import { expect, it } from "vitest";
import { connectDatabase, db } from "~/platform/db/db.server";
import { migrateDatabase } from "~/platform/db/migrate.server";
import { Refusal } from "~/platform/refusal";
import { useDatabase, useEmptyDatabases } from "test/database";
import { seedDemo } from "./index";

const first = useDatabase();
const others = useEmptyDatabases();

async function loaded(url: string, seed: number, now: string) {
  await connectDatabase(url);
  await seedDemo({
    visits: 60,
    seed,
    password: "a password for the demo",
    now: new Date(now),
    log: () => undefined,
  });
  const [visits, events, vehicles, customers, jobs, bays] = await Promise.all([
    db().visit.findMany({ orderBy: { id: "asc" } }),
    db().event.findMany({ orderBy: { id: "asc" } }),
    db().vehicle.findMany({ orderBy: { id: "asc" } }),
    db().customer.findMany({ orderBy: { id: "asc" } }),
    db().job.findMany({ orderBy: { id: "asc" } }),
    db().bay.findMany({ orderBy: { id: "asc" } }),
  ]);
  return { visits, events, vehicles, customers, jobs, bays };
}

async function another(): Promise<string> {
  const url = await others.make();
  await migrateDatabase(url, { log: () => undefined });
  return url;
}

it(
  "the same seed in the same minute makes the same rows, another seed makes others",
  { timeout: 120_000 },
  async () => {
    const one = await loaded(first.url, 7, "2026-11-19T12:00:05Z");
    expect(await loaded(await another(), 7, "2026-11-19T12:00:55Z")).toEqual(one);
    const other = await loaded(await another(), 8, "2026-11-19T12:00:05Z");
    expect(other.visits.map(({ complaint }) => complaint)).not.toEqual(
      one.visits.map(({ complaint }) => complaint),
    );
  },
);

it("demo data does not go where a centre of somebody's own is", async () => {
  const url = await another();
  await connectDatabase(url);
  await db().organisation.create({
    data: { id: "01a1445d-c758-78b2-8088-590b2a2edb50", name: "Somebody’s garage" },
  });
  const load = seedDemo({ password: "a password for the demo", log: () => undefined });
  await expect(load).rejects.toThrow(Refusal);
  expect(await db().staff.count()).toBe(0);
});
