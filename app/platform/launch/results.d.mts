// The types of results.mjs, which is plain JavaScript because it runs before anything is installed.

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function countCheck(code: number): Count;
export function sum(counts: readonly Count[]): Count;
export function countVitest(file: string, code: number): Count;
export function countPlaywright(file: string, code: number): Count;
export function closingLine(count: Count): string;
