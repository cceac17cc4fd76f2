// npm run seed -- --visits N --seed S: loads more demo data.
import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";
import { inRoot } from "./folders.mjs";
import { makeReady } from "./ready.mjs";
import { giveUp, say } from "./terminal.mjs";

/** @param {string} name @param {string | undefined} text */
function wholeNumber(name, text) {
  if (text === undefined) return {};
  if (/^\d{1,9}$/.test(text)) return { [name]: Number(text) };
  say(`--${name} takes a whole number, such as --${name} 3000.`);
  process.exit(1);
}

try {
  const { values } = parseArgs({ options: { visits: { type: "string" }, seed: { type: "string" } } });
  const amount = { ...wholeNumber("visits", values.visits), ...wholeNumber("seed", values.seed) };
  await makeReady();
  process.env.NODE_ENV ??= "production";
  const { seedNow } = await import(pathToFileURL(inRoot("build", "server", "index.js")).href);
  await seedNow(amount, say);
  process.exit(0);
} catch (error) {
  giveUp(error);
}
