// What an import does and counts, the same for all kinds.
import type { Tx } from "~/platform/db/db.server";
import type { Cells, Reading } from "../rows/cells";

export const COUNTED = [
  "rows",
  "added",
  "known",
  "changed",
  "repeated",
  "leftOut",
  "bad",
  "newCustomers",
  "newVehicles",
] as const;
/**
 * `known`: here already as the file says it, or not touched; `changed`: here already and the file says something else; `repeated`:
 * stood in the file before; `leftOut`: visits that were not closed; `newCustomers` and `newVehicles` come with other rows.
 */
export type Counts = Record<(typeof COUNTED)[number], number>;

export function noCounts(): Counts {
  return {
    rows: 0,
    added: 0,
    known: 0,
    changed: 0,
    repeated: 0,
    leftOut: 0,
    bad: 0,
    newCustomers: 0,
    newVehicles: 0,
  };
}

export interface Work {
  readonly tx: Tx;
  readonly centreId: string;
  readonly reading: Reading;
  /** Whether what is known already is changed to what the file says. */
  readonly update: boolean;
  readonly counts: Counts;
  /** False on a dry run, and from the first bad row on. */
  readonly writes: () => boolean;
}

/** A row that could be read, with its cells for what the database has against it. */
export interface Read<Row> {
  readonly row: Row;
  readonly cells: Cells;
}

/** How one kind of file becomes rows of the database. */
export interface Importer<Row> {
  read(cells: Cells): Row | undefined;
  /** What makes two rows of a file the same thing. */
  keyOf(row: Row): string;
  /** Compares a batch with what is known, counts, and writes it when nothing speaks against it. */
  take(batch: readonly Read<Row>[]): Promise<void>;
}

/** Whether nothing was found against any row of the batch, so that it may be written. */
export function allWell(batch: readonly Read<unknown>[]): boolean {
  return batch.every(({ cells }) => cells.problems.length === 0);
}
