// A table on paper: its head stands again on every page, no row is torn, figures end at one edge, totals stay together.
import type { PaperCell, PaperColumn, TableBlock } from "../paper";
import { lineHeight, SHADE, STYLES, type Pen, type Style } from "./pen.server";

const PADDING = 4;

interface Laid extends PaperColumn {
  readonly x: number;
  readonly width: number;
}

function laidOut(pen: Pen, columns: readonly PaperColumn[]): readonly Laid[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  let x = pen.left;
  return columns.map((column) => {
    const width = (pen.width * column.share) / shares;
    const laid = { ...column, x, width };
    x += width;
    return laid;
  });
}

function cellLines(pen: Pen, text: string, style: Style, { width }: Laid): readonly string[] {
  return pen.lines(text, style, width - 2 * PADDING);
}

function putLines(
  pen: Pen,
  lines: readonly string[],
  style: Style,
  { x, width, figure }: Laid,
  top: number,
): number {
  lines.forEach((line, at) => {
    const y = top + at * lineHeight(style);
    pen.put(line, style, figure ? { x: x + width - PADDING, y, atEnd: true } : { x: x + PADDING, y });
  });
  return top + lines.length * lineHeight(style);
}

function headHeight(pen: Pen, columns: readonly Laid[]): number {
  const most = Math.max(
    ...columns.map((column) => cellLines(pen, column.title, STYLES.label, column).length),
  );
  return most * lineHeight(STYLES.label) + 2 * PADDING;
}

function drawHead(pen: Pen, columns: readonly Laid[], each: (draw: () => void) => void): void {
  const height = headHeight(pen, columns);
  const top = pen.y;
  pen.artifact("Layout", () => {
    pen.doc.rect(pen.left, top, pen.width, height).fill(SHADE);
  });
  for (const column of columns) {
    const lines = cellLines(pen, column.title, STYLES.label, column);
    each(() => putLines(pen, lines, STYLES.label, column, top + PADDING));
  }
  pen.y = top + height;
}

interface LaidCell {
  readonly column: Laid;
  readonly lines: readonly string[];
  readonly below: readonly string[];
}

function laidRow(pen: Pen, columns: readonly Laid[], row: readonly PaperCell[]): readonly LaidCell[] {
  return columns.map((column, at) => {
    const { text = "", below } = row[at] ?? {};
    return {
      column,
      lines: cellLines(pen, text, STYLES.body, column),
      below: below === undefined ? [] : cellLines(pen, below, STYLES.small, column),
    };
  });
}

function rowHeight(cells: readonly LaidCell[]): number {
  const heights = cells.map(
    ({ lines, below }) => lines.length * lineHeight(STYLES.body) + below.length * lineHeight(STYLES.small),
  );
  return Math.max(...heights) + 2 * PADDING;
}

function drawRow(pen: Pen, cells: readonly LaidCell[]): void {
  const height = rowHeight(cells);
  pen.need(height);
  const top = pen.y;
  pen.group("TR", () => {
    for (const { column, lines, below } of cells) {
      pen.element("TD", () => {
        const end = putLines(pen, lines, STYLES.body, column, top + PADDING);
        putLines(pen, below, STYLES.small, column, end);
      });
    }
  });
  pen.y = top + height;
  pen.artifact("Layout", () => {
    pen.rule(pen.y);
  });
}

function drawTotals(pen: Pen, totals: TableBlock["totals"]): void {
  const height = lineHeight(STYLES.strong) + 3;
  pen.need(totals.length * height + 6);
  pen.y += 5;
  totals.forEach(({ name, value }, at) => {
    const style = at === totals.length - 1 ? STYLES.strong : STYLES.body;
    pen.element("P", () => {
      pen.put(name, style, { x: pen.right - 110, y: pen.y, atEnd: true });
      pen.put(value, style, { x: pen.right - PADDING, y: pen.y, atEnd: true });
    });
    pen.y += height;
  });
}

export function tableBlock(pen: Pen, block: TableBlock): void {
  if (block.rows.length === 0) {
    pen.element("P", () => {
      pen.write(block.empty, STYLES.body);
    });
    return;
  }
  const columns = laidOut(pen, block.columns);
  const again = () => {
    drawHead(pen, columns, (draw) => {
      pen.artifact("Pagination", draw);
    });
  };
  pen.group("Table", () => {
    pen.group("TR", () => {
      drawHead(pen, columns, (draw) => {
        pen.element("TH", draw);
      });
    });
    pen.repeating(again, () => {
      for (const row of block.rows) drawRow(pen, laidRow(pen, columns, row));
    });
  });
  drawTotals(pen, block.totals);
}
