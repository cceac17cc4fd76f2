// A real PostgreSQL database of its own for a test file: a clone of the migrated template.
import { afterAll, beforeAll, inject } from "vitest";
import { connectDatabase, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { createDatabase, databaseUrl, dropDatabase } from "./setup/cluster";

export interface TestDatabase {
  /** The clone's URL, for tests that need a connection beside `db()`. Known once the tests run. */
  readonly url: string;
}

/**
 * Call once at the top of a test file: `db()` is connected to an empty, migrated database until the file ends.
 * Settings are the defaults with this DATABASE_URL.
 */
export function useDatabase(): TestDatabase {
  let url: string | undefined;
  let name: string | undefined;
  beforeAll(async () => {
    name = await createDatabase(inject("adminUrl"), inject("template"));
    url = databaseUrl(inject("adminUrl"), name);
    useSettings(
      readSettings({ DATABASE_URL: url, SESSION_SECRET: "a secret that is only for tests" + ".".repeat(8) }),
    );
    await connectDatabase(url);
  });
  afterAll(async () => {
    await disconnectDatabase();
    if (name) await dropDatabase(inject("adminUrl"), name);
  });
  return {
    get url() {
      if (!url) throw new Error("The database is made before the first test, not before the file is read.");
      return url;
    },
  };
}

/** An empty database that was never migrated; dropped when the file ends. */
export function useEmptyDatabases(): { make: () => Promise<string> } {
  const names: string[] = [];
  afterAll(async () => {
    for (const name of names) await dropDatabase(inject("adminUrl"), name);
  });
  return {
    async make() {
      const name = await createDatabase(inject("adminUrl"));
      names.push(name);
      return databaseUrl(inject("adminUrl"), name);
    },
  };
}
