// Signing the order: the same by finger, at the desk and on the customer's own telephone. What is signed is what was shown.
import type { Decision } from "~/journey/course";
import type { SigningMethod } from "~/journey/car-received";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import type { WorkOrder } from "~/papers/work-order";
import { orderParticulars } from "~/papers/particulars.server";
import { keepSignedOrder, orderAsItStands, workOrderHash } from "~/papers/work-order.server";
import type { Tx } from "~/platform/db/db.server";
import type { Alongside, Deciding } from "~/visits/store.server";
import { signOrder } from "./intake";

export interface SigningInput {
  readonly name: string;
  readonly method: SigningMethod;
  readonly strokes?: string | undefined;
  /** Hash of the order that the signer read; undefined where it stood on no screen of ours. */
  readonly shown?: string | undefined;
}

export interface OrderShown {
  readonly order: WorkOrder;
  readonly hash: string;
}

/** The order as it stands in this transaction, with the hash that a signature names. */
export async function orderShown(tx: Tx, visit: Visit): Promise<OrderShown> {
  const particulars = await orderParticulars(tx, visit.centreId, visit.id);
  if (!particulars) throw new Error(`no visit ${visit.id}`);
  const order = await orderAsItStands(tx, visit, particulars);
  return { order, hash: workOrderHash(order) };
}

/** Takes a signature to the order that was read, and to no other. */
export async function decideSigning(
  visit: Visit,
  { name, method, strokes, shown }: SigningInput,
  { tx, now }: Pick<Deciding, "tx" | "now">,
): Promise<Decision> {
  const decision = signOrder(visit, { name, method, strokes }, now);
  if (!decision.ok) return decision;
  const { hash } = await orderShown(tx, visit);
  if (shown !== undefined && shown !== hash) return deny("order-changed");
  return signOrder(visit, { name, method, strokes, hash }, now);
}

/** Keeps the signed order as evidence, in the transaction of the signature. */
export const keepsSignedOrder: Alongside = async (tx, { visit, events }) => {
  const signed = events.findLast((each) => each.type === "order.signed");
  if (!signed) return;
  const { order } = await orderShown(tx, visit);
  const { name, method = "desk", strokes } = signed.payload;
  const at = new Date(signed.occurredAt).toISOString();
  const signature = { name, method, at, ...(strokes === undefined ? {} : { strokes }) };
  await keepSignedOrder(tx, visit.centreId, { order, signature, now: signed.occurredAt });
};
