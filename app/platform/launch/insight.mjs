// npm run --silent insight -- …: reports, verdicts and logs. Standard output is for the answer alone.
import { pathToFileURL } from "node:url";
import { inRoot } from "./folders.mjs";
import { makeReady } from "./ready.mjs";
import { giveUp } from "./terminal.mjs";

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
  // npm goes to the project's folder first; files are meant from where it was typed.
  await insightNow(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd(), { say, print });
  process.exit(0);
} catch (error) {
  giveUp(error);
}
