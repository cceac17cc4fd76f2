// A process that runs an embedded PostgreSQL until it is killed: what a Bayline is to its database.
import { openEmbedded } from "../../app/platform/db/embedded.server";

const [dataDir = ""] = process.argv.slice(2);
try {
  const database = await openEmbedded({ dataDir, unsafe: true });
  process.stdout.write(`${JSON.stringify({ url: database.url, pid: database.pid() })}\n`);
  process.once("SIGTERM", () => void database.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(
    `${JSON.stringify({ refused: error instanceof Error ? error.message : String(error) })}\n`,
  );
  process.exitCode = 1;
}
