// A payment at the desk, beside those by link.
import { receivePayment } from "~/money/payment";
import type { TestVisit } from "../factories";

/** @param amountMinor minor units */
export async function paidAtDesk(visit: TestVisit, amountMinor: number): Promise<void> {
  const paymentId = crypto.randomUUID();
  const outcome = await visit.change(visit.centre.team.advisor, (present, now) =>
    receivePayment(present, { paymentId, amountMinor, method: "cash" }, now),
  );
  if (outcome.kind !== "done") throw new Error(`the payment was not taken: ${outcome.kind}`);
}
