// What the test runners say in their JSON reports, as numbers that can be added up.
import { existsSync, readFileSync } from "node:fs";

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @type {Count} */
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** A check that is one test by itself: it passes or fails as a whole. @param {number} code its exit code @returns {Count} */
export function countCheck(code) {
  return code === 0 ? { ...NOTHING, passed: 1 } : { ...NOTHING, failed: 1 };
}

/** @param {readonly Count[]} counts @returns {Count} */
export function sum(counts) {
  return counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NOTHING,
  );
}

/**
 * Vitest's report. A file that could not be read at all is one failed test.
 * @param {string} file @param {number} code the runner's exit code
 */
export function countVitest(file, code) {
  /** @type {{ testResults?: { status: string, assertionResults: { status: string }[] }[] } | undefined} */
  const report = readJson(file);
  const files = report?.testResults ?? [];
  const tests = files.flatMap((one) => one.assertionResults);
  const broken = files.filter(
    (one) => one.status === "failed" && !one.assertionResults.some(isFailed),
  ).length;
  return honest(
    {
      passed: tests.filter((test) => test.status === "passed").length,
      failed: tests.filter(isFailed).length + broken,
      skipped: tests.filter((test) => ["skipped", "pending", "todo", "disabled"].includes(test.status))
        .length,
    },
    code,
  );
}

/** @param {{ status: string }} test */
function isFailed(test) {
  return test.status === "failed";
}

/**
 * Playwright's report. A test that passes only at a second try has failed: it would fail somebody tomorrow.
 * @param {string} file @param {number} code the runner's exit code
 */
export function countPlaywright(file, code) {
  /** @type {{ stats?: { expected: number, unexpected: number, flaky: number, skipped: number } } | undefined} */
  const report = readJson(file);
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return honest({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/** A runner that says "failed" without a failed test (an error between tests, a crash) counts as one failed test. @param {Count} count @param {number} code @returns {Count} */
function honest(count, code) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

/** The last line. @param {Count} count */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
