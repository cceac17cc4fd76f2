// The shelf as a transaction sees it: rows of the stock that it holds until it ends.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";

export interface ShelfRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly onHand: number;
  readonly reserved: number;
}

/** Pieces that nobody was promised. */
export function freeOf({ onHand, reserved }: Pick<ShelfRow, "onHand" | "reserved">): number {
  return onHand - reserved;
}

/** Holds these parts of the stock, always in the same order. Other centres' are not found. */
export async function holdShelf(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ShelfRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<ShelfRow[]>`
    select id, number, name, on_hand as "onHand", reserved from stock_part
    where centre_id = ${centreId}::uuid and id = any(${[...ids]}::uuid[]) and active
    order by id for no key update`;
  return new Map(rows.map((row) => [row.id, row]));
}
