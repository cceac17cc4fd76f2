// The events of a CSV file, one row after the other.
import { open } from "node:fs/promises";
import { inspectCsv, rowsOf, UnreadableFile } from "~/exchange/csv/csv-file.server";
import { UNREADABLE } from "~/exchange/csv/encoding";
import { logColumns, type LogColumns, type LogField } from "./log-columns";
import { checkedRow, logProblem, timeProblem, type LogItem } from "./log-row";
import { readLogTime } from "./log-time";

/** A file without start times, or a row without one, has the completion for both; one with starts only, the start. */
function itemOf(line: number, cell: (field: LogField) => string, columns: LogColumns): LogItem {
  const [startText, endText] = [cell("start"), cell("end")];
  const onlyStart = columns.end === undefined;
  const lastText = onlyStart ? startText : endText;
  if (lastText === "") return logProblem(line, "no-time");
  const completeUs = readLogTime(lastText);
  if (completeUs === undefined) return timeProblem(line, lastText);
  const startUs = startText === "" || onlyStart ? completeUs : readLogTime(startText);
  if (startUs === undefined) return timeProblem(line, startText);
  const place = cell("pos");
  const position = place === "" ? undefined : Number(place);
  if (position !== undefined && !Number.isFinite(position)) return logProblem(line, "not-a-position", place);
  const names = { caseId: cell("case"), activity: cell("activity"), resource: cell("resource") };
  return checkedRow({ line, ...names, startUs, completeUs, position });
}

/** Whether a file's last sign ends a line; in UTF-16 there is a zero beside it. */
async function endsItsLine(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, Math.max(0, size - 2));
    return buffer.some((byte) => byte === 10 || byte === 13);
  } finally {
    await handle.close();
  }
}

/**
 * @param map what was typed behind `--map`
 * @throws UnfitColumns when the columns do not make a log, UnreadableFile when the file is no table at all
 */
export async function* csvLog(path: string, map?: string): AsyncGenerator<LogItem> {
  const file = await inspectCsv(path);
  const columns = logColumns(file.headers, map);
  const width = file.headers.length;
  let isHeader = true;
  let last = { line: 1, width };
  try {
    for await (const { line, cells } of rowsOf(path, file)) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      last = { line, width: cells.length };
      if (cells.length > width && cells.slice(width).some((cell) => cell !== "")) {
        yield logProblem(line, "too-many-columns");
        continue;
      }
      const broken = cells.find((cell) => cell.includes(UNREADABLE));
      if (broken !== undefined) {
        yield logProblem(line, "unreadable-signs", broken);
        continue;
      }
      yield itemOf(line, (field) => cells[columns[field] ?? -1] ?? "", columns);
    }
    // Programs leave out empty cells at the end of a row, but not the end of the line as well.
    if (last.width < width && !(await endsItsLine(path))) yield logProblem(last.line, "cut-off");
  } catch (error) {
    if (!(error instanceof UnreadableFile) || isHeader) throw error;
    if (error.code !== "quote-open" && error.code !== "record-too-long") throw error;
    yield logProblem(error.line, error.code);
  }
}
