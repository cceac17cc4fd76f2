// Installs the packages when what is installed is not what the lock file says.
import { existsSync, readFileSync } from "node:fs";
import { run } from "./command.mjs";
import { inRoot } from "./folders.mjs";
import { say } from "./terminal.mjs";

/** @typedef {{ version?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, peer?: boolean }} Locked */

/**
 * Runs `npm ci` unless node_modules already agrees with package-lock.json.
 * @param {{ dev?: boolean }} [options] `dev`: the tools for testing are needed too
 */
export async function install({ dev = false } = {}) {
  if (isInstalled({ dev })) return;
  say("Installing packages (a minute or two)");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  if (npm && /\.[cm]?js$/.test(npm)) await run(process.execPath, [npm, ...args]);
  else await run("npm", args);
}

/** Compares the lock file with the copy that npm leaves of what it has installed. @param {{ dev: boolean }} options */
function isInstalled({ dev }) {
  const wanted = packagesOf(inRoot("package-lock.json"));
  const present = packagesOf(inRoot("node_modules", ".package-lock.json"));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([path, locked]) => {
    if (path === "") return true;
    const found = present[path];
    if (found) return found.version === locked.version;
    // Packages for other systems are left out, and the tools for testing may be.
    return locked.optional === true || ((locked.dev === true || locked.devOptional === true) && !dev);
  });
}

/** @param {string} file @returns {Record<string, Locked> | undefined} */
function packagesOf(file) {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
