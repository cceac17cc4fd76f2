// npm run --silent insight -- …: reports, verdicts and logs. Standard output is for the answer alone.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inRoot } from "./folders.mjs";
import { makeReady } from "./ready.mjs";
import { giveUp } from "./terminal.mjs";
import { inTurn } from "./turn.mjs";

/** What needs the database. */
const STORED = ["import", "report", "criteria", "export"];

const answer = process.stdout.write.bind(process.stdout);
// Whatever else is said on the way (building, migrating, a library's remark) is no part of the answer.
process.stdout.write = process.stderr.write.bind(process.stderr);
process.env.LOG_LEVEL = "silent";

// Who reads on only as far as he likes (`| head`) is no fault.
process.stdout.on("error", (error) => process.exit("code" in error && error.code === "EPIPE" ? 0 : 1));

/** @param {string} text @returns {Promise<void>} */
const print = (text) =>
  new Promise((resolve, reject) => answer(text, (error) => (error ? reject(error) : resolve())));
/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

try {
  await makeReady();
  process.env.NODE_ENV ??= "production";
  const { insightNow } = await import(pathToFileURL(inRoot("build", "server", "index.js")).href);
  const args = process.argv.slice(2);
  // npm goes to the project's folder first; files are meant from where it was typed.
  const run = () => insightNow(args, process.env.INIT_CWD ?? process.cwd(), { say, print });
  // The one that has started the database stops it when it is done: nobody else may be in the middle of something then.
  const folder = resolve(process.env.DATA_DIR || ".data");
  const isAlone = !STORED.includes(args[0] ?? "") || args.includes("--help");
  if (isAlone || process.env.DATABASE_URL) await run();
  else await inTurn(run, { folder, waiting: "Another report is being made; waiting for it" });
  process.exit(0);
} catch (error) {
  giveUp(error);
}
