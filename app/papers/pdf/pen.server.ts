// Writes on pages from top to bottom: lines of text, page breaks with a running head, and what screen readers are told.
import PDFDocument from "pdfkit";
import { SHEETS, type Paper } from "../paper";
import { printable, visualOrder, wrapped } from "./lines";
import { FACES, typeface, type Face } from "./typefaces.server";

export interface Style {
  readonly face: Face;
  /** Points. */
  readonly size: number;
  readonly colour?: string;
}

export const INK = "#111111";
export const GREY = "#555555";
export const LINE = "#bbbbbb";
export const SHADE = "#f1f1f1";

export const STYLES = {
  title: { face: "bold", size: 17 },
  plate: { face: "mono", size: 15 },
  heading: { face: "bold", size: 10.5 },
  strong: { face: "bold", size: 9.5 },
  body: { face: "plain", size: 9.5 },
  label: { face: "plain", size: 7.8, colour: GREY },
  small: { face: "plain", size: 7.8, colour: GREY },
  seal: { face: "mono", size: 7, colour: GREY },
} as const satisfies Record<string, Style>;

export function lineHeight({ size }: Style): number {
  return size * 1.36;
}

const MARGIN = { side: 48, top: 46, bottom: 54 } as const;

type Element = ReturnType<PDFKit.PDFDocument["struct"]>;

export interface Place {
  readonly x: number;
  readonly y: number;
  /** The text ends at `x` instead of beginning there. */
  readonly atEnd?: boolean;
}

export class Pen {
  readonly doc: PDFKit.PDFDocument;
  readonly left: number = MARGIN.side;
  readonly right: number;
  readonly bottom: number;
  y: number = MARGIN.top;
  readonly #head: string;
  readonly #root: Element;
  readonly #around: Element[];
  #open: { readonly element: Element; readonly type: string } | undefined;
  #onNewPage: (() => void) | undefined;

  constructor(paper: Paper) {
    const [width, height] = SHEETS[paper.sheet];
    this.right = width - MARGIN.side;
    this.bottom = height - MARGIN.bottom;
    this.#head = `${paper.title} · ${paper.car.plate} · ${paper.centre.name}`;
    this.doc = new PDFDocument({ ...documentOptions(paper), size: [width, height] });
    for (const face of FACES) this.doc.registerFont(face, typeface(face).bytes);
    this.#root = this.doc.struct("Document");
    this.doc.addStructure(this.#root);
    this.#around = [this.#root];
    this.doc.addPage();
  }

  get width(): number {
    return this.right - this.left;
  }

  /** Room down to the bottom of the page, points. */
  get room(): number {
    return this.bottom - this.y;
  }

  measure(text: string, { face, size }: Style): number {
    return this.doc.font(face, size).widthOfString(text);
  }

  lines(text: string, style: Style, width = this.width): readonly string[] {
    const drawn = printable(text, typeface(style.face).has);
    return wrapped(drawn, width, (each) => this.measure(each, style));
  }

  /** One line at a place; the cursor stays. */
  put(line: string, style: Style, { x, y, atEnd = false }: Place): void {
    const text = visualOrder(printable(line, typeface(style.face).has));
    const from = atEnd ? x - this.measure(text, style) : x;
    this.doc.font(style.face, style.size).fillColor(style.colour ?? INK);
    this.doc.text(text, from, y, { lineBreak: false });
  }

  /** Lines from the cursor down, over as many pages as they need. */
  write(text: string, style: Style, { x = this.left, width = this.width } = {}): void {
    for (const line of this.lines(text, style, width)) {
      this.need(lineHeight(style));
      this.put(line, style, { x, y: this.y });
      this.y += lineHeight(style);
    }
  }

  /** Goes to a new page when less than `height` is left on this one. */
  need(height: number): void {
    if (this.room < height && this.y > MARGIN.top + 30) this.newPage();
  }

  newPage(): void {
    if (this.#open) this.doc.endMarkedContent();
    this.doc.addPage();
    this.y = MARGIN.top;
    this.artifact("Pagination", () => {
      const [head = ""] = this.lines(this.#head, STYLES.small);
      this.put(head, STYLES.small, { x: this.left, y: this.y - 8 });
      this.rule(this.y + 5);
    });
    this.y += 16;
    this.#onNewPage?.();
    if (this.#open) this.#continue(this.#open);
  }

  #continue({ element, type }: { readonly element: Element; readonly type: string }): void {
    element.add(this.doc.markStructureContent(type));
  }

  /** What is drawn inside is repeated decoration for a screen reader. */
  artifact(type: "Pagination" | "Layout", draw: () => void): void {
    this.doc.markContent("Artifact", { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Everything drawn inside is one element of the document: a heading, a paragraph, a cell. */
  element(type: string, draw: () => void, options: { readonly alt?: string } = {}): void {
    const element = this.doc.struct(type, { ...options });
    this.#around.at(-1)?.add(element);
    this.#open = { element, type };
    this.#continue(this.#open);
    draw();
    this.doc.endMarkedContent();
    this.#open = undefined;
    element.end();
  }

  /** An element that holds other elements: a section, a table, a row. */
  group(type: string, draw: () => void): void {
    const element = this.doc.struct(type);
    this.#around.at(-1)?.add(element);
    this.#around.push(element);
    draw();
    this.#around.pop();
    element.end();
  }

  /** While `draw` goes on, every new page begins with `repeat`. */
  repeating(repeat: () => void, draw: () => void): void {
    this.#onNewPage = repeat;
    draw();
    this.#onNewPage = undefined;
  }

  /** A fine line across; decoration. */
  rule(y: number, from = this.left, to = this.right, colour: string = LINE): void {
    this.doc.lineWidth(0.6).strokeColor(colour).moveTo(from, y).lineTo(to, y).stroke();
  }

  /** Writes at the bottom of every page, and ends the file. */
  async finish(footer: (page: number, pages: number) => string): Promise<Buffer> {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      this.artifact("Pagination", () => {
        this.rule(this.bottom + 14);
        const y = this.bottom + 19;
        this.put(footer(page + 1, count), STYLES.small, { x: this.right, y, atEnd: true });
        const [head = ""] = this.lines(this.#head, STYLES.small, this.width - 110);
        this.put(head, STYLES.small, { x: this.left, y });
      });
    }
    this.#root.end();
    return collected(this.doc);
  }
}

/** The date and the id come from the content: the same content is the same file. */
function documentOptions(paper: Paper): PDFKit.PDFDocumentOptions {
  const made = new Date(paper.madeAt);
  return {
    autoFirstPage: false,
    bufferPages: true,
    margin: 0,
    // None but those that are embedded.
    font: "",
    pdfVersion: "1.7",
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    info: {
      Title: `${paper.title} · ${paper.car.plate}`,
      Author: paper.centre.name,
      Subject: paper.contentId,
      Creator: "Bayline",
      Producer: "Bayline",
      CreationDate: made,
      ModDate: made,
    },
  };
}

function collected(doc: PDFKit.PDFDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => {
      resolve(Buffer.concat(chunks));
    });
    doc.on("error", reject);
    doc.end();
  });
}
