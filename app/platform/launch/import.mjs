// npm run import -- customers|vehicles|visits FILE.csv: brings a file of another program in.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { inRoot } from "./folders.mjs";
import { makeReady } from "./ready.mjs";
import { giveUp, progressLine, say } from "./terminal.mjs";

const OPTIONS = {
  centre: { type: /** @type {const} */ ("string") },
  map: { type: /** @type {const} */ ("string") },
  language: { type: /** @type {const} */ ("string") },
  update: { type: /** @type {const} */ ("boolean"), default: false },
  "dry-run": { type: /** @type {const} */ ("boolean"), default: false },
};

function typed() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true });
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

try {
  const {
    values: { "dry-run": dryRun = false, update = false, ...values },
    positionals: [kind, file],
  } = typed();
  // npm goes to the project's folder first; the file is meant from where it was typed.
  const path = file === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), file);
  await makeReady();
  process.env.NODE_ENV ??= "production";
  const { importNow } = await import(pathToFileURL(inRoot("build", "server", "index.js")).href);
  const line = progressLine();
  try {
    await importNow({ ...values, kind, path, dryRun, update }, line);
  } finally {
    line.end();
  }
  process.exit(0);
} catch (error) {
  giveUp(error);
}
