// Compares what the migrations build with what schema.prisma says, as SQL.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { MIGRATIONS_FOLDER, migrationList, readMigrations, SCHEMA_FILE } from "./migration-folder.server";
import { EVERYTHING, withSchemaEngine, type SchemaEngine } from "./schema-engine.server";

type Target = Parameters<SchemaEngine["diff"]>[0]["from"];

/** The SQL that builds schema.prisma in an empty database. `url` is any reachable database; it is not changed. */
export async function schemaAsSql(url: string, schemaFile = SCHEMA_FILE): Promise<string> {
  return difference(url, { tag: "empty" }, schemaFile);
}

/**
 * The SQL that is missing between the migrations and the schema: an empty script when they agree.
 * The engine builds the migrations in a shadow database beside `url` and drops it afterwards.
 * What schema.prisma cannot say (checks, triggers, indexes with a condition) is not compared.
 */
export async function missingSql(url: string, schemaFile = SCHEMA_FILE): Promise<string> {
  const lock = await readFile(join(MIGRATIONS_FOLDER, "migration_lock.toml"), "utf8");
  return difference(url, { tag: "migrations", ...migrationList(await readMigrations(), lock) }, schemaFile);
}

async function difference(url: string, from: Target, schemaFile: string): Promise<string> {
  const schema = await readFile(schemaFile, "utf8");
  const to: Target = { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content: schema }] };
  const result = await withSchemaEngine(url, schema, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: EVERYTHING }),
  );
  return result.stdout ?? "";
}
