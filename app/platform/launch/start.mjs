// npm start: makes ready what is missing, then starts the program.
import { pathToFileURL } from "node:url";
import { inRoot } from "./folders.mjs";
import { stopWithNpm } from "./npm-parent.mjs";
import { makeReady } from "./ready.mjs";
import { giveUp, say, secondsSince } from "./terminal.mjs";

const begun = performance.now();
try {
  await makeReady();
  process.env.NODE_ENV ??= "production";
  const { start } = await import(pathToFileURL(inRoot("build", "server", "index.js")).href);
  stopWithNpm();
  const { settings, signIns } = await start({ say, empty: process.argv.includes("--empty") });
  ready(settings, signIns);
} catch (error) {
  giveUp(error);
}

/** @param {{ appUrl: string, role: string }} settings @param {readonly string[]} signIns */
function ready(settings, signIns) {
  if (signIns.length > 0) say(`\nDemo sign-ins:\n${signIns.map((line) => `  ${line}`).join("\n")}`);
  const where = settings.role === "worker" ? "The worker" : `Bayline is ready at ${settings.appUrl}`;
  say(
    `\n${where}${settings.role === "worker" ? " is ready" : ""} (${secondsSince(begun)} s). Ctrl-C stops it.\n`,
  );
}
