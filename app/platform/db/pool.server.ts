// Plain connections, single or in a pool, whose loss is an error for whoever uses them and for nobody else.
import pg from "pg";
import { Refusal } from "../refusal";

/** A connection that dies, in use or idle, is dropped from the pool: whoever waited on it gets its error, nobody else. */
export function quietPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ keepAlive: true, ...config });
  // Without a listener, an error of an idle connection would end the program.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** The pool of the job queue. */
export function queuePool(url: string, max: number): pg.Pool {
  return quietPool({ connectionString: url, max, application_name: "bayline-queue" });
}

/**
 * Runs `use` with one connection of its own, which is closed afterwards.
 * @throws Refusal when the database does not answer or does not let us in
 */
export async function withConnection<T>(
  url: string,
  name: string,
  use: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: name });
  // The query that waits has the error too; a connection that is lost between two queries must not end the program.
  client.on("error", () => undefined);
  await client.connect().catch((error: unknown) => {
    throw new Refusal(
      `The database at ${client.host}, port ${client.port}, cannot be used: ${reason(error)}.`,
      {
        cause: error,
      },
    );
  });
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** A name that leads to several addresses fails with a message for each, and none of its own. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join("; ");
  return error instanceof Error ? error.message : String(error);
}
