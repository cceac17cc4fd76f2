// What is printed of a decision on extra work: its facts out of the visit's log, which is never changed, with the names of then.
import { z } from "zod";
import { approvalReceipt, type ReceiptFacts } from "~/approvals/receipt";
import { db, type Tx } from "~/platform/db/db.server";
import { loadVisit } from "~/visits/store.server";
import { Particulars } from "./work-order";
import { orderParticulars } from "./particulars.server";

export interface ReceiptToPrint {
  readonly facts: ReceiptFacts;
  readonly particulars: Particulars;
}

/** Of a decision, or of a signed order: both keep the names that held when they were made. */
const KeptNames = z.union([
  z.object({ content: z.object({ names: Particulars }) }).transform(({ content }) => content.names),
  z.object({ content: z.object({ order: Particulars }) }).transform(({ content }) => content.order),
]);

function namesIn(content: string | undefined): Particulars | undefined {
  if (content === undefined) return undefined;
  try {
    return KeptNames.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}

/** The names with which the last answer was given; for answers that kept none, those of the signed order. */
async function namesThen(
  tx: Tx,
  place: { readonly centreId: string; readonly visitId: string },
  requestId: string,
): Promise<Particulars | undefined> {
  const last = async (kind: "decision" | "order", subjectId: string) => {
    const where = { ...place, kind, subjectId };
    const row = await tx.auditRecord.findFirst({
      where,
      orderBy: { seq: "desc" },
      select: { content: true },
    });
    return namesIn(row?.content);
  };
  return (await last("decision", requestId)) ?? (await last("order", place.visitId));
}

/**
 * The receipt of the answers to one request. Reads only.
 * @returns undefined when this centre has no such visit or request, or nothing of it was answered yet
 */
export async function receiptToPrint(
  centreId: string,
  visitId: string,
  requestId: string,
  tx: Tx = db(),
): Promise<ReceiptToPrint | undefined> {
  const today = await orderParticulars(tx, centreId, visitId);
  const loaded = today && (await loadVisit(tx, centreId, visitId));
  const facts = loaded && approvalReceipt(loaded.visit, requestId);
  if (!facts) return undefined;
  const then = await namesThen(tx, { centreId, visitId }, facts.requestId);
  return { facts, particulars: then ?? today };
}
