// A program with a database of its own, for tests that need it empty or take its database away.
import pg from "pg";
import type { Page } from "@playwright/test";
import { startApp, type TestApp } from "../setup/app";
import { theWorld } from "./world";

export interface OwnProgram extends TestApp {
  /** Runs a statement in the program's database. */
  readonly query: (sql: string) => Promise<readonly Record<string, unknown>[]>;
  /** Takes the database away, as if its server were lost; nobody can connect until it is given back. */
  readonly loseDatabase: () => Promise<void>;
  readonly giveDatabaseBack: () => Promise<void>;
}

async function run(connectionString: string, ...statements: readonly string[]) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    let rows: readonly Record<string, unknown>[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
}

/** Nobody works there yet: it waits for its first manager. @param environment settings beside the tests' own */
export async function ownProgram(environment: Readonly<Record<string, string>> = {}): Promise<OwnProgram> {
  const { adminUrl, template } = theWorld();
  const app = await startApp({ adminUrl, template }, environment);
  const name = new URL(app.databaseUrl).pathname.slice(1);
  const allow = (whether: boolean) => `alter database "${name}" with allow_connections ${String(whether)}`;
  return {
    ...app,
    query: (sql) => run(app.databaseUrl, sql),
    async loseDatabase() {
      await run(
        adminUrl,
        allow(false),
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
    },
    async giveDatabaseBack() {
      await run(adminUrl, allow(true));
    },
  };
}

export const FIRST_MANAGER = { email: "orla@quay-motors.example", password: "correct horse battery staple" };

/** Fills in the set-up page, in English. */
export async function fillInSetup(page: Page, centre = "Quay Motors Dublin"): Promise<void> {
  await page.getByLabel("Organisation").fill("Quay Motors");
  await page.getByLabel("Name of the centre").fill(centre);
  await page.getByLabel("Time zone").selectOption("Europe/Dublin");
  await page.getByLabel("Telephone").fill("+353 1 555 0100");
  await page.getByLabel("Address").fill("1 Quay Street, Dublin");
  await page.getByLabel("Your name").fill("Orla Byrne");
  await page.getByLabel("E-mail").fill(FIRST_MANAGER.email);
  await page.getByLabel("Password").fill(FIRST_MANAGER.password);
}

export async function sendSetup(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Create the centre and sign in" }).click();
}
