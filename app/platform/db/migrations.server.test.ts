// The migrations against a real PostgreSQL: they agree with prisma/schema, apply once, and guard the log.
import pg from "pg";
import { describe, expect, inject, test } from "vitest";
import { useEmptyDatabases } from "test/database";
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

  test("are refused after one of them failed half-way", async () => {
    const url = await databases.make();
    await migrateDatabase(url, quiet);
    await query(
      url,
      "update _prisma_migrations set finished_at = null, logs = 'no room' where migration_name like '%_guards'",
    );
    await expect(migrateDatabase(url, quiet)).rejects.toThrow(/guards failed earlier.*no room/s);
  });
});
