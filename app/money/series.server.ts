// Draws the numbers of invoices and credit notes: without a gap, because a number is drawn in the transaction that uses it.
import type { Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { wallClock } from "~/ui/zoned-time";
import { numberText, type PaperKind } from "./series";

/**
 * The next number of a centre, of this kind, in the year on the centre's own clock. Others who want one of the same series wait
 * until this transaction ends; if it is taken back, so is the number.
 */
export async function drawNumber(
  tx: Tx,
  { id, timeZone }: { readonly id: string; readonly timeZone: string },
  kind: PaperKind,
  now: Instant,
): Promise<string> {
  const { year } = wallClock(now, timeZone);
  const [row] = await tx.$queryRaw<{ counter: number }[]>`
    insert into paper_series (centre_id, kind, year, next) values (${id}::uuid, ${kind}, ${year}, 2)
    on conflict (centre_id, kind, year) do update set next = paper_series.next + 1
    returning next - 1 as counter`;
  if (!row) throw new Error(`no number for a ${kind}`);
  return numberText({ kind, year, counter: row.counter });
}
