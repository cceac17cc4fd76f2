// Reads PDF files back, with a program that knows nothing of how ours were made.
import { extractText, getDocumentProxy, getMeta } from "unpdf";

export interface ReadPdf {
  /** The text of each page, its white space made even. */
  readonly pages: readonly string[];
  readonly title: string;
  readonly subject: string;
  readonly language: string;
  /** Whether it has a tree of what its parts are. */
  readonly tagged: boolean;
}

function said(value: unknown): string {
  return typeof value === "string" ? value : "";
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const file = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(file, { mergePages: false });
  const { info } = await getMeta(file);
  const marks: unknown = await file.getMarkInfo();
  return {
    pages: text.map((page) => page.normalize("NFKC").replace(/\s+/g, " ")),
    title: said(info["Title"]),
    subject: said(info["Subject"]),
    language: said(info["Language"]),
    tagged: typeof marks === "object" && marks !== null && "Marked" in marks && marks.Marked === true,
  };
}
