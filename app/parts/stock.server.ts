// The shelf: what lies on it, what came, what was counted. What visits take of it is in their own logs.
import { v7 as uuid } from "uuid";
import type { Actor } from "~/journey/permissions";
import { db, Prisma, type Tx } from "~/platform/db/db.server";
import { complaintOf, inTransaction } from "~/platform/db/transaction.server";
import { notify } from "~/platform/live.server";
import { firstSending } from "~/visits/submissions.server";
import { centreTopic } from "~/visits/store.server";
import { isStockShort } from "./keeping.server";
import { holdShelf } from "./shelf.server";

export const STOCK_PAGE = 50;

export interface StockRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly location: string | null;
  readonly onHand: number;
  readonly reserved: number;
  readonly minimum: number;
  readonly priceMinor: number | null;
  /** When somebody last counted it. */
  readonly countedAt: Date | null;
  /** Pieces that are ordered for visits and not here yet. */
  readonly coming: number;
}

export interface StockWish {
  readonly query: string;
  /** Only what has fewer free pieces than its minimum. */
  readonly low: boolean;
  readonly page: number;
}

function like(query: string): string {
  return `%${query.replace(/[\\%_]/g, "\\$&")}%`;
}

/** The shelf in the order in which one walks along it, page by page. */
export async function stockList({ centreId }: Actor, { query, low, page }: StockWish) {
  const which = Prisma.sql`s.centre_id = ${centreId}::uuid and s.active
    and (${query} = '' or s.name ilike ${like(query)} or s.number ilike ${like(query)}
      or s.location ilike ${like(query)})
    and (not ${low} or s.on_hand - s.reserved < s.minimum)`;
  const at = Math.max(1, page);
  const [rows, [sum]] = await Promise.all([
    db().$queryRaw<StockRow[]>`
      select s.id, s.number, s.name, s.location, s.on_hand as "onHand", s.reserved, s.minimum,
        s.price_minor as "priceMinor",
        (select max(m.created_at) from stock_movement m
          where m.centre_id = s.centre_id and m.stock_part_id = s.id and m.kind = 'counted') as "countedAt",
        (select coalesce(sum(p.quantity), 0)::int from visit_part p
          where p.centre_id = s.centre_id and p.stock_part_id = s.id and p.state = 'ordered') as coming
      from stock_part s where ${which}
      order by s.location nulls last, s.name, s.id
      limit ${STOCK_PAGE} offset ${(at - 1) * STOCK_PAGE}`,
    db().$queryRaw<{ found: number; below: number }[]>`
      select (select count(*)::int from stock_part s where ${which}) as found,
        (select count(*)::int from stock_part s where s.centre_id = ${centreId}::uuid and s.active
          and s.on_hand - s.reserved < s.minimum) as below`,
  ]);
  return { rows, found: sum?.found ?? 0, below: sum?.below ?? 0, page: at };
}

export type StockAnswer = "done" | "not-found" | "promised" | "reason-missing" | "number-taken";

async function moved(
  tx: Tx,
  actor: Actor,
  part: { readonly id: string; readonly onHand: number },
  about: {
    readonly kind: "received" | "counted";
    readonly change: number;
    readonly reason?: string | undefined;
  },
): Promise<void> {
  const { centreId, staffId } = actor;
  const onHandAfter = part.onHand + about.change;
  await tx.stockPart.update({
    where: { centreId_id: { centreId, id: part.id } },
    data: { onHand: onHandAfter },
  });
  await tx.stockMovement.create({
    data: {
      id: uuid(),
      centreId,
      stockPartId: part.id,
      kind: about.kind,
      change: about.change,
      onHandAfter,
      reason: about.reason ?? null,
      byStaffId: staffId,
    },
  });
  await notify(tx, centreTopic(centreId), {});
}

async function onShelf(
  actor: Actor,
  { stockPartId, submissionId }: { readonly stockPartId: string; readonly submissionId: string },
  work: (tx: Tx, part: { id: string; onHand: number; reserved: number }) => Promise<StockAnswer>,
): Promise<StockAnswer> {
  try {
    return await inTransaction(async (tx) => {
      if (!(await firstSending(tx, actor, submissionId))) return "done";
      const part = (await holdShelf(tx, actor, [stockPartId])).get(stockPartId);
      return part ? work(tx, part) : "not-found";
    });
  } catch (error) {
    const complaint = complaintOf(error);
    if (complaint && isStockShort(complaint)) return "promised";
    throw error;
  }
}

/** Pieces came in for the shelf. The same form sent twice is counted once. */
export function receiveStock(
  actor: Actor,
  input: { readonly stockPartId: string; readonly quantity: number; readonly submissionId: string },
): Promise<StockAnswer> {
  return onShelf(actor, input, async (tx, part) => {
    await moved(tx, actor, part, { kind: "received", change: input.quantity });
    return "done";
  });
}

/** So many lie there. Another number than was thought needs a reason; fewer than are promised to visits cannot be. */
export function countStock(
  actor: Actor,
  input: {
    readonly stockPartId: string;
    readonly counted: number;
    readonly reason?: string | undefined;
    readonly submissionId: string;
  },
): Promise<StockAnswer> {
  return onShelf(actor, input, async (tx, part) => {
    const change = input.counted - part.onHand;
    if (change !== 0 && input.reason === undefined) return "reason-missing";
    if (input.counted < part.reserved) return "promised";
    await moved(tx, actor, part, { kind: "counted", change, reason: input.reason });
    return "done";
  });
}

export interface StockPartForm {
  readonly stockPartId?: string | undefined;
  readonly number: string;
  readonly name: string;
  readonly location?: string | undefined;
  readonly minimum: number;
  readonly priceMinor?: number | undefined;
}

/** A new part of the shelf with nothing on it yet, or other words for one that is there. */
export async function saveStockPart(
  { centreId }: Actor,
  { stockPartId, location, priceMinor, ...form }: StockPartForm,
): Promise<StockAnswer> {
  const data = { ...form, location: location ?? null, priceMinor: priceMinor ?? null };
  try {
    if (stockPartId === undefined) {
      await db().stockPart.create({ data: { id: uuid(), centreId, ...data } });
      return "done";
    }
    const { count } = await db().stockPart.updateMany({ where: { id: stockPartId, centreId }, data });
    return count === 1 ? "done" : "not-found";
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      return "number-taken";
    throw error;
  }
}
