// Makes what the program runs from: the database client out of the schema, and the build out of the sources.
import { existsSync, rmSync } from "node:fs";
import { runNode } from "./command.mjs";
import { inRoot } from "./folders.mjs";
import { digestOf, unlessMade } from "./sources.mjs";
import { say } from "./terminal.mjs";

const CLIENT = "app/platform/db/generated";
const SOURCES = ["app", "jobs", "prisma", "public", "server.ts", "vite.config.ts", "remix.config.js"].concat([
  "react-router.config.ts",
  "package.json",
  "package-lock.json",
]);

/** Generates the database client when the schema has changed. */
export async function generate() {
  const stamp = ".cache/database-client";
  if (!existsSync(inRoot(CLIENT, "client.ts"))) rmSync(inRoot(stamp), { force: true });
  await unlessMade(stamp, digestOf(["prisma/schema", "package-lock.json"]), async () => {
    say("Generating the database client");
    // It insists on finding an engine that it does not run; any file will do.
    const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
    await runNode("prisma/build/index.js", ["generate", "--no-hints"], { env });
  });
}

/** Builds the browser's and the server's half when a source has changed. */
export async function build() {
  const made = existsSync(inRoot("build", "server", "index.js"));
  if (!made) rmSync(inRoot("build", "sources"), { force: true });
  await unlessMade("build/sources", digestOf(SOURCES, counts), async () => {
    say("Building");
    await runNode("@react-router/dev/bin.js", ["build"], { env: { NODE_ENV: "production" } });
  });
}

/** Tests and the generated client are not part of the build's sources; the client follows from the schema. @param {string} file */
function counts(file) {
  return !/\.test\.tsx?$/.test(file) && !file.startsWith(CLIENT);
}
