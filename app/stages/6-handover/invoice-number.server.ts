// Invoice numbers: counted per centre without a gap, because a number is drawn in the transaction that uses it.
import type { Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { wallClock } from "~/ui/zoned-time";

/**
 * The centre's next number, such as "2026-000123": the year on the centre's clock and a count that never starts again.
 * Others who want one wait until this transaction ends; if it is taken back, so is the number.
 */
export async function drawInvoiceNumber(
  tx: Tx,
  { id, timeZone }: { readonly id: string; readonly timeZone: string },
  now: Instant,
): Promise<string> {
  const { nextInvoiceNumber } = await tx.centre.update({
    where: { id },
    data: { nextInvoiceNumber: { increment: 1 } },
    select: { nextInvoiceNumber: true },
  });
  const year = String(wallClock(now, timeZone).year);
  return `${year}-${String(nextInvoiceNumber - 1).padStart(6, "0")}`;
}
