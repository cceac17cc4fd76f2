// Who of the staff may have a paper of a visit: whoever reads the visit, at its centre.
import { z } from "zod";
import type { Actor } from "~/journey/permissions";
import { requireActor } from "~/people/staff/actor.server";
import type { Paper } from "./paper";
import { receiptToPrint } from "./receipt-file.server";
import { receiptPaper } from "./receipt-paper";
import { workOrderPaper } from "./work-order-paper";
import { workOrderToPrint } from "./work-order-file.server";

interface StaffPaper {
  readonly actor: Actor;
  readonly paper: Paper;
}

function known(id: string): boolean {
  return z.uuid().safeParse(id).success;
}

/**
 * The work order of a visit of the reader's centre.
 * @throws Response 404 when this centre has no such visit, and as requireActor
 */
export async function staffWorkOrder(request: Request, visitId: string): Promise<StaffPaper> {
  const actor = await requireActor(request, "visit:read");
  const found = known(visitId) && (await workOrderToPrint(actor.centreId, visitId));
  if (!found) throw new Response(null, { status: 404 });
  return { actor, paper: workOrderPaper(found) };
}

/**
 * The receipt of a decision on a visit of the reader's centre.
 * @throws Response 404 when there is none, and as requireActor
 */
export async function staffReceipt(
  request: Request,
  visitId: string,
  requestId: string,
): Promise<StaffPaper> {
  const actor = await requireActor(request, "visit:read");
  const ours = known(visitId) && known(requestId);
  const found = ours && (await receiptToPrint(actor.centreId, visitId, requestId));
  if (!found) throw new Response(null, { status: 404 });
  return { actor, paper: receiptPaper(found) };
}
