// A pool of plain connections that survives the loss of any of them.
import pg from "pg";

/** A connection that dies, in use or idle, is dropped from the pool: whoever waited on it gets its error, nobody else. */
export function quietPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: "bayline-queue",
    keepAlive: true,
  });
  // Without a listener, an error of an idle connection would end the program.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
