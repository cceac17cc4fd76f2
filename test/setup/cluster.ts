// A PostgreSQL for one test run, with a migrated database to clone from.
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { clusterFolder } from "~/platform/db/embedded/cluster.server";
import { lockFolder } from "~/platform/db/embedded/lock.server";
import { clearOrphan } from "~/platform/db/embedded/postmaster.server";
import { openEmbedded } from "~/platform/db/embedded.server";
import { migrateDatabase } from "~/platform/db/migrate.server";

const PREFIX = "bayline-test-";
/** A younger folder may be one that another run is just about to lock. */
const ABANDONED_AFTER_MS = 60_000;

export interface TestCluster {
  /** The URL of a database from which others can be made and dropped. */
  readonly adminUrl: string;
  /** The name of the migrated database. */
  readonly template: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL in a temporary folder (or uses the server of TEST_DATABASE_URL, whose user must be allowed to
 * make databases) and migrates a template. What killed runs left behind is removed first.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env.TEST_DATABASE_URL;
  return given ? useGivenServer(given) : startOwnServer();
}

async function startOwnServer(): Promise<TestCluster> {
  await removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  try {
    const server = await openEmbedded({ dataDir, unsafe: true });
    const template = await makeTemplate(server.url);
    const stop = async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    };
    return { adminUrl: server.url, template, stop };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}

async function useGivenServer(adminUrl: string): Promise<TestCluster> {
  const template = await makeTemplate(adminUrl);
  return { adminUrl, template, stop: () => dropDatabase(adminUrl, template) };
}

async function makeTemplate(adminUrl: string): Promise<string> {
  const template = await createDatabase(adminUrl);
  await migrateDatabase(databaseUrl(adminUrl, template), { log: () => undefined });
  return template;
}

/** The URL of another database on the same server. */
export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Makes a database with a name of its own, as a copy of `template` or empty. Returns the name. */
export async function createDatabase(adminUrl: string, template?: string): Promise<string> {
  const name = `bayline_${randomBytes(6).toString("hex")}`;
  await administer(adminUrl, `create database ${name}${template ? ` template ${template}` : ""}`);
  return name;
}

/** Drops a database, whoever is still connected to it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await administer(adminUrl, `drop database if exists ${name} with (force)`);
}

async function administer(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Stops and removes what a killed run left behind. A run that lives holds the lock on its folder. */
async function removeAbandoned(): Promise<void> {
  const folders = readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX));
  for (const folder of folders.map((name) => join(tmpdir(), name))) {
    try {
      if (Date.now() - statSync(folder).mtimeMs < ABANDONED_AFTER_MS) continue;
      const lock = await lockFolder(folder);
      await clearOrphan(clusterFolder(folder));
      rmSync(folder, { recursive: true, force: true });
      await lock.release();
    } catch {
      // In use, or somebody else's: not ours to remove.
    }
  }
}
