// Compares what the migrations build with what prisma/schema says, as SQL.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  MIGRATIONS_FOLDER,
  migrationList,
  readMigrations,
  readSchema,
  type SchemaFile,
} from "./migration-folder.server";
import { EVERYTHING, withSchemaEngine, type SchemaEngine } from "./schema-engine.server";

type Target = Parameters<SchemaEngine["diff"]>[0]["from"];

/**
 * The SQL that is missing between the migrations and the schema: an empty script when they agree.
 * The engine builds the migrations in a shadow database beside `url` and drops it afterwards.
 * What the schema language cannot say (checks, triggers, indexes with a condition) is not compared.
 */
export async function missingSql(url: string, given?: readonly SchemaFile[]): Promise<string> {
  const lock = await readFile(join(MIGRATIONS_FOLDER, "migration_lock.toml"), "utf8");
  const schema = given ?? (await readSchema());
  const from: Target = { tag: "migrations", ...migrationList(await readMigrations(), lock) };
  const files = schema.map(([path, content]) => ({ path, content }));
  const to: Target = { tag: "schemaDatamodel", files };
  const result = await withSchemaEngine(url, schema, (engine) =>
    engine.diff({ from, to, script: true, exitCode: null, filters: EVERYTHING }),
  );
  return result.stdout ?? "";
}
