// The migrations against a real PostgreSQL: they agree with prisma/schema, apply once, and guard the log.
import pg from "pg";
import { describe, expect, inject, test } from "vitest";
import { useEmptyDatabases } from "test/database";
import { migratingProcess } from "test/setup/migrating-process";
import { Refusal } from "../refusal";
import { missingSql } from "./difference.server";
import { migrateDatabase } from "./migrate.server";
import { readMigrations, readSchema, type SchemaFile } from "./migration-folder.server";

const databases = useEmptyDatabases();
const quiet = { log: () => undefined };

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the migrations", () => {
  test("agree with prisma/schema", async () => {
    expect(await missingSql(inject("adminUrl"))).toMatch(/^\s*(-- This is an empty migration\.)?\s*$/);
  });

  test("disagree with a schema that has a column more", async () => {
    const schema = (await readSchema()).map(([name, text]): SchemaFile => [
      name,
      text.replace("model Bay {", "model Bay {\n  colour String?"),
    ]);
    expect(await missingSql(inject("adminUrl"), schema)).toContain(`ADD COLUMN     "colour" TEXT`);
  });

  test("apply once, however many processes start together", async () => {
    const url = await databases.make();
    const starts = await Promise.all([1, 2, 3].map(() => migrateDatabase(url, quiet)));
    const names = (await readMigrations()).map((migration) => migration.name);
    expect(starts.flat().sort()).toEqual(names);
    expect(await migrateDatabase(url, quiet)).toEqual([]);
  });

  test("leave the record that Prisma's own commands read", async () => {
    const url = await databases.make();
    await migrateDatabase(url, quiet);
    const rows = await query<{ migration_name: string; checksum: string }>(
      url,
      "select migration_name, checksum from _prisma_migrations where finished_at is not null order by 1",
    );
    const expected = (await readMigrations()).map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
    }));
    expect(rows).toEqual(expected);
  });

  test("are refused by a database that a newer version has migrated", async () => {
    const url = await databases.make();
    await migrateDatabase(url, quiet);
    await query(
      url,
      "update _prisma_migrations set migration_name = '29990101000000_future' where migration_name like '%_guards'",
    );
    await expect(migrateDatabase(url, quiet)).rejects.toThrow(
      /newer version of Bayline.*29990101000000_future/s,
    );
  });

  test("are refused by a database of something else", async () => {
    const url = await databases.make();
    await query(url, "create table somebody_elses (n int)");
    await expect(migrateDatabase(url, quiet)).rejects.toThrow(
      /holds tables of something else. Nothing was changed/,
    );
    expect(await query(url, "select to_regclass('customer') as changed")).toEqual([{ changed: null }]);
  });

  test.each([
    ["nobody listens", { port: "1" }, /cannot be used: .*ECONNREFUSED/],
    ["the password is wrong", { password: "wrong" }, /cannot be used: password authentication failed/],
    [
      "there is no such database",
      { pathname: "/nowhere" },
      /cannot be used: database "nowhere" does not exist/,
    ],
  ])("are refused where %s, in words for the person at the terminal", async (_what, wrong, words) => {
    const url = Object.assign(new URL(inject("adminUrl")), wrong);
    const refused = await migrateDatabase(url.href, quiet).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(String(refused)).toMatch(words);
    expect(String(refused)).not.toContain(new URL(inject("adminUrl")).password);
  });

  test("keep nothing of one that fails, and try it again", async () => {
    const url = await databases.make();
    await query(url, "create type customer as (in_the_way int)");
    await expect(migrateDatabase(url, quiet)).rejects.toThrow(/could not be migrated.*already exists/s);
    expect(await query(url, "select to_regclass('organisation') as kept")).toEqual([{ kept: null }]);
    await query(url, "drop type customer");
    expect(await migrateDatabase(url, quiet)).toEqual((await readMigrations()).map(({ name }) => name));
  });

  test("go on after the program was killed in the middle of one, which the database then finishes", async () => {
    const url = await databases.make();
    const inTheWay = await blocking(url);
    const program = migratingProcess(url);
    await inTheWay.query(UNTIL_ANOTHER_WAITS);
    await program.kill();
    const next = migrateDatabase(url, quiet);
    await inTheWay.end();
    const [first, ...others] = (await readMigrations()).map(({ name }) => name);
    expect(first).toContain("_first");
    expect(await next).toEqual(others);
    expect(await migrateDatabase(url, quiet)).toEqual([]);
  });

  test("go on after program and connection were lost in the middle of one", async () => {
    const url = await databases.make();
    const inTheWay = await blocking(url);
    const broken = migrateDatabase(url, quiet).catch((error: unknown) => error);
    await inTheWay.query(UNTIL_ANOTHER_WAITS);
    await inTheWay.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${THE_OTHERS}`);
    expect(await broken).toBeInstanceOf(Error);
    await inTheWay.end();
    expect(await migrateDatabase(url, quiet)).toEqual((await readMigrations()).map(({ name }) => name));
  });
});

/** A connection whose unfinished work makes the first migration wait; ending it undoes that work. */
async function blocking(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("begin; create type customer as (in_the_way int)");
  return client;
}

const THE_OTHERS = "datname = current_database() and pid <> pg_backend_pid()";

/** Returns when another connection waits for a lock that this one has. */
const UNTIL_ANOTHER_WAITS = `do $$ begin
  while not exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and ${THE_OTHERS}) loop
    perform pg_sleep(0.01);
    perform pg_stat_clear_snapshot();
  end loop;
end $$`;
