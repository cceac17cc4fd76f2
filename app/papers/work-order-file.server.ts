// What is printed of a work order: a signed one as it is kept as evidence, an unsigned one as a draft of today.
import { z } from "zod";
import { chainHash, contentHash } from "~/approvals/chain";
import type { JourneyEvent } from "~/journey/events";
import type { Visit } from "~/journey/visit";
import { db, type Tx } from "~/platform/db/db.server";
import { loadVisit } from "~/visits/store.server";
import { SignedOrder, workOrderOf, type OrderSignature, type WorkOrder } from "./work-order";
import type { WorkOrderToPrint } from "./work-order-paper";
import { orderParticulars } from "./particulars.server";
import { atSigning, orderAsItStands, workOrderHash } from "./work-order.server";

/** A record of evidence around what was signed. The order is kept raw: its hash is of every member that is stored. */
const Stored = z.object({ content: z.object({ order: z.unknown(), hash: z.string() }) });

/** Erased: the customer was forgotten on request, and with them the text that was signed. */
type Kept =
  { readonly kind: "none" | "broken" | "erased" } | { readonly kind: "whole"; readonly signed: SignedOrder };

interface Row {
  readonly content: string;
  readonly hash: Uint8Array;
  readonly previousHash: Uint8Array;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The record's own hash, the seal of the order and the seal in the log have to agree. */
function keptIn({ content, hash, previousHash }: Row, seal: string): Kept {
  const record = parsed(content);
  const raw = Stored.safeParse(record);
  const signed = z.object({ content: SignedOrder }).safeParse(record);
  const chained = chainHash(previousHash, content).equals(Buffer.from(hash));
  if (!raw.success || !signed.success || !chained) return { kind: "broken" };
  if (contentHash(raw.data.content.order) !== seal || raw.data.content.hash !== seal)
    return { kind: "broken" };
  return { kind: "whole", signed: signed.data.content };
}

async function keptOrder(tx: Tx, { id, centreId }: Visit, seal: string): Promise<Kept> {
  const row = await tx.auditRecord.findFirst({
    where: { centreId, visitId: id, kind: "order" },
    orderBy: { version: "desc" },
    select: { content: true, hash: true, previousHash: true },
  });
  if (!row) return { kind: "none" };
  const kept = keptIn(row, seal);
  if (kept.kind !== "broken") return kept;
  const erased = await tx.auditRecord.count({ where: { centreId, visitId: id, kind: "erasure" } });
  return erased > 0 ? { kind: "erased" } : kept;
}

/** From the visit's record: an order that nobody has signed yet, or one that no evidence tells of. */
function fromRecord(
  order: WorkOrder,
  events: readonly JourneyEvent[],
): Pick<WorkOrderToPrint, "order" | "hash" | "factsAt"> {
  const last = events.at(-1)?.occurredAt ?? 0;
  return { order, hash: workOrderHash(order), factsAt: new Date(last).toISOString() };
}

function signatureIn(signed: NonNullable<Visit["intake"]["signed"]>): OrderSignature {
  const { name, method = "desk", at, strokes } = signed;
  return { name, method, at: new Date(at).toISOString(), ...(strokes === undefined ? {} : { strokes }) };
}

/**
 * The work order of a visit. Reads only.
 * @returns undefined when this centre has no such visit
 */
export async function workOrderToPrint(
  centreId: string,
  visitId: string,
  tx: Tx = db(),
): Promise<WorkOrderToPrint | undefined> {
  const particulars = await orderParticulars(tx, centreId, visitId);
  const loaded = particulars && (await loadVisit(tx, centreId, visitId));
  if (!loaded) return undefined;
  const { visit, events } = loaded;
  const { signed } = visit.intake;
  if (!signed)
    return {
      ...fromRecord(await orderAsItStands(tx, visit, particulars), events),
      state: { kind: "draft" },
    };
  const kept: Kept = signed.hash === undefined ? { kind: "none" } : await keptOrder(tx, visit, signed.hash);
  if (kept.kind === "whole") {
    const { order, hash, signature } = kept.signed;
    return { order, hash, factsAt: signature.at, state: { kind: "sealed", signature } };
  }
  const signature = signatureIn(signed);
  const record = fromRecord(workOrderOf(atSigning(visit, events), particulars), events);
  if (signed.hash === undefined || kept.kind === "erased")
    return { ...record, state: { kind: "unsealed", signature } };
  return { ...record, hash: signed.hash, state: { kind: "broken", signature } };
}
