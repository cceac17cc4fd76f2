// Whether invoices and credit notes still say what was issued: each against its hash, its columns and the log.
import { createHash } from "node:crypto";
import type { Finding } from "~/approvals/verify";
import type { Tx } from "~/platform/db/db.server";
import { InvoiceDocument } from "./invoice-document";

interface PaperRow {
  readonly visitId: string;
  readonly kind: string;
  readonly number: string;
  readonly content: string;
  readonly hash: Uint8Array;
  readonly totalMinor: bigint;
  readonly taxMinor: bigint;
  readonly netMinor: bigint;
}

function documentIn(content: string): InvoiceDocument | undefined {
  try {
    return InvoiceDocument.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}

function faultsOf(row: PaperRow, logged: bigint | undefined): readonly string[] {
  const sealed = createHash("sha256").update(row.content, "utf8").digest();
  const document = documentIn(row.content);
  if (!sealed.equals(Buffer.from(row.hash)) || !document)
    return [`${row.number}: its content or its hash was changed`];
  const { number, totalMinor, taxMinor, netMinor, kind, visitId } = document;
  const same =
    number === row.number &&
    kind === row.kind &&
    visitId === row.visitId &&
    BigInt(totalMinor) === row.totalMinor &&
    BigInt(taxMinor) === row.taxMinor &&
    BigInt(netMinor) === row.netMinor;
  return [
    ...(same ? [] : [`${row.number}: its columns are not what it says`]),
    ...(logged === undefined ? [`${row.number}: the log has no such paper`] : []),
    ...(logged !== undefined && logged !== BigInt(totalMinor)
      ? [`${row.number}: its total is not what the log says`]
      : []),
  ];
}

/** What the log tells of and nobody has kept. */
async function missingPapers(tx: Tx, centreId: string): Promise<readonly Finding[]> {
  const rows = await tx.$queryRaw<{ readonly visitId: string; readonly number: string }[]>`
    select event.visit_id as "visitId", event.payload ->> 'number' as number from event
    where event.centre_id = ${centreId}::uuid and event.type in ('invoice.issued', 'invoice.credited')
      and event.payload ? 'invoiceId' and not exists (
        select 1 from invoice paper
        where paper.visit_id = event.visit_id and paper.number = event.payload ->> 'number'
      )`;
  return rows.map(({ visitId, number }) => ({
    visitId,
    kind: "invoice",
    version: undefined,
    what: `${number}: it is missing`,
  }));
}

/** What is not as it was issued among a centre's papers, and numbers that are missing between others. */
export async function verifyPapers(tx: Tx, centreId: string): Promise<readonly Finding[]> {
  const papers = await tx.$queryRaw<(PaperRow & { readonly logged: bigint | null; readonly gap: boolean })[]>`
    select paper.visit_id as "visitId", paper.kind, paper.number, paper.content, paper.hash,
      paper.total_minor as "totalMinor", paper.tax_minor as "taxMinor", paper.net_minor as "netMinor",
      coalesce(paper.counter < series.next and paper.counter - lag(paper.counter) over (
        partition by paper.kind, paper.year order by paper.counter
      ) > 1, false) as gap,
      (
        select (event.payload ->> 'totalMinor')::bigint from event
        where event.visit_id = paper.visit_id
          and event.type = case paper.kind when 'invoice' then 'invoice.issued' else 'invoice.credited' end
          and event.payload ->> 'number' = paper.number
        limit 1
      ) as logged
    from invoice paper
    left join paper_series series
      on (series.centre_id, series.kind, series.year) = (paper.centre_id, paper.kind, paper.year)
    where paper.centre_id = ${centreId}::uuid
    order by paper.kind, paper.year, paper.counter`;
  const faults = papers.flatMap((row) =>
    [
      ...faultsOf(row, row.logged ?? undefined),
      ...(row.gap ? [`${row.number}: a number before it is missing`] : []),
    ].map((what) => ({ visitId: row.visitId, kind: row.kind, version: undefined, what })),
  );
  return [...faults, ...(await missingPapers(tx, centreId))];
}
