// The migrations as they lie in prisma/migrations, and the schema they lead to.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../root.server";

export const MIGRATIONS_FOLDER = join(projectRoot, "prisma", "migrations");
export const SCHEMA_FOLDER = join(projectRoot, "prisma", "schema");

export interface Migration {
  /** The folder's name, e.g. 20261122000000_first: they apply in the order of their names. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, as the engine keeps it in `_prisma_migrations`. */
  readonly checksum: string;
}

/** All migrations in the order in which they apply. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.sort().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
  return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
}

/** A file of the schema: its name and its text. */
export type SchemaFile = readonly [name: string, text: string];

/** The files of prisma/schema, which together say what the tables are. */
export async function readSchema(folder = SCHEMA_FOLDER): Promise<SchemaFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), "utf8")] satisfies SchemaFile),
  );
}

/** The migrations in the shape that the engine asks for. */
export function migrationList(migrations: readonly Migration[], lock: string | null) {
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: { path: "./migration_lock.toml", content: lock },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}
