// The application's connection to PostgreSQL: one Prisma client per process, over a pool of pg connections.
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "./generated/client";
import { processWide } from "../process-wide.server";
import { quietPool } from "./pool.server";

export { Prisma, PrismaClient };

/** A transaction's client; `db()` fits where one is asked for, so a query can be written once for both. */
export type Tx = Prisma.TransactionClient;

/** Connections that one process keeps at most. A request holds one only while it queries. */
const POOL_SIZE = 10;

/** Kept apart from the pool: a crowd of transactions does not stand before what has to be written at once. */
const APART = 2;

const apartSlot = processWide("database apart", (value): value is pg.Pool => value instanceof pg.Pool);

const slot = processWide(
  "database",
  (value): value is PrismaClient => typeof value === "object" && value !== null,
);

/** A pool for the URL. A connection that dies while idle is dropped by the pool; the next query opens another. */
export function prismaClient(url: string): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: POOL_SIZE,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      application_name: "bayline",
    },
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 5_000, timeout: 15_000 } });
}

/** Connects this process to the database; a connection made before is closed first. */
export async function connectDatabase(url: string): Promise<PrismaClient> {
  await disconnectDatabase();
  const client = prismaClient(url);
  await client.$connect();
  slot.set(client);
  const patience = { connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 };
  apartSlot.set(
    quietPool({ connectionString: url, max: APART, application_name: "bayline-apart", ...patience }),
  );
  return client;
}

/** @throws Error when `connectDatabase` was not called */
export function db(): PrismaClient {
  const client = slot.get();
  if (!client) throw new Error("The database is not connected: call connectDatabase(url) first.");
  return client;
}

/**
 * Two connections that are opened when they are first needed, for a single short statement on which somebody outside waits.
 * @throws Error when `connectDatabase` was not called
 */
export function dbApart(): pg.Pool {
  const pool = apartSlot.get();
  if (!pool) throw new Error("The database is not connected: call connectDatabase(url) first.");
  return pool;
}

/** Waits for running queries and closes the pools. Does nothing when not connected. */
export async function disconnectDatabase(): Promise<void> {
  const [client, apart] = [slot.get(), apartSlot.get()];
  slot.set(undefined);
  apartSlot.set(undefined);
  await Promise.all([client?.$disconnect(), apart?.end()]);
}
