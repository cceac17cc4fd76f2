// What is printed of a decision on extra work: its facts out of the visit's log, which is never changed.
import { approvalReceipt, type ReceiptFacts } from "~/approvals/receipt";
import { db, type Tx } from "~/platform/db/db.server";
import { loadVisit } from "~/visits/store.server";
import type { Particulars } from "./work-order";
import { orderParticulars } from "./work-order.server";

export interface ReceiptToPrint {
  readonly facts: ReceiptFacts;
  readonly particulars: Particulars;
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
  const particulars = await orderParticulars(tx, centreId, visitId);
  const loaded = particulars && (await loadVisit(tx, centreId, visitId));
  const facts = loaded && approvalReceipt(loaded.visit, requestId);
  return facts && { facts, particulars };
}
