// Brings a database to the state that prisma/migrations describe, at start, one process at a time.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { Refusal } from "../refusal";
import { quietPool } from "./pool.server";
import {
  MIGRATIONS_FOLDER,
  migrationList,
  readMigrations,
  readSchema,
  type Migration,
} from "./migration-folder.server";
import { EVERYTHING, withSchemaEngine } from "./schema-engine.server";

/** Any number, the same in every copy of the program: the advisory lock on "this database is being migrated". */
const LOCK = 7_231_904_411;

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished: boolean;
  logs: string | null;
}

/**
 * Applies what is missing, the job queue's own tables too, and returns the names of the migrations applied.
 * A second caller waits for the first. When nothing is missing, the engine is not even loaded.
 * @throws Refusal when an earlier migration failed half-way or the database is newer than this program
 */
export async function migrateDatabase(
  url: string,
  { log }: { log: (line: string) => void },
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "bayline-migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const migrations = await readMigrations();
    const missing = missingMigrations(migrations, await appliedMigrations(client), log);
    if (missing.length > 0) {
      log(`Migrating the database (${missing.length} to apply)`);
      await applyMigrations(url, migrations);
    }
    // The queue compares its own version with one query when there is nothing to do.
    await installQueue(url);
    return missing;
  } finally {
    await client.end();
  }
}

async function installQueue(url: string): Promise<void> {
  const pgPool = quietPool(url, 2);
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
}

async function applyMigrations(url: string, migrations: readonly Migration[]): Promise<void> {
  const lock = await readFile(join(MIGRATIONS_FOLDER, "migration_lock.toml"), "utf8");
  await withSchemaEngine(url, await readSchema(), (engine) =>
    engine.applyMigrations({ migrationsList: migrationList(migrations, lock), filters: EVERYTHING }),
  );
}

async function appliedMigrations(client: pg.Client): Promise<AppliedMigration[]> {
  const table = await client.query<{ present: boolean }>(
    `select to_regclass('public._prisma_migrations') is not null as present`,
  );
  if (!table.rows[0]?.present) return [];
  const applied = await client.query<AppliedMigration>(
    `select migration_name, checksum, finished_at is not null as finished, logs
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
    if (!row.finished) throw new Refusal(halfDone(row));
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

function halfDone(row: AppliedMigration): string {
  return (
    `The migration ${row.migration_name} failed earlier and is not finished.\n${row.logs ?? ""}\n` +
    `Put right what it names, then run: npx prisma migrate resolve --rolled-back ${row.migration_name}`
  );
}
