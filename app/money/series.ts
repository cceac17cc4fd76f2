// Numbers of invoices and credit notes: a year and a count, such as 2026-000123 and C-2026-000007.

export const PAPER_KINDS = ["invoice", "credit-note"] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

export interface SeriesPlace {
  readonly kind: PaperKind;
  readonly year: number;
  /** 1, 2, 3 ... */
  readonly counter: number;
}

const PREFIX: Readonly<Record<PaperKind, string>> = { invoice: "", "credit-note": "C-" };

export function numberText({ kind, year, counter }: SeriesPlace): string {
  return `${PREFIX[kind]}${String(year)}-${String(counter).padStart(6, "0")}`;
}

/** @throws Error when it is not a number of this kind: a defect of the caller */
export function placeOfNumber(kind: PaperKind, number: string): SeriesPlace {
  const read = /^(?:C-)?(\d{4})-(\d{1,9})$/.exec(number);
  if (!read || number.startsWith("C-") !== (kind === "credit-note"))
    throw new Error(`${number} is no number of a ${kind}`);
  return { kind, year: Number(read[1]), counter: Number(read[2]) };
}
