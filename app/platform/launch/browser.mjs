// A browser for the tests: one that is here, else Debian's package, else Playwright's own download. Best the one without a
// window's machinery, which Playwright takes of its own accord too: it does the same in two thirds of the time.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, runNode } from "./command.mjs";
import { say } from "./terminal.mjs";

const SHELL = "chromium-headless-shell";
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/**
 * Finds or installs a browser. Returns its path, or undefined when Playwright finds its own.
 * @returns {Promise<string | undefined>}
 */
export async function ensureBrowser() {
  const present = process.env.CHROMIUM_PATH ?? onPath([SHELL]);
  if (present) return present;
  if (await playwrightHasOne()) return undefined;
  const usual = onPath(NAMES);
  const installed = (await fromDebian(SHELL)) ?? usual ?? (await fromDebian("chromium"));
  if (installed) return installed;
  say("Installing Chromium (Playwright)");
  await runNode("@playwright/test/cli.js", ["install", "chromium"]);
  return undefined;
}

/**
 * Debian's package of this name, where we may install one. Nothing that is here already is removed for it.
 * @param {string} name of the package and of its program
 */
async function fromDebian(name) {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return undefined;
  say(`Installing ${name} (apt-get)`);
  const options = { env: { DEBIAN_FRONTEND: "noninteractive" }, anyCode: true };
  // Without a network there is none to be had: it is not waited for.
  const hasty = ["-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20"];
  const install = [...hasty, "install", "-y", "--no-install-recommends", "--no-remove", name];
  const { code } = await run("apt-get", install, options);
  if (code !== 0) {
    await run("apt-get", [...hasty, "update"], options);
    await run("apt-get", install, options);
  }
  return onPath([name]);
}

/** @param {readonly string[]} names @returns {string | undefined} */
function onPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram);
}

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function playwrightHasOne() {
  try {
    const { chromium } = await import("@playwright/test");
    return isProgram(chromium.executablePath());
  } catch {
    return false;
  }
}
