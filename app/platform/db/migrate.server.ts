// Brings a database to the state that prisma/migrations describe, at start, one process at a time.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import type pg from "pg";
import { Refusal } from "../refusal";
import { queuePool, withConnection } from "./pool.server";
import {
  MIGRATIONS_FOLDER,
  migrationList,
  readMigrations,
  readSchema,
  type Migration,
} from "./migration-folder.server";
import { EVERYTHING, withSchemaEngine, type SchemaEngine } from "./schema-engine.server";

/** Any number, the same in every copy of the program: the advisory lock on "this database is being migrated". */
const LOCK = 7_231_904_411;

interface AppliedMigration {
  migration_name: string;
  checksum: string;
}

/**
 * Applies what is missing, the job queue's own tables too, and returns the names of the migrations applied.
 * A second caller waits for the first. When nothing is missing, the engine is not even loaded.
 * @throws Refusal when a migration fails or the database is newer than this program
 */
export async function migrateDatabase(
  url: string,
  { log }: { log: (line: string) => void },
): Promise<string[]> {
  return withConnection(url, "bayline-migrate", async (client) => {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await forgetUnfinished(client, log);
    const migrations = await readMigrations();
    const missing = missingMigrations(migrations, await appliedMigrations(client), log);
    if (missing.length > 0) {
      log(`Migrating the database (${missing.length} to apply)`);
      await applyMigrations(url, migrations);
    }
    // The queue compares its own version with one query when there is nothing to do.
    await installQueue(url);
    return missing;
  });
}

async function installQueue(url: string): Promise<void> {
  const pgPool = queuePool(url, 2);
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
}

async function applyMigrations(url: string, migrations: readonly Migration[]): Promise<void> {
  const lock = await readFile(join(MIGRATIONS_FOLDER, "migration_lock.toml"), "utf8");
  const migrationsList = migrationList(migrations, lock);
  const scripts = new Set(migrations.map(({ sql }) => sql));
  const sent = (script: string) => (scripts.has(script) ? `${MARK_AS_DONE}\n${script}` : script);
  const apply = (engine: SchemaEngine) => engine.applyMigrations({ migrationsList, filters: EVERYTHING });
  try {
    await withSchemaEngine(url, await readSchema(), apply, sent);
  } catch (error) {
    const why = complaint(error);
    throw new Refusal(why.includes("schema is not empty") ? OCCUPIED : `${FAILED}\n${why}`, { cause: error });
  }
}

/**
 * In front of a migration's script, and so in its transaction: that it is done is known exactly when it is. The engine
 * writes it down in a second transaction, which a killed program does not come to.
 */
const MARK_AS_DONE =
  "update public._prisma_migrations set finished_at = now() where finished_at is null and rolled_back_at is null;";

const OCCUPIED =
  "The database already holds tables of something else. Nothing was changed.\nGive Bayline an empty database of its own in DATABASE_URL.";
const FAILED =
  "The database could not be migrated. Nothing of the migration that failed was kept; the next start tries it again.";

/** What went wrong, without the engine's way to it. */
function complaint(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split(/^\s*0: /m, 1)[0]?.trim() ?? text;
}

/**
 * A migration that failed, or whose program was killed before it, is tried again: each runs as one transaction, so it
 * left nothing. This waits for one that still runs. The engine itself would refuse until somebody has cleaned up.
 */
async function forgetUnfinished(client: pg.Client, log: (line: string) => void): Promise<void> {
  if (!(await hasMigrations(client))) return;
  const { rows } = await client.query<{ migration_name: string }>(
    `update public._prisma_migrations set rolled_back_at = now()
      where finished_at is null and rolled_back_at is null returning migration_name`,
  );
  for (const row of rows) log(`The migration ${row.migration_name} was broken off earlier; trying it again`);
}

async function hasMigrations(client: pg.Client): Promise<boolean> {
  const table = await client.query<{ present: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as present`,
  );
  return table.rows[0]?.present ?? false;
}

async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  if (!(await hasMigrations(client))) return [];
  const applied = await client.query<AppliedMigration>(
    `select migration_name, checksum
       from public._prisma_migrations where rolled_back_at is null order by started_at`,
  );
  return applied.rows;
}

function missingMigrations(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
  log: (line: string) => void,
): string[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (!migration) throw new Refusal(tooNew(row.migration_name));
    if (migration.checksum !== row.checksum) {
      log(
        `Migration ${row.migration_name} was edited after it had been applied; the database keeps the older form.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.map((migration) => migration.name).filter((name) => !done.has(name));
}

function tooNew(name: string): string {
  return (
    `The database was migrated by a newer version of Bayline: it has the migration ${name}, which this version does not know.\n` +
    `Start that newer version, or use another database. Nothing was changed.`
  );
}
