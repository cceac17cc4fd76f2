// Rows into the database by the thousand: one statement per chunk, inside the caller's transaction.
import { Prisma, type Tx } from "./db.server";

/** A row by the names that Prisma gives its columns; values as JSON carries them. */
export type BulkRow = Readonly<Record<string, unknown>>;

/** Large enough that the round trips do not count, small enough to stay out of the way of the memory. */
export const ROWS_AT_ONCE = 2500;

const COLUMNS = new Map<string, string>();

function column(name: string): string {
  const known = COLUMNS.get(name);
  if (known !== undefined) return known;
  const made = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  COLUMNS.set(name, made);
  return made;
}

function named(row: BulkRow): BulkRow {
  const renamed: Record<string, unknown> = {};
  for (const key in row) renamed[column(key)] = row[key];
  return renamed;
}

/**
 * Inserts rows of one table that all have the same columns, by the names that Prisma gives them.
 * @param options.skipKnown leaves out rows that a unique index knows already, instead of failing
 * @returns how many were inserted
 */
export async function insertRows(
  tx: Tx,
  table: string,
  rows: readonly BulkRow[],
  { skipKnown = false }: { readonly skipKnown?: boolean } = {},
): Promise<number> {
  let inserted = 0;
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows.slice(from, from + ROWS_AT_ONCE);
    const columns = Prisma.raw(
      Object.keys(chunk[0] ?? {})
        .map((name) => `"${column(name)}"`)
        .join(", "),
    );
    const into = Prisma.raw(`"${table}"`);
    const conflict = skipKnown ? Prisma.sql`on conflict do nothing` : Prisma.empty;
    inserted += await tx.$executeRaw`
      insert into ${into} (${columns})
      select ${columns} from json_populate_recordset(null::${into}, ${JSON.stringify(chunk.map(named))}::json)
      ${conflict}`;
  }
  return inserted;
}
