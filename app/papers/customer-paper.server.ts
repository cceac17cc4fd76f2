// Which papers a customer may have: those of the visit that their living link is of, once there is something signed or decided.
import { countMiss } from "~/customer/link-limits.server";
import { findLink, type OpenLink } from "~/customer/links.server";
import { orUnavailable } from "~/platform/database-outage";
import { invoiceToPrint } from "./invoice-file.server";
import { invoicePaper } from "./invoice-paper";
import { paperFile } from "./paper-file.server";
import type { Paper } from "./paper";
import { receiptToPrint } from "./receipt-file.server";
import { receiptPaper } from "./receipt-paper";
import { workOrderPaper } from "./work-order-paper";
import { workOrderToPrint } from "./work-order-file.server";

async function orderBehind({ purpose, centreId, visitId }: OpenLink): Promise<Paper | undefined> {
  // A survey's link is often passed on: it opens no papers.
  if (purpose === "survey") return undefined;
  const found = await workOrderToPrint(centreId, visitId);
  return found && found.state.kind !== "draft" ? workOrderPaper(found) : undefined;
}

async function receiptBehind({ purpose, centreId, visitId, objectId }: OpenLink): Promise<Paper | undefined> {
  if (purpose !== "approval" || objectId === undefined) return undefined;
  const found = await receiptToPrint(centreId, visitId, objectId);
  return found && receiptPaper(found);
}

async function invoiceBehind(
  { purpose, centreId, visitId }: OpenLink,
  invoiceId: string,
): Promise<Paper | undefined> {
  if (purpose === "survey") return undefined;
  const found = await invoiceToPrint(centreId, visitId, invoiceId);
  return found && invoicePaper(found);
}

async function refused(address: string): Promise<Response> {
  const headers = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow" };
  const waitSeconds = await countMiss(address);
  if (waitSeconds === undefined) return new Response(null, { status: 404, headers });
  return new Response(null, { status: 429, headers: { ...headers, "Retry-After": String(waitSeconds) } });
}

async function customerFile(
  token: string,
  address: string,
  paperBehind: (link: OpenLink) => Promise<Paper | undefined>,
): Promise<Response> {
  const link = await orUnavailable(findLink(token));
  const paper = link && (await orUnavailable(paperBehind(link)));
  return paper ? paperFile(paper) : refused(address);
}

/**
 * The signed work order of the visit that a link is of; 404 while it is not signed.
 * @param address the visitor's network address, for the limit on misses
 */
export function customerWorkOrder(token: string, address: string): Promise<Response> {
  return customerFile(token, address, orderBehind);
}

/** The receipt of what was decided behind a link to a question. */
export function customerReceipt(token: string, address: string): Promise<Response> {
  return customerFile(token, address, receiptBehind);
}

/** An invoice or a credit note of the visit that a link is of. */
export function customerInvoice(token: string, invoiceId: string, address: string): Promise<Response> {
  return customerFile(token, address, (link) => invoiceBehind(link, invoiceId));
}
