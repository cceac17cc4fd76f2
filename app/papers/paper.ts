// A paper as plain description: what it says, in which order. The page and the PDF are both drawn from it.
import type { Instant } from "~/journey/instant";
import type { Language } from "~/journey/permissions";

export interface PaperFact {
  readonly name: string;
  readonly value: string;
}

export interface PaperColumn {
  readonly title: string;
  /** Share of the table's width. */
  readonly share: number;
  /** Figures stand at the right. */
  readonly figure?: boolean;
}

export interface PaperCell {
  readonly text: string;
  /** Said smaller below it. */
  readonly below?: string;
}

export interface PaperPoint {
  readonly x: number;
  readonly y: number;
}

/** A numbered place on a drawing. */
export interface PaperMark extends PaperPoint {
  readonly number: number;
  readonly text: string;
}

export interface SignatureBlock {
  readonly kind: "signature";
  readonly title: string;
  readonly facts: readonly PaperFact[];
  /** Data of an SVG path in a field of `width` x `height`; none when it was signed by name alone. */
  readonly strokes?: { readonly path: string; readonly width: number; readonly height: number };
  /** What the drawing is, for who cannot see it. */
  readonly alt: string;
  /** The line to sign on, where it is not signed. */
  readonly emptyLine?: string;
}

export interface DrawingBlock {
  readonly kind: "drawing";
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly outlines: readonly (readonly PaperPoint[])[];
  readonly parts: readonly (readonly PaperPoint[])[];
  readonly marks: readonly PaperMark[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly title: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly PaperCell[])[];
  /** Below the last row; the last of them is what matters. */
  readonly totals: readonly PaperFact[];
  readonly empty: string;
}

export type PaperBlock =
  | { readonly kind: "facts"; readonly title?: string; readonly facts: readonly PaperFact[] }
  | { readonly kind: "text"; readonly title: string; readonly text: string }
  | { readonly kind: "notice"; readonly title: string; readonly text: string }
  | { readonly kind: "seal"; readonly title: string; readonly hash: string; readonly text: string }
  | TableBlock
  | DrawingBlock
  | SignatureBlock;

export const SHEETS = { a4: [595.28, 841.89], letter: [612, 792] } as const;
export type Sheet = keyof typeof SHEETS;

export interface Paper {
  readonly language: Language;
  /** "Work order 1042". */
  readonly title: string;
  /** "Volvo V60, 2019", and beside it the plate. */
  readonly car: { readonly plate: string; readonly text: string };
  readonly centre: { readonly name: string; readonly address: string; readonly phone: string };
  readonly facts: readonly PaperFact[];
  readonly blocks: readonly PaperBlock[];
  /** "Page 2 of 3". */
  readonly pageOf: (page: number, pages: number) => string;
  /** What the file is the file of: two files of one content are the same, byte by byte. */
  readonly contentId: string;
  /** When what it says came to be. */
  readonly madeAt: Instant;
  readonly sheet: Sheet;
  /** Without the ending: in ASCII, and as it is meant. */
  readonly fileName: { readonly plain: string; readonly full: string };
}

/** The sheet that printers have where a currency is paid in. */
export function sheetFor(currency: string): Sheet {
  return ["USD", "CAD", "MXN"].includes(currency) ? "letter" : "a4";
}
