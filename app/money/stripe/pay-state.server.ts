// How it stands with paying behind a link: what is open, whether a button leads anywhere, and what became of the last try.
import { openAmount, type Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";
import { takesLinkPayments } from "./client.server";

/**
 * "payable": the button is there. "confirming": Stripe has not said yet. "failed": it was tried in vain; the button is there.
 * "at-desk": something is open, and nobody pays by link here. "settled": nothing is open any more.
 */
export interface PayState {
  readonly kind: "payable" | "confirming" | "failed" | "at-desk" | "settled";
  /** Minor units. */
  readonly openMinor: number;
  /** What the last payment by link was, where it came. Minor units. */
  readonly paidMinor?: number;
}

function lastLinkPayment({ handover: { payments } }: Visit) {
  return payments.findLast(({ method }) => method === "link")?.amountMinor;
}

/**
 * For the page behind a link; reads only. Undefined while no invoice holds and nothing is open.
 * @param returned the customer comes from Stripe's page and says to have paid
 */
export async function payState(tx: Tx, visit: Visit, returned: boolean): Promise<PayState | undefined> {
  const { invoice, invoices } = visit.handover;
  if (invoices.length === 0) return undefined;
  const openMinor = Math.max(0, openAmount(visit) ?? 0);
  const paidMinor = lastLinkPayment(visit);
  const about = { openMinor, ...(paidMinor === undefined ? {} : { paidMinor }) };
  const last = await tx.checkout.findFirst({
    where: { centreId: visit.centreId, visitId: visit.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { state: true, staleAt: true },
  });
  const underWay =
    last?.state === "processing" || (returned && last?.state === "open" && last.staleAt === null);
  if (underWay) return { kind: "confirming", ...about };
  if (!invoice || openMinor === 0) return { kind: "settled", ...about };
  if (!takesLinkPayments()) return { kind: "at-desk", ...about };
  return { kind: last?.state === "failed" ? "failed" : "payable", ...about };
}
