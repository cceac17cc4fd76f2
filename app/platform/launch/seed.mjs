// npm run seed -- --visits N --seed S: loads more demo data.
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { inRoot } from "./folders.mjs";
import { makeReady } from "./ready.mjs";
import { giveUp, say } from "./terminal.mjs";

const USAGE = `npm run seed -- [--visits N] [--seed S]
  --visits N  how many visits more to load: a whole number
  --seed S    which ones: the same number gives the same visits`;

const OPTIONS = {
  visits: { type: /** @type {const} */ ("string") },
  seed: { type: /** @type {const} */ ("string") },
  help: { type: /** @type {const} */ ("boolean"), short: "h" },
};

/** @param {string} why @returns {never} */
function refuse(why) {
  process.stderr.write(`${why}\n${USAGE}\n`);
  process.exit(1);
}

function typed() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    return refuse(
      error instanceof Error ? error.message.replace(/\. To specify a .*$/s, ".") : String(error),
    );
  }
}

/** @param {string} name @param {string | undefined} text */
function wholeNumber(name, text) {
  if (text === undefined) return {};
  if (/^\d{1,9}$/.test(text)) return { [name]: Number(text) };
  return refuse(`--${name} takes a whole number, such as --${name} 3000.`);
}

const values = typed();
if (values.help === true) {
  say(USAGE);
  process.exit(0);
}
const amount = { ...wholeNumber("visits", values.visits), ...wholeNumber("seed", values.seed) };
try {
  await makeReady();
  process.env.NODE_ENV ??= "production";
  const { seedNow } = await import(pathToFileURL(inRoot("build", "server", "index.js")).href);
  await seedNow(amount, say);
  process.exit(0);
} catch (error) {
  giveUp(error);
}
