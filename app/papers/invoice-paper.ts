// An invoice or a credit note as a paper: what was issued, in the customer's language, and what was paid of it since.
import { instant } from "~/journey/instant";
import type { InvoiceDocument } from "~/money/invoice-document";
import { formatFor } from "~/ui/centre-context";
import { words } from "~/words";
import { letterOf, totalsOf } from "./letter";
import type { Paper, PaperBlock, PaperFact } from "./paper";

/** To whom, and for which car; emptied when that person was forgotten. */
export interface InvoiceParty {
  readonly name: string;
  readonly phone: string;
  readonly vehicle: {
    readonly plate: string;
    readonly make: string;
    readonly model: string;
    readonly year?: number;
    readonly vin?: string;
  };
}

/** How the visit's money stands; asked for when the paper is made. Minor units. */
export interface InvoiceStanding {
  readonly credits: readonly { readonly number: string; readonly totalMinor: number }[];
  readonly payments: readonly {
    readonly at: number;
    readonly method: "cash" | "card" | "transfer" | "link";
    readonly amountMinor: number;
    readonly refundedMinor: number;
  }[];
  readonly openMinor: number;
  /** Local date by which it is to be paid. */
  readonly dueOn?: string | undefined;
}

export interface InvoiceToPrint {
  readonly document: InvoiceDocument;
  /** Of the content, hex. */
  readonly hash: string;
  readonly party: InvoiceParty;
  /** Of the invoice that holds, while its visit's money is about it. */
  readonly standing: InvoiceStanding | undefined;
}

function speech({ language, seller }: InvoiceDocument) {
  return {
    t: words(language, "papers"),
    money: words(language, "money"),
    choices: words(language, "choices"),
    f: formatFor({ ...seller, language, now: 0 }),
  };
}
type Speech = ReturnType<typeof speech>;
type Issued = Extract<InvoiceDocument, { kind: "invoice" }>;
type Credited = Extract<InvoiceDocument, { kind: "credit-note" }>;

function taxed({ language, seller, taxBasisPoints }: InvoiceDocument) {
  return { language, centre: seller, taxBasisPoints };
}

function linesOf(document: Issued, { t, money, f }: Speech): PaperBlock {
  const titles = new Map(document.lines.map(({ id, title }) => [id, title]));
  const discounts = document.discounts.map(({ kind, reason, amountMinor, lineId }) => {
    const about = lineId === undefined ? undefined : titles.get(lineId);
    const text = `${money(`discount.kinds.${kind}`)}: ${reason}`;
    return [
      about === undefined ? { text } : { text, below: about },
      { text: "" },
      { text: f.money(-amountMinor) },
    ];
  });
  return {
    kind: "table",
    title: t("work"),
    columns: [
      { title: t("job"), share: 64 },
      { title: t("labour"), share: 15, figure: true },
      { title: t("price"), share: 21, figure: true },
    ],
    rows: [
      ...document.lines.map(({ title, labourMinutes, priceMinor }) => [
        { text: title },
        { text: f.labour(labourMinutes) },
        { text: f.money(priceMinor) },
      ]),
      ...discounts,
    ],
    totals: totalsOf(taxed(document), document),
    empty: t("invoice.noLines"),
  };
}

function creditOf(document: Credited, { t, f }: Speech): readonly PaperBlock[] {
  const { credits, reason, lines } = document;
  const whole = [
    [{ text: t("invoice.creditOf", { number: credits.number }) }, { text: f.money(document.totalMinor) }],
  ];
  return [
    {
      kind: "facts",
      title: t("invoice.credits"),
      facts: [
        { name: t("invoice.invoice"), value: credits.number },
        { name: t("invoice.issued"), value: f.dateTime(new Date(credits.issuedAt)) },
        { name: t("invoice.reason"), value: reason },
      ],
    },
    {
      kind: "table",
      title: t("invoice.credited"),
      columns: [
        { title: t("job"), share: 76 },
        { title: t("price"), share: 24, figure: true },
      ],
      rows:
        lines.length === 0
          ? whole
          : lines.map(({ title, amountMinor }) => [{ text: title }, { text: f.money(amountMinor) }]),
      totals: totalsOf(taxed(document), document, t("invoice.creditTotal")),
      empty: "",
    },
  ];
}

function standingOf({ credits, payments, openMinor, dueOn }: InvoiceStanding, said: Speech): PaperBlock {
  const { t, choices, f } = said;
  const back = payments.flatMap(({ refundedMinor }): readonly PaperFact[] =>
    refundedMinor > 0 ? [{ name: t("invoice.givenBack"), value: f.money(-refundedMinor) }] : [],
  );
  const facts: readonly PaperFact[] = [
    ...credits.map(({ number, totalMinor }) => ({
      name: t("invoice.creditNote", { number }),
      value: f.money(-totalMinor),
    })),
    ...payments.map(({ at, method, amountMinor }) => ({
      name: `${choices(`payment.${method}`)}, ${f.day(at)}`,
      value: f.money(amountMinor),
    })),
    ...back,
    openMinor >= 0
      ? { name: t("invoice.open"), value: f.money(openMinor) }
      : { name: t("invoice.toGiveBack"), value: f.money(-openMinor) },
    ...(dueOn === undefined || openMinor <= 0
      ? []
      : [{ name: t("invoice.due"), value: f.day(new Date(`${dueOn}T12:00:00Z`)) }]),
  ];
  return { kind: "facts", title: t("invoice.standing"), facts };
}

/** The same input is the same paper, and the same file. */
export function invoicePaper({ document, hash, party, standing }: InvoiceToPrint): Paper {
  const said = speech(document);
  const { t, f } = said;
  const { number, language, seller, visitNumber } = document;
  const invoice = document.kind === "invoice";
  const title = t(invoice ? "invoice.title" : "invoice.creditTitle", { number });
  const { vehicle, ...customer } = party;
  const letter = letterOf({ language, centre: seller, customer, vehicle }, title);
  const paid = standing?.payments.map(({ at, amountMinor, refundedMinor }) => [
    at,
    amountMinor,
    refundedMinor,
  ]);
  const stands = JSON.stringify([standing?.credits, paid, standing?.openMinor, standing?.dueOn]);
  return {
    ...letter,
    facts: [
      ...letter.facts.filter(({ value }) => value !== ""),
      { name: t("invoice.issued"), value: f.dateTime(new Date(document.issuedAt)) },
      { name: t("visit"), value: String(visitNumber) },
    ],
    blocks: [
      ...(document.kind === "invoice" ? [linesOf(document, said)] : creditOf(document, said)),
      ...(standing ? [standingOf(standing, said)] : []),
      { kind: "seal", title: t("seal"), hash, text: t("invoice.sealText") },
    ],
    contentId: `${document.kind} ${hash} ${standing ? stands : ""}`.trim(),
    madeAt: instant(new Date(document.issuedAt)),
    fileName: {
      plain: `${document.kind}-${number}`,
      full: `${title} ${vehicle.plate}`.trim(),
    },
  };
}
