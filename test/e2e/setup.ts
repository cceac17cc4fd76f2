// Before the browser tests: a PostgreSQL, a migrated database, and the built program on top of it.
import { startApp } from "../setup/app";
import { startTestCluster } from "../setup/cluster";
import { announceWorld } from "./world";

export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  const { adminUrl, template } = cluster;
  try {
    const app = await startApp({ adminUrl, template });
    announceWorld({ adminUrl, template, url: app.url, databaseUrl: app.databaseUrl });
    return async () => {
      await app.stop();
      await cluster.stop();
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
