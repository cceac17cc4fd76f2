// A bare ledger as a CSV file: case_id, stage, kind, cause, start, end, loop.
import { inspectCsv, rowsOf, UnreadableFile } from "~/exchange/csv/csv-file.server";
import { UNREADABLE } from "~/exchange/csv/encoding";
import { readLogTime } from "../log/log-time";
import type { LedgerRow } from "./ledger-rows";

const COLUMNS = ["case_id", "stage", "kind", "cause", "start", "end", "loop"] as const;
type ColumnName = (typeof COLUMNS)[number];
const OPTIONAL: readonly ColumnName[] = ["loop"];
const MICRO = 1_000_000;
const TOLD = 100;
/** Some thirty thousand years: what is beyond is no time but a slip. */
const MOST_SECONDS = 1e12;

/** The file is no ledger; says in which lines. */
export class RefusedLedger extends Error {
  override name = "RefusedLedger";
  constructor(problems: readonly string[], count: number) {
    const more = count > problems.length ? [`And ${count - problems.length} more.`] : [];
    super([...problems, ...more].join("\n"));
  }
}

/** Seconds, as a number or a time. */
function secondsOf(text: string): number | undefined {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) {
    const seconds = Number(text);
    return Math.abs(seconds) < MOST_SECONDS ? seconds : undefined;
  }
  const at = readLogTime(text);
  return at === undefined ? undefined : at / MICRO;
}

/** The row, or what is wrong with it; undefined where the centre was shut. */
function rowOf(cell: (name: ColumnName) => string): LedgerRow | string | undefined {
  const [caseId, kind, loopText] = [cell("case_id"), cell("kind").toLowerCase(), cell("loop")];
  if (caseId === "") return "the case_id is missing";
  if (kind === "closed") return undefined;
  if (kind !== "work" && kind !== "wait") return `“${kind}” is neither work nor wait`;
  const [start, end] = [secondsOf(cell("start")), secondsOf(cell("end"))];
  if (start === undefined)
    return `“${cell("start")}” is no start: seconds, or a time like 2026-03-31T14:05:00Z`;
  if (end === undefined) return `“${cell("end")}” is no end: seconds, or a time like 2026-03-31T14:05:00Z`;
  if (end < start) return "it ends before it starts";
  // "1.0", as programs write it that know no whole numbers.
  if (!/^(?:\d+(?:\.0+)?)?$/.test(loopText)) return `“${loopText}” is no loop: 0, 1, 2 …`;
  return { caseId, stage: cell("stage"), kind, cause: cell("cause"), start, end, loop: Number(loopText) };
}

function columnsOf(headers: readonly string[]): ReadonlyMap<ColumnName, number> {
  const places = COLUMNS.map(
    (name) => [name, headers.findIndex((each) => each.toLowerCase() === name)] as const,
  );
  const lower = headers.map((each) => each.toLowerCase());
  const twice = COLUMNS.filter((name) => lower.indexOf(name) !== lower.lastIndexOf(name));
  if (twice.length > 0) throw new RefusedLedger([`The ledger has two columns ${twice.join(", ")}.`], 1);
  const missing = places
    .filter(([name, place]) => place < 0 && !OPTIONAL.includes(name))
    .map(([name]) => name);
  if (missing.length > 0) {
    const there = headers.map((header) => `“${header}”`).join(", ");
    throw new RefusedLedger([`The ledger has no column ${missing.join(", ")}. Its columns are ${there}.`], 1);
  }
  return new Map(places);
}

/**
 * Hands on every row of a ledger.
 * @throws RefusedLedger with the lines that are wrong, at the end; UnreadableFile when the file is no table at all
 */
export async function readLedger(path: string, take: (row: LedgerRow) => void): Promise<void> {
  const file = await inspectCsv(path);
  const columns = columnsOf(file.headers);
  const problems: string[] = [];
  let [count, isHeader] = [0, true];
  const wrong = (line: number, what: string) => {
    count += 1;
    if (problems.length < TOLD) problems.push(`Line ${line}: ${what}.`);
  };
  try {
    for await (const { line, cells } of rowsOf(path, file)) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      const broken = cells.find((cell) => cell.includes(UNREADABLE));
      if (broken !== undefined) {
        wrong(line, `“${broken}” holds a broken sign: it is not in the encoding of the file`);
        continue;
      }
      const row = rowOf((name) => cells[columns.get(name) ?? -1] ?? "");
      if (typeof row === "string") wrong(line, row);
      else if (row) take(row);
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile) || isHeader) throw error;
    wrong(
      error.line,
      error.code === "quote-open" ? "a quotation mark is never closed" : "the row does not end",
    );
  }
  if (count > 0) throw new RefusedLedger(problems, count);
}
