// A paper as a PDF file. The same paper is the same file, byte by byte.
import type { Paper } from "../paper";
import { drawBlock } from "./blocks.server";
import { lineHeight, Pen, STYLES } from "./pen.server";

const GUTTER = 20;

/** Whose paper it is at the left, what it is at the right. */
function letterhead(pen: Pen, { title, centre }: Paper): void {
  const half = (pen.width - GUTTER) / 2;
  const top = pen.y;
  pen.element("H1", () => {
    const lines = pen.lines(title, STYLES.title, half);
    lines.forEach((line, at) => {
      pen.put(line, STYLES.title, { x: pen.right, y: top + at * lineHeight(STYLES.title), atEnd: true });
    });
  });
  pen.element("P", () => {
    pen.write(centre.name, STYLES.heading, { width: half });
    pen.write(centre.address, STYLES.small, { width: half });
    pen.write(centre.phone, STYLES.small, { width: half });
  });
  pen.y = Math.max(pen.y, top + lineHeight(STYLES.title)) + 9;
}

/** The car first, as large as it is looked for. */
function carLine(pen: Pen, { car }: Paper): void {
  const plate = pen.lines(car.plate, STYLES.plate).join(" ");
  const width = pen.measure(plate, STYLES.plate) + 18;
  const height = 26;
  const top = pen.y;
  pen.element("P", () => {
    pen.doc.lineWidth(1.1).strokeColor("#111111").roundedRect(pen.left, top, width, height, 4).stroke();
    pen.put(plate, STYLES.plate, { x: pen.left + 9, y: top + 4.5 });
    const x = pen.left + width + 14;
    const lines = pen.lines(car.text, STYLES.body, pen.right - x);
    const from = top + Math.max(0, (height - lines.length * lineHeight(STYLES.body)) / 2);
    lines.forEach((line, at) => {
      pen.put(line, STYLES.body, { x, y: from + at * lineHeight(STYLES.body) });
    });
    pen.y = Math.max(top + height, from + lines.length * lineHeight(STYLES.body)) + 8;
  });
}

/** Two beside each other. */
function headFacts(pen: Pen, facts: Paper["facts"]): void {
  const half = (pen.width - GUTTER) / 2;
  for (let at = 0; at < facts.length; at += 2) {
    const top = pen.y;
    let end = top;
    facts.slice(at, at + 2).forEach(({ name, value }, side) => {
      pen.y = top;
      const x = pen.left + side * (half + GUTTER);
      pen.element("P", () => {
        pen.write(name, STYLES.label, { x, width: half });
        pen.write(value, STYLES.body, { x, width: half });
      });
      end = Math.max(end, pen.y);
    });
    pen.y = end + 3;
  }
}

/** Draws the paper and gives the bytes of the file. */
export async function paperPdf(paper: Paper): Promise<Buffer> {
  const pen = new Pen(paper);
  pen.group("Sect", () => {
    letterhead(pen, paper);
    carLine(pen, paper);
    headFacts(pen, paper.facts);
  });
  for (const block of paper.blocks) drawBlock(pen, block);
  return pen.finish(paper.pageOf);
}
