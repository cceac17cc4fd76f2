// A CSV file on disk: what it looks like, and its rows one after the other, whatever its size.
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Readable, pipeline } from "node:stream";
import { CsvError, parse, type Info } from "csv-parse";
import { declaredDelimiter, guessDelimiter, type Delimiter } from "./delimiter";
import { encodingByHead, HEAD_BYTES, isWorkbook, Utf8Check, type Encoding } from "./encoding";
import { unguarded } from "./formula-guard";
import { LineEnds } from "./line-ends";

/** Signs of one row; a quotation mark that is never closed must not swallow the memory. */
const LONGEST_ROW = 100_000;
const SAMPLE_ROWS = 5;
/** Signs at the beginning from which the delimiter is guessed. */
const GUESSED_FROM = 64 * 1024;

/** How a file is to be read. */
export interface CsvShape {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Lines before the header: Excel's "sep=;". */
  readonly skipLines: 0 | 1;
  readonly bytes: number;
}

export interface CsvFile extends CsvShape {
  readonly headers: readonly string[];
  /** The first rows, for people to look at. */
  readonly sample: readonly (readonly string[])[];
}

export interface CsvRow {
  /** Of the file, counted from 1; the line on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** The file cannot be read as a table at all. */
export class UnreadableFile extends Error {
  override name = "UnreadableFile";
  constructor(
    readonly code: "empty" | "workbook" | "quote-open" | "record-too-long",
    readonly line = 1,
  ) {
    super(code);
  }
}

async function encodingOf(path: string): Promise<Encoding> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    if (bytesRead === 0) throw new UnreadableFile("empty");
    if (isWorkbook(head)) throw new UnreadableFile("workbook");
    const told = encodingByHead(head);
    if (told) return told;
  } finally {
    await handle.close();
  }
  const check = new Utf8Check();
  for await (const piece of bytesOf(path)) {
    check.take(piece);
    if (check.isDecided) break;
  }
  return check.end() ? "utf-8" : "windows-1251";
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    if (piece instanceof Uint8Array) yield piece;
  }
}

/** The text in pieces, without its mark and with one kind of line end. NUL, which no column can keep, is left out. */
async function* textOf(
  path: string,
  encoding: Encoding,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const ends = new LineEnds();
  for await (const piece of bytesOf(path)) {
    onBytes(piece.length);
    yield ends.take(decoder.decode(piece, { stream: true }).replaceAll("\0", ""));
  }
  yield ends.take(decoder.decode()) + ends.end();
}

async function beginning(path: string, encoding: Encoding): Promise<string> {
  let text = "";
  for await (const piece of textOf(path, encoding)) {
    text += piece;
    if (text.length >= GUESSED_FROM) break;
  }
  return text.slice(0, GUESSED_FROM);
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

function isParsed(value: unknown): value is Parsed {
  return typeof value === "object" && value !== null && "record" in value && "info" in value;
}

function unreadable(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = "lines" in error && typeof error.lines === "number" ? error.lines : 1;
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return new UnreadableFile("quote-open", line);
  if (error.code === "CSV_MAX_RECORD_SIZE") return new UnreadableFile("record-too-long", line);
  return error;
}

/**
 * All rows, the header first; empty lines are left out, cells are trimmed and read without the guard of our own exports.
 * @throws UnreadableFile where the rest cannot be told apart any more
 */
export async function* rowsOf(
  path: string,
  shape: CsvShape,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter: shape.delimiter,
    record_delimiter: "\n",
    from_line: 1 + shape.skipLines,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  // What goes wrong in the source comes out of the parser.
  pipeline(Readable.from(textOf(path, shape.encoding, onBytes)), parser, () => undefined);
  let last = 0;
  try {
    for await (const parsed of parser) {
      if (!isParsed(parsed)) continue;
      const { record, info } = parsed;
      const breaks = record.reduce((sum, cell) => sum + (cell.split("\n").length - 1), 0);
      last = info.lines;
      const cells = record.map((cell) => unguarded(cell.trim()));
      if (cells.some((cell) => cell !== "")) yield { line: info.lines - breaks, cells };
    }
  } catch (error) {
    const told = unreadable(error);
    // The parser knows where it gave up; people look for where the row begins.
    throw told instanceof UnreadableFile ? new UnreadableFile(told.code, last + 1) : told;
  }
}

/**
 * Finds out how a file is written, its headers and its first rows.
 * @throws UnreadableFile
 */
export async function inspectCsv(path: string): Promise<CsvFile> {
  const { size: bytes } = await stat(path);
  const encoding = await encodingOf(path);
  const start = await beginning(path, encoding);
  const shape: CsvShape = {
    encoding,
    delimiter: guessDelimiter(start),
    skipLines: declaredDelimiter(start) ? 1 : 0,
    bytes,
  };
  let headers: readonly string[] | undefined;
  const sample: (readonly string[])[] = [];
  try {
    for await (const { cells } of rowsOf(path, shape)) {
      if (headers) sample.push(cells);
      else headers = cells;
      if (sample.length === SAMPLE_ROWS) break;
    }
  } catch (error) {
    // Below the header it is for the try to say in which line.
    if (!headers || !(error instanceof UnreadableFile)) throw error;
  }
  if (!headers) throw new UnreadableFile("empty");
  return { ...shape, headers, sample };
}
