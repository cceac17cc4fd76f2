// A customer's data as one archive: a page to read, the same as JSON, papers and photos. Made while it is being sent.
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { Actor } from "~/journey/permissions";
import { invoiceToPrint } from "~/papers/invoice-file.server";
import { invoicePaper } from "~/papers/invoice-paper";
import type { Paper } from "~/papers/paper";
import { paperPdf } from "~/papers/pdf/render.server";
import { receiptToPrint } from "~/papers/receipt-file.server";
import { receiptPaper } from "~/papers/receipt-paper";
import { workOrderToPrint } from "~/papers/work-order-file.server";
import { workOrderPaper } from "~/papers/work-order-paper";
import { photoKey } from "~/photos/photos.server";
import { db } from "~/platform/db/db.server";
import { fileStore } from "~/platform/files/files.server";
import { centreFacts } from "~/visits/centre.server";
import { ArchivePage } from "./archive-page";
import { collect, collectVisit, type Collected, type CollectedVisit } from "./collected.server";

/** A visit with the names that its files have in the archive. */
export interface ArchivedVisit extends CollectedVisit {
  readonly papers: readonly { readonly file: string; readonly title: string }[];
  readonly pictures: readonly string[];
}

interface ArchivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Pictures and PDF are small already. */
  readonly packed: boolean;
}

/** Every paper that the customer could have had in hand: signed orders, receipts, invoices. */
async function papersOf(actor: Actor, { visit, invoices }: CollectedVisit): Promise<readonly Paper[]> {
  const { centreId } = actor;
  const order = visit.intake.signed && (await workOrderToPrint(centreId, visit.id));
  const papers: Paper[] = order ? [workOrderPaper(order)] : [];
  for (const { id, decidedAt } of visit.requests) {
    const receipt = decidedAt === undefined ? undefined : await receiptToPrint(centreId, visit.id, id);
    if (receipt) papers.push(receiptPaper(receipt));
  }
  for (const { id } of invoices) {
    const invoice = await invoiceToPrint(centreId, visit.id, id);
    if (invoice) papers.push(invoicePaper(invoice));
  }
  return papers;
}

async function* paperFiles(
  actor: Actor,
  collected: CollectedVisit,
  named: { file: string; title: string }[],
) {
  for (const [place, paper] of (await papersOf(actor, collected)).entries()) {
    const file = `papers/${String(collected.visit.number)}-${String(place + 1)}-${paper.fileName.plain}.pdf`;
    named.push({ file, title: paper.title });
    yield { name: file, bytes: new Uint8Array(await paperPdf(paper)), packed: false };
  }
}

async function* photoFiles({ centreId }: Actor, { photos, visit }: CollectedVisit, named: string[]) {
  for (const { id } of photos) {
    const bytes = await fileStore().get(photoKey({ id, centreId }, "large"));
    if (!bytes) continue;
    const name = `photos/${String(visit.number)}-${id}.webp`;
    named.push(name);
    yield { name, bytes, packed: false };
  }
}

function readable(collected: Collected, visits: readonly ArchivedVisit[]): string {
  const { visitIds: _ids, ...rest } = collected;
  const told = visits.map(({ visit, events, messages, papers, pictures, car }) => ({
    number: visit.number,
    car,
    status: visit.status,
    events: events.map(({ type, occurredAt, stage, payload }) => ({
      type,
      stage,
      at: new Date(occurredAt).toISOString(),
      payload,
    })),
    messages: messages.map(({ at, by: _by, ...message }) => ({ ...message, at: new Date(at).toISOString() })),
    papers,
    photos: pictures,
  }));
  return JSON.stringify({ ...rest, visits: told }, null, 2);
}

/** The files of the archive one by one; of visits only the words are kept until the end. */
async function* filesOf(actor: Actor, collected: Collected, now: Date): AsyncGenerator<ArchivedFile> {
  const visits: ArchivedVisit[] = [];
  for (const visitId of collected.visitIds) {
    const visit = await collectVisit(actor, visitId);
    const papers: { file: string; title: string }[] = [];
    const pictures: string[] = [];
    yield* paperFiles(actor, visit, papers);
    yield* photoFiles(actor, visit, pictures);
    visits.push({ ...visit, papers, pictures });
  }
  const centre = await centreFacts(db(), actor);
  const page = createElement(ArchivePage, { centre, collected, visits, now: now.getTime() });
  yield { name: "index.html", bytes: strToU8(`<!doctype html>${renderToStaticMarkup(page)}`), packed: true };
  yield { name: "data.json", bytes: strToU8(readable(collected, visits)), packed: true };
}

/** As a ZIP archive, piece by piece. */
async function* zipped(files: AsyncIterable<ArchivedFile>, now: Date): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for await (const { name, bytes, packed } of files) {
    const entry = packed ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    entry.mtime = now;
    zip.add(entry);
    entry.push(bytes, true);
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
}

/**
 * Everything that the actor's centre keeps of a customer. Reads only.
 * @returns undefined when there is no such customer, or they were forgotten
 */
export async function customerArchive(
  actor: Actor,
  customerId: string,
  now: Date,
): Promise<AsyncGenerator<Uint8Array> | undefined> {
  const collected = await collect(actor, customerId);
  return collected && zipped(filesOf(actor, collected, now), now);
}
