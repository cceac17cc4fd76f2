// Carrying out an import: the whole file or nothing, in one transaction; a dry run writes nothing and finds the same.
import { instant } from "~/journey/instant";
import { countryOfPhone } from "~/people/phone";
import { db, type Tx } from "~/platform/db/db.server";
import { ROWS_AT_ONCE } from "~/platform/db/insert-rows.server";
import { centreFacts } from "~/visits/centre.server";
import { UNREADABLE } from "../csv/encoding";
import { rowsOf, UnreadableFile, type CsvRow, type CsvShape } from "../csv/csv-file.server";
import type { FieldName, Kind } from "../kinds";
import type { Mapping } from "../mapping";
import type { Problem } from "../problems";
import { Cells, type Reading } from "../rows/cells";
import { customerImporter } from "./customers.server";
import { vehicleImporter } from "./vehicles.server";
import { visitImporter } from "./visits.server";
import { noCounts, type Counts, type Importer, type Read, type Work } from "./work";

/** Problems that are kept to be shown; all are counted. */
export const PROBLEMS_KEPT = 200;
/** One import a centre at a time, whoever starts it; the second number is made of the centre. */
const LOCK = 7_368_579;
const PATIENCE = { maxWait: 60_000, timeout: 3_600_000 };

const TABLES = {
  customers: ["customer"],
  vehicles: ["customer", "vehicle"],
  visits: ["customer", "vehicle", "visit", "event"],
} as const satisfies Readonly<Record<Kind, readonly string[]>>;

export interface ImportOrder {
  readonly centreId: string;
  readonly kind: Kind;
  readonly path: string;
  readonly shape: CsvShape & { readonly headers: readonly string[] };
  readonly mapping: Mapping;
  /** Whether what is known already is changed to what the file says. */
  readonly update: boolean;
  readonly now: Date;
}

export interface Findings {
  readonly counts: Counts;
  /** The first of them, in the order of the lines. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

export interface Watching {
  /** Told after every batch: bytes read so far, and rows. */
  readonly onProgress?: (progress: { readonly bytes: number; readonly rows: number }) => void;
  readonly signal?: AbortSignal;
  /** Waits for another import of the centre instead of refusing. */
  readonly waits?: boolean;
}

/** Another import of this centre is under way. */
export class CentreBusy extends Error {
  override name = "CentreBusy";
}

/** The file has bad rows: nothing of it was kept. */
export class RefusedFile extends Error {
  override name = "RefusedFile";
  constructor(readonly findings: Findings) {
    super(`${String(findings.problemCount)} problems`);
  }
}

function cellsOf({ line, cells }: CsvRow, mapping: Mapping, reading: Reading): Cells {
  const cellOf = (field: FieldName) => {
    const column = mapping[field];
    return column === undefined ? "" : (cells[column] ?? "");
  };
  return new Cells(line, cellOf, reading);
}

async function readingOf(tx: Tx, { centreId, now }: ImportOrder): Promise<Reading> {
  const { phone, language, timeZone, currency } = await centreFacts(tx, { centreId });
  return { country: countryOfPhone(phone), language, timeZone, currency, now: instant(now) };
}

/** Reads a file from its beginning to its end. */
class Passage<Row> {
  private readonly counts = noCounts();
  private readonly problems: Problem[] = [];
  private problemCount = 0;
  private readonly seen = new Set<string>();
  private batch: Read<Row>[] = [];
  private readonly importer: Importer<Row>;

  constructor(
    tx: Tx,
    private readonly order: ImportOrder,
    private readonly reading: Reading,
    writes: boolean,
    importer: (work: Work) => Importer<Row>,
  ) {
    const { centreId, update } = order;
    const { counts } = this;
    this.importer = importer({
      tx,
      centreId,
      reading,
      update,
      counts,
      writes: () => writes && this.problemCount === 0,
    });
  }

  async run({ onProgress, signal }: Watching): Promise<Findings> {
    const { path, shape } = this.order;
    let bytes = 0;
    let header = true;
    try {
      for await (const row of rowsOf(path, shape, (more) => (bytes += more))) {
        if (!header) this.read(row);
        header = false;
        if (this.batch.length < ROWS_AT_ONCE) continue;
        await this.take();
        signal?.throwIfAborted();
        onProgress?.({ bytes, rows: this.counts.rows });
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile) || error.code === "empty" || error.code === "workbook")
        throw error;
      this.keep([{ line: error.line, code: error.code }]);
    }
    await this.take();
    onProgress?.({ bytes, rows: this.counts.rows });
    const { counts, problems, problemCount } = this;
    return { counts, problems: problems.sort((a, b) => a.line - b.line), problemCount };
  }

  private read(row: CsvRow): void {
    this.counts.rows += 1;
    const cells = cellsOf(row, this.order.mapping, this.reading);
    if (row.cells.slice(this.order.shape.headers.length).some((cell) => cell !== "")) {
      cells.refuse("too-many-columns");
    }
    if (row.cells.some((cell) => cell.includes(UNREADABLE))) cells.refuse("unreadable-signs");
    const read = this.importer.read(cells);
    if (cells.problems.length > 0 || read === undefined) return this.bad(cells);
    const key = this.importer.keyOf(read);
    if (this.seen.has(key)) {
      this.counts.repeated += 1;
      return;
    }
    this.seen.add(key);
    this.batch.push({ row: read, cells });
  }

  private async take(): Promise<void> {
    const { batch } = this;
    this.batch = [];
    if (batch.length === 0) return;
    await this.importer.take(batch);
    for (const { cells } of batch) if (cells.problems.length > 0) this.bad(cells, "added");
  }

  /** @param counted as what the row was counted before it turned out to be bad */
  private bad(cells: Cells, counted?: "added"): void {
    this.counts.bad += 1;
    if (counted) this.counts[counted] -= 1;
    this.keep(cells.problems);
  }

  private keep(problems: readonly Problem[]): void {
    this.problemCount += problems.length;
    this.problems.push(...problems.slice(0, PROBLEMS_KEPT - this.problems.length));
  }
}

async function pass(tx: Tx, order: ImportOrder, writes: boolean, watching: Watching): Promise<Findings> {
  const reading = await readingOf(tx, order);
  switch (order.kind) {
    case "customers":
      return new Passage(tx, order, reading, writes, customerImporter).run(watching);
    case "vehicles":
      return new Passage(tx, order, reading, writes, vehicleImporter).run(watching);
    case "visits":
      return new Passage(tx, order, reading, writes, visitImporter).run(watching);
    default:
      return order.kind satisfies never;
  }
}

/** What an import of this file would do, and every reason against it. Writes nothing. */
export function tryImport(order: ImportOrder, watching: Watching = {}): Promise<Findings> {
  return pass(db(), order, false, watching);
}

async function lockCentre(tx: Tx, centreId: string, waits: boolean): Promise<void> {
  if (waits) {
    await tx.$executeRaw`select pg_advisory_xact_lock(${LOCK}::int, hashtext(${centreId}))`;
    return;
  }
  const [row] = await tx.$queryRaw<{ got: boolean }[]>`
    select pg_try_advisory_xact_lock(${LOCK}::int, hashtext(${centreId})) as got`;
  if (!row?.got) throw new CentreBusy(centreId);
}

/**
 * Brings the file in, all of it or nothing.
 * @param alongside what belongs into the same transaction
 * @throws RefusedFile when rows are bad, CentreBusy when another import of the centre is under way
 */
export async function carryOut(
  order: ImportOrder,
  watching: Watching = {},
  alongside: (tx: Tx, findings: Findings) => Promise<void> = () => Promise.resolve(),
): Promise<Findings> {
  const findings = await db().$transaction(async (tx) => {
    await lockCentre(tx, order.centreId, watching.waits ?? false);
    const found = await pass(tx, order, true, watching);
    if (found.problemCount > 0) throw new RefusedFile(found);
    await alongside(tx, found);
    return found;
  }, PATIENCE);
  // The planner has never seen these tables so full, and index-only scans need to know which pages are all visible.
  for (const table of TABLES[order.kind]) await db().$executeRawUnsafe(`vacuum (analyze) "${table}"`);
  return findings;
}
