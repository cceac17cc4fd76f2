// Before the integration tests: one PostgreSQL for the whole run, its address handed to the test files.
import type { TestProject } from "vitest/node";
import { startTestCluster } from "./cluster";

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
    template: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startTestCluster();
  project.provide("adminUrl", cluster.adminUrl);
  project.provide("template", cluster.template);
  return () => cluster.stop();
}
