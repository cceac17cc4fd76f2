// Cells that a spreadsheet would compute: written with an apostrophe in front, read without it.

/** What Excel and its like take for the beginning of a formula; the full-width signs in some languages. */
const STARTS = "=+\\-@\\t\\r\\n＝＋－＠";
const NEEDS_GUARD = new RegExp(`^(?:[${STARTS}]|'[${STARTS}'])`);
const GUARDED = new RegExp(`^'[${STARTS}']`);

/** A cell as it is written: `unguarded` reads back exactly the same text. */
export function guarded(cell: string): string {
  return NEEDS_GUARD.test(cell) ? `'${cell}` : cell;
}

/** A cell as it was before it was guarded. Other programs' cells keep their apostrophe ("'t Hooft"). */
export function unguarded(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
