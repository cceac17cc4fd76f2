// An invoice or a credit note as plain facts with one canonical text: everything that it says but for the buyer.
import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "~/approvals/canonical";
import { WorkLine, type EventOf } from "~/journey/events";
import { iso } from "~/journey/instant";
import { Discount } from "~/journey/money-events";
import { LANGUAGES } from "~/journey/permissions";
import { taxWithin } from "~/journey/tax";
import { PaperCentre, plainTitle } from "~/papers/work-order";
import type { IssuedInvoice, Visit } from "~/journey/visit";

const whole = z.int().min(0);
const at = z.iso.datetime({ offset: false });

const Common = z.object({
  /** Of this shape; a later shape counts up, so that old papers stay readable. */
  form: z.literal(1),
  visitId: z.uuid(),
  visitNumber: z.int().min(1),
  number: z.string(),
  issuedAt: at,
  /** The customer's: in which the paper is written. */
  language: z.enum(LANGUAGES),
  /** As the centre was called when the paper was issued. */
  seller: PaperCentre,
  /** Hundredths of a per cent. */
  taxBasisPoints: z.int().min(0).max(10_000),
  netMinor: whole,
  taxMinor: whole,
  totalMinor: whole,
});

export const InvoiceDocument = z.discriminatedUnion("kind", [
  Common.extend({ kind: z.literal("invoice"), lines: z.array(WorkLine), discounts: z.array(Discount) }),
  Common.extend({
    kind: z.literal("credit-note"),
    credits: z.object({ invoiceId: z.uuid(), number: z.string(), issuedAt: at }),
    reason: z.string(),
    lines: z.array(z.object({ title: z.string(), amountMinor: whole })),
  }),
]);
export type InvoiceDocument = z.infer<typeof InvoiceDocument>;

/** What a paper says beside the facts of the visit. */
export interface Issuer {
  readonly seller: PaperCentre;
  readonly language: InvoiceDocument["language"];
  /** Of today; what an event says goes before it. */
  readonly taxBasisPoints: number;
  /** What work is called in the customer's language, by its plain title; other lines keep the title that they have. */
  readonly titles: ReadonlyMap<string, string>;
}

function titleIn({ titles }: Issuer, title: string): string {
  return titles.get(plainTitle(title)) ?? title;
}

/** Hundredths of a per cent; invoices of earlier versions of the program did not say it themselves. */
export function rateOf(
  invoice: { readonly taxBasisPoints?: number | undefined },
  { intake: { estimate } }: Pick<Visit, "intake">,
  { taxBasisPoints }: Pick<Issuer, "taxBasisPoints">,
): number {
  return invoice.taxBasisPoints ?? estimate?.taxBasisPoints ?? taxBasisPoints;
}

function common(visit: Visit, { seller, language }: Issuer) {
  return { form: 1, visitId: visit.id, visitNumber: visit.number, language, seller } as const;
}

/** @throws ZodError when the facts do not make an invoice: a defect of the caller */
export function invoiceDocument(
  visit: Visit,
  { occurredAt, payload }: EventOf<"invoice.issued">,
  issuer: Issuer,
): InvoiceDocument {
  const { number, lines, discounts = [], totalMinor } = payload;
  const taxBasisPoints = rateOf(payload, visit, issuer);
  return InvoiceDocument.parse({
    ...common(visit, issuer),
    kind: "invoice",
    number,
    issuedAt: iso(occurredAt),
    taxBasisPoints,
    ...taxWithin(totalMinor, taxBasisPoints),
    lines: lines.map((line) => ({ ...line, title: titleIn(issuer, line.title) })),
    discounts,
  });
}

/**
 * The tax within the next credit note of an invoice: what was credited so far is split once, and once with it, so that the notes
 * of an invoice that is credited in full have together exactly its tax.
 */
export function creditTax(
  { creditedMinor }: Pick<IssuedInvoice, "creditedMinor">,
  totalMinor: number,
  rate: number,
): number {
  return taxWithin(creditedMinor + totalMinor, rate).taxMinor - taxWithin(creditedMinor, rate).taxMinor;
}

/**
 * @param invoice as it stood before the credit note
 * @throws ZodError when the facts do not make a credit note: a defect of the caller
 */
export function creditDocument(
  visit: Visit,
  { occurredAt, payload }: EventOf<"invoice.credited">,
  invoice: IssuedInvoice,
  issuer: Issuer,
): InvoiceDocument {
  const { number, totalMinor, reason, lines = [] } = payload;
  const taxBasisPoints = rateOf(invoice, visit, issuer);
  const taxMinor = creditTax(invoice, totalMinor, taxBasisPoints);
  const titleOf = (lineId: string) =>
    titleIn(issuer, invoice.lines.find(({ id }) => id === lineId)?.title ?? "");
  return InvoiceDocument.parse({
    ...common(visit, issuer),
    kind: "credit-note",
    number,
    issuedAt: iso(occurredAt),
    credits: { invoiceId: invoice.id, number: invoice.number, issuedAt: iso(invoice.at) },
    reason,
    taxBasisPoints,
    netMinor: totalMinor - taxMinor,
    taxMinor,
    totalMinor,
    lines: lines.map(({ lineId, amountMinor }) => ({ title: titleOf(lineId), amountMinor })),
  });
}

/** The text that is kept, and its SHA-256. */
export function sealedDocument(document: InvoiceDocument): {
  readonly content: string;
  readonly hash: Buffer;
} {
  const content = canonicalJson(document);
  return { content, hash: createHash("sha256").update(content, "utf8").digest() };
}
