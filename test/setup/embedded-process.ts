// Starts and kills processes that run an embedded PostgreSQL, for the tests of what it survives.
import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { projectRoot } from "~/platform/root.server";

const Answer = z.union([z.object({ url: z.string(), pid: z.number() }), z.object({ refused: z.string() })]);

export interface EmbeddedProcess {
  readonly child: ChildProcess;
  /** Where the database is and its process, or why there is none. */
  readonly answer: z.infer<typeof Answer>;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a process with an embedded database in the folder, as another user when told. */
export async function embeddedProcess(dataDir: string, uid?: number): Promise<EmbeddedProcess> {
  const script = join(projectRoot, "test", "setup", "embedded-child.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, dataDir], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const exit = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    void exit.then(() => reject(new Error("The process said nothing.")));
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exit;
  };
  return { child, answer: Answer.parse(JSON.parse(line)), end };
}

/** Runs statements on a connection of its own; returns the last one's rows. */
export async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
