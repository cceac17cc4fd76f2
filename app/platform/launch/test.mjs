// npm test: sets everything up, then types, lint, unit, integration and browser tests, and one line that sums them up.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { ensureBrowser } from "./browser.mjs";
import { runNode } from "./command.mjs";
import { inRoot } from "./folders.mjs";
import { makeReady } from "./ready.mjs";
import { closingLine, countCheck, countPlaywright, countVitest, sum } from "./results.mjs";
import { giveUp, say, secondsSince } from "./terminal.mjs";

const REPORTS = inRoot("test-results");
const CI_ENV = { NODE_ENV: "test", NO_COLOR: "1" };

try {
  const begun = performance.now();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  await makeReady({ dev: true, built: false });
  // Two cores: checks that use one core each run beside each other, the rest one after the other.
  const browser = ensureBrowser();
  browser.catch(() => undefined);
  // Whoever needs the build asks for it again and hears then why there is none.
  const building = makeReady({ dev: true }).catch(() => undefined);
  // Both checks read the types of the routes.
  await typesOfRoutes();
  const checks = await Promise.all([
    check("Types", "typescript/bin/tsc", ["--noEmit"]),
    check("Lint", "eslint/bin/eslint.js", ["."]),
  ]);
  await building;
  const counts = [...checks, await vitest(), await playwright(browser)];
  const total = sum(counts);
  say(`\nAll tests took ${secondsSince(begun)} s`);
  say(closingLine(total));
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
} catch (error) {
  giveUp(error);
}

/** @param {string} title @param {string} script @param {string[]} args */
async function check(title, script, args) {
  const start = performance.now();
  const { code, output } = await runNode(script, args, { anyCode: true, env: CI_ENV });
  say(`${title}: ${code === 0 ? "passed" : "failed"} (${secondsSince(start)} s)`);
  if (code !== 0) say(output.trim());
  return countCheck(code);
}

async function typesOfRoutes() {
  const made = await runNode("@react-router/dev/bin.js", ["typegen"], { anyCode: true });
  if (made.code !== 0) say(made.output);
}

async function vitest() {
  say("Unit and integration tests");
  const report = inRoot("test-results", "vitest.json");
  const args = ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const { code } = await runNode("vitest/vitest.mjs", args, { anyCode: true, show: true, env: CI_ENV });
  return countVitest(report, code);
}

/** @param {Promise<string | undefined>} browser */
async function playwright(browser) {
  const folder = inRoot("test", "e2e");
  const anySpec =
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) => /\.spec\.ts$/.test(String(name)));
  if (!anySpec) return sum([]);
  try {
    const path = await browser;
    await makeReady({ dev: true });
    say("Browser tests");
    const report = inRoot("test-results", "playwright.json");
    const env = { ...CI_ENV, E2E_REPORT: report, ...(path && { CHROMIUM_PATH: path }) };
    const args = ["test", "--config", inRoot("test", "e2e", "playwright.config.ts")];
    const { code } = await runNode("@playwright/test/cli.js", args, { anyCode: true, show: true, env });
    return countPlaywright(report, code);
  } catch (error) {
    // A build or a browser that could not be had fails the browser tests, and keeps the other results.
    say(error instanceof Error ? error.message : String(error));
    return countCheck(1);
  }
}
