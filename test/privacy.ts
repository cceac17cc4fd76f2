// What has to stay of a customer who was forgotten.
import { InvoiceDocument } from "~/money/invoice-document";
import { db } from "~/platform/db/db.server";

/** The invoices of a visit, with every figure that they say in their columns and in their text. */
export async function invoicesOf(visitId: string) {
  const rows = await db().invoice.findMany({ where: { visitId }, orderBy: { id: "asc" } });
  return rows.map(({ content, hash: _hash, ...columns }) => {
    const { lines, ...said } = InvoiceDocument.parse(JSON.parse(content));
    const amounts = lines.map((line) => ("priceMinor" in line ? line.priceMinor : line.amountMinor));
    return { ...columns, said: [said.number, said.netMinor, said.taxMinor, said.totalMinor, ...amounts] };
  });
}
