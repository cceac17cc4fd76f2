// Two kinds of tests: "unit" needs nothing, "integration" (*.server.test.ts) gets a real PostgreSQL.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const TESTS = ["app", "jobs", "prisma", "test"].flatMap((folder) => [
  `${folder}/**/*.test.ts`,
  `${folder}/**/*.test.tsx`,
]);
const INTEGRATION = TESTS.map((pattern) => pattern.replace("*.test.", "*.server.test."));

export default defineConfig({
  // The framework in one format, as Node itself would load it: two copies do not know each other.
  ssr: { resolve: { conditions: ["module-sync", "module", "node", "development|production"] } },
  resolve: {
    alias: [
      { find: /^~\//, replacement: `${here("./app")}/` },
      { find: /^jobs\//, replacement: `${here("./jobs")}/` },
      { find: /^test\//, replacement: `${here("./test")}/` },
    ],
  },
  test: {
    // One more than cores: those that start programs and cut connections mostly wait.
    maxWorkers: 3,
    // A file leaves nothing behind: what a process keeps is set anew by each (useDatabase). Loading all anew takes a third longer.
    isolate: false,
    server: { deps: { inline: [/react-router/] } },
    // A missing await must not pass, and CI machines are slow.
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: TESTS, exclude: [...INTEGRATION, "test/e2e/**"], environment: "node" },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: INTEGRATION,
          exclude: ["test/e2e/**"],
          environment: "node",
          globalSetup: [here("./test/setup/global.ts")],
        },
      },
    ],
  },
});
