// A browser for the tests: one that is here, else Debian's package, else Playwright's own download.
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, runNode } from "./command.mjs";
import { say } from "./terminal.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/**
 * Finds or installs a browser. Returns its path, or undefined when Playwright finds its own.
 * @returns {Promise<string | undefined>}
 */
export async function ensureBrowser() {
  const present = process.env.CHROMIUM_PATH ?? onPath();
  if (present) return present;
  if (await playwrightHasOne()) return undefined;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    say("Installing Chromium (apt-get)");
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-qq"], { env, anyCode: true });
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], {
      env,
      anyCode: true,
    });
    const installed = onPath();
    if (installed) return installed;
  }
  say("Installing Chromium (Playwright)");
  await runNode("@playwright/test/cli.js", ["install", "chromium"]);
  return undefined;
}

/** @returns {string | undefined} */
function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
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
