// The parts of a paper, each drawn by its own rule.
import type { PaperBlock, PaperFact, SignatureBlock } from "../paper";
import { drawingBlock } from "./drawing.server";
import { INK, LINE, lineHeight, SHADE, STYLES, type Pen } from "./pen.server";
import { tableBlock } from "./table.server";

const GAP = 13;
const LABEL_WIDTH = 118;
const SEAL_HEIGHT = 44;

export function heading(pen: Pen, title: string, below = 40): void {
  pen.need(lineHeight(STYLES.heading) + below);
  pen.element("H2", () => {
    pen.write(title, STYLES.heading);
  });
  pen.y += 2;
}

/** A name at the left and its value beside it, which may go on over the page. */
function namedFact(pen: Pen, { name, value }: PaperFact): void {
  pen.element("P", () => {
    const names = pen.lines(name, STYLES.label, LABEL_WIDTH - 8);
    const top = pen.y;
    pen.need(Math.max(names.length * lineHeight(STYLES.label), lineHeight(STYLES.body)));
    const from = pen.y;
    names.forEach((line, at) => {
      pen.put(line, STYLES.label, { x: pen.left, y: from + 1.4 + at * lineHeight(STYLES.label) });
    });
    const end = from + names.length * lineHeight(STYLES.label);
    pen.write(value, STYLES.body, { x: pen.left + LABEL_WIDTH, width: pen.width - LABEL_WIDTH });
    // On the page where the name stands, what follows begins below the name.
    if (pen.y >= top) pen.y = Math.max(pen.y, end);
  });
  pen.y += 2;
}

/** The signature as it was drawn, or the line to sign on. */
function signatureBlock(pen: Pen, block: SignatureBlock): void {
  const scale = 200 / (block.strokes?.width ?? 600);
  const height = (block.strokes?.height ?? 200) * scale;
  const facts = block.facts.length * lineHeight(STYLES.body) + 4;
  // The seal that follows stays with it.
  heading(pen, block.title, height + facts + SEAL_HEIGHT + 30);
  for (const fact of block.facts) namedFact(pen, fact);
  const { strokes, emptyLine } = block;
  if (strokes) {
    pen.element(
      "Figure",
      () => {
        const top = pen.y + 2;
        pen.doc
          .save()
          .translate(pen.left + LABEL_WIDTH, top)
          .scale(scale);
        pen.doc
          .lineWidth(2.6)
          .lineCap("round")
          .lineJoin("round")
          .strokeColor(INK)
          .path(strokes.path)
          .stroke();
        pen.doc.restore();
        pen.rule(top + height, pen.left + LABEL_WIDTH, pen.left + LABEL_WIDTH + 200);
        pen.y = top + height + 6;
      },
      { alt: block.alt },
    );
  }
  if (emptyLine === undefined) return;
  pen.need(52);
  pen.element("P", () => {
    pen.rule(pen.y + 34, pen.left, pen.left + 300, "#777777");
    pen.put(emptyLine, STYLES.small, { x: pen.left, y: pen.y + 38 });
    pen.y += 52;
  });
}

/** Something to know before reading on: bordered, so that it also stands out in black and white. */
function notice(pen: Pen, title: string, text: string): void {
  const inner = pen.width - 24;
  const lines = pen.lines(text, STYLES.body, inner);
  const height = 14 + lineHeight(STYLES.strong) + lines.length * lineHeight(STYLES.body);
  pen.need(height);
  const top = pen.y;
  pen.artifact("Layout", () => {
    pen.doc.lineWidth(1).rect(pen.left, top, pen.width, height).fillAndStroke(SHADE, "#444444");
  });
  pen.y = top + 7;
  pen.element("P", () => {
    pen.write(title, STYLES.strong, { x: pen.left + 12, width: inner });
    pen.write(text, STYLES.body, { x: pen.left + 12, width: inner });
  });
  pen.y = top + height;
}

function drawn(pen: Pen, block: PaperBlock): void {
  switch (block.kind) {
    case "facts":
      if (block.title !== undefined) heading(pen, block.title);
      for (const fact of block.facts) namedFact(pen, fact);
      return;
    case "text":
      heading(pen, block.title, lineHeight(STYLES.body) * 2);
      pen.element("P", () => {
        pen.write(block.text, STYLES.body);
      });
      return;
    case "notice":
      notice(pen, block.title, block.text);
      return;
    case "table":
      heading(pen, block.title, 60);
      tableBlock(pen, block);
      return;
    case "drawing":
      drawingBlock(pen, block);
      return;
    case "signature":
      signatureBlock(pen, block);
      return;
    case "seal":
      sealBlock(pen, block);
      return;
    default:
      block satisfies never;
  }
}

function sealBlock(pen: Pen, { title, hash, text }: Extract<PaperBlock, { kind: "seal" }>): void {
  pen.need(SEAL_HEIGHT);
  pen.artifact("Layout", () => {
    pen.rule(pen.y, pen.left, pen.right, LINE);
  });
  pen.y += 5;
  pen.element("P", () => {
    pen.write(title, STYLES.small);
    pen.write(hash, STYLES.seal);
    pen.write(text, STYLES.small);
  });
}

/** A part of the paper as a section of its own, with room before it. */
export function drawBlock(pen: Pen, block: PaperBlock): void {
  pen.y += GAP;
  pen.group("Sect", () => {
    drawn(pen, block);
  });
}
