// A drawing with numbered places, and what the numbers mean beside it.
import type { DrawingBlock, PaperPoint } from "../paper";
import { INK, lineHeight, STYLES, type Pen } from "./pen.server";

const WIDTH = 235;
const RADIUS = 5.2;

function outline(pen: Pen, corners: readonly PaperPoint[]): void {
  const [first, ...rest] = corners;
  if (!first) return;
  pen.doc.moveTo(first.x, first.y);
  for (const { x, y } of rest) pen.doc.lineTo(x, y);
  pen.doc.closePath().stroke();
}

function picture(pen: Pen, block: DrawingBlock, top: number): void {
  const scale = WIDTH / block.width;
  pen.doc.save().translate(pen.left, top).scale(scale);
  pen.doc.lineWidth(1.4).strokeColor("#aaaaaa");
  for (const part of block.parts) outline(pen, part);
  pen.doc.lineWidth(3).strokeColor("#444444");
  for (const each of block.outlines) outline(pen, each);
  pen.doc.restore();
  for (const { x, y, number } of block.marks) {
    const [cx, cy] = [pen.left + x * scale, top + y * scale];
    pen.doc.circle(cx, cy, RADIUS).fillColor(INK).fill();
    const style = { face: "bold", size: 6.5, colour: "#ffffff" } as const;
    const text = String(number);
    pen.put(text, style, { x: cx - pen.measure(text, style) / 2, y: cy - 3.9 });
  }
}

export function drawingBlock(pen: Pen, block: DrawingBlock): void {
  const height = (block.height * WIDTH) / block.width;
  pen.need(height + 8);
  const top = pen.y;
  pen.element(
    "Figure",
    () => {
      picture(pen, block, top);
    },
    { alt: block.alt },
  );
  const beside = pen.left + WIDTH + 18;
  const page = pen.doc.bufferedPageRange().count;
  // As many as fit stand beside the picture; the rest goes on below it.
  for (const { number, text } of block.marks) {
    const style = STYLES.body;
    const below = pen.y > top + height;
    const x = below ? pen.left : beside;
    pen.element("P", () => {
      pen.write(`${String(number)}. ${text}`, style, { x, width: pen.right - x });
    });
  }
  const samePage = pen.doc.bufferedPageRange().count === page;
  if (samePage) pen.y = Math.max(pen.y, top + height) + lineHeight(STYLES.small) / 2;
}
