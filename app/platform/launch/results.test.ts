// How the runners' reports are added up.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { closingLine, countCheck, countPlaywright, countVitest, sum } from "./results.mjs";

const folder = mkdtempSync(join(tmpdir(), "bayline-results-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe("a run", () => {
  test("counts what passed, failed and was skipped", () => {
    const assertionResults = ["passed", "passed", "failed", "skipped", "todo"].map((status) => ({ status }));
    const file = report({ testResults: [{ status: "failed", assertionResults }] });
    expect(countVitest(file, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  test("counts a file that could not be read as one failed test", () => {
    const file = report({ testResults: [{ status: "failed", assertionResults: [] }] });
    expect(countVitest(file, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("that ended badly without a failed test has failed all the same", () => {
    const file = report({ testResults: [{ status: "passed", assertionResults: [{ status: "passed" }] }] });
    expect(countVitest(file, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(countVitest(join(folder, "none.json"), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("in browsers counts a test that passed only at its second try as failed", () => {
    const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(countPlaywright(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });
});

describe("the closing line", () => {
  test("adds everything up, and names skipped tests only when there are any", () => {
    const counts = [countCheck(0), countCheck(1), { passed: 3, failed: 0, skipped: 0 }];
    expect(closingLine(sum(counts))).toBe("4 passed, 1 failed");
    expect(closingLine({ passed: 4, failed: 0, skipped: 2 })).toBe("4 passed, 0 failed, 2 skipped");
  });
});
