// A process that migrates a database, to be killed while it does.
import { migrateDatabase } from "../../app/platform/db/migrate.server";

const [url = ""] = process.argv.slice(2);
await migrateDatabase(url, { log: () => undefined });
