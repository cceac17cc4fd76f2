// Takes a person out of the log, the evidence, and everything else that is kept of their visits. Within the caller's transaction.
import { createHash } from "node:crypto";
import { appendEvidence } from "~/approvals/evidence.server";
import { canonicalJson } from "~/approvals/canonical";
import { instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { ERASED, erasedWithin, ownEraser, sightings, type Eraser } from "./needles";
import { scrubbed, scrubbedPayload } from "./scrub";
import type { Belongings } from "./whose.server";

export interface Erasing extends Belongings {
  readonly id: string;
  readonly centreId: string;
  readonly now: Date;
}

function changed(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** @returns how many facts have lost something */
async function eraseFacts(tx: Tx, visitId: string, erase: Eraser): Promise<number> {
  const rows = await tx.event.findMany({
    where: { visitId },
    select: { id: true, type: true, payload: true },
  });
  const news = rows
    .map(({ id, type, payload }) => ({ id, payload, left: scrubbedPayload(type, payload, erase) }))
    .filter(({ payload, left }) => changed(payload, left));
  if (news.length === 0) return 0;
  const ids = news.map(({ id }) => id);
  const lefts = news.map(({ left }) => JSON.stringify(left));
  await tx.$executeRaw`
    update event set payload = news.payload::jsonb
    from unnest(${ids}::uuid[], ${lefts}::text[]) as news (id, payload)
    where event.id = news.id and event.visit_id = ${visitId}::uuid`;
  return news.length;
}

/**
 * What is left of each record is itself put into the chain: its hashes stay, and a record that somebody else emptied is found.
 * @returns how many records have lost something
 */
async function eraseEvidence(
  tx: Tx,
  { id, centreId, now }: Erasing,
  visitId: string,
  erase: Eraser,
  version: number,
) {
  const rows = await tx.auditRecord.findMany({
    where: { centreId, visitId, kind: { not: "erasure" } },
    select: { id: true, seq: true, content: true },
    orderBy: { seq: "asc" },
  });
  const records: { seq: number; content: string }[] = [];
  for (const row of rows) {
    const left = canonicalJson(scrubbed(JSON.parse(row.content), erase));
    if (left === row.content) continue;
    await tx.auditRecord.update({ where: { id: row.id }, data: { content: left } });
    records.push({ seq: row.seq, content: createHash("sha256").update(left, "utf8").digest("hex") });
  }
  if (records.length === 0) return 0;
  await appendEvidence(tx, {
    centreId,
    visitId,
    kind: "erasure",
    subjectId: id,
    version,
    content: { records },
    now: instant(now),
  });
  return records.length;
}

async function keepDetails(tx: Tx, taskId: string, details: unknown): Promise<void> {
  await tx.$executeRaw`update task set details = ${JSON.stringify(details)}::jsonb where id = ${taskId}::uuid`;
}

/** Titles and reasons are somebody's words; what was charged stays in the row's own columns and in the text alike. */
async function eraseInvoices(tx: Tx, visitId: string, erase: Eraser): Promise<void> {
  const rows = await tx.invoice.findMany({ where: { visitId }, select: { id: true, content: true } });
  for (const { id, content } of rows) {
    const left = canonicalJson(scrubbed(JSON.parse(content), erase));
    if (left === content) continue;
    const hash = createHash("sha256").update(left, "utf8").digest();
    await tx.invoice.update({ where: { id }, data: { content: left, hash } });
  }
}

async function eraseVisitTexts(tx: Tx, visitId: string, erase: Eraser): Promise<void> {
  const visit = await tx.visit.findUniqueOrThrow({
    where: { id: visitId },
    select: {
      complaint: true,
      jobs: { select: { id: true, title: true } },
      tasks: { select: { id: true, details: true } },
    },
  });
  await tx.visit.update({ where: { id: visitId }, data: { complaint: erase(visit.complaint) } });
  for (const { id, title } of visit.jobs)
    if (erase(title) !== title) await tx.job.update({ where: { id }, data: { title: erase(title) } });
  for (const { id, details } of visit.tasks) {
    const left = scrubbed(details, erase);
    if (changed(details, left)) await keepDetails(tx, id, left);
  }
}

/** What was written to and fro: that it was, and when, stays; what it said and to which number does not. */
async function eraseMessages(tx: Tx, { centreId, customerIds, visitIds, person }: Erasing): Promise<number> {
  const customers = [...customerIds];
  const visits = [...visitIds];
  const { count } = await tx.message.updateMany({
    where: {
      centreId,
      kind: { not: "morning-list" },
      OR: [
        { customerId: { in: customers } },
        { visitId: { in: visits } },
        { recipient: { in: [...person.phones, ...person.emails] } },
      ],
    },
    data: { recipient: "", subject: null, text: ERASED, sealed: null },
  });
  await tx.message.updateMany({
    where: { centreId, visitId: { in: visits }, state: "pending" },
    data: { state: "withdrawn", reason: "outdated" },
  });
  const conversations = await tx.conversation.findMany({
    where: { centreId, OR: [{ customerId: { in: customers } }, { phone: { in: [...person.phones] } }] },
    select: { id: true },
  });
  for (const { id } of conversations)
    await tx.conversation.update({
      where: { id },
      data: { phone: `erased:${id}`, unansweredSince: null },
    });
  await tx.inboundMessage.updateMany({
    where: { conversationId: { in: conversations.map(({ id }) => id) } },
    data: { text: ERASED },
  });
  return count;
}

/** What came in before there was a visit, and what was half-written. */
async function eraseBeginnings(
  tx: Tx,
  { centreId, visitIds, person }: Erasing,
  erase: Eraser,
): Promise<void> {
  const visits = [...visitIds];
  const phones = [...person.phones];
  await tx.onlineBooking.deleteMany({
    where: {
      centreId,
      OR: [{ visitId: { in: visits } }, { phone: { in: phones } }, { provedPhone: { in: phones } }],
    },
  });
  const enquiries = await tx.enquiry.findMany({
    where: { centreId, OR: [{ visitId: { in: visits } }, { phone: { in: phones } }] },
    select: { id: true, what: true, lostNote: true },
  });
  for (const { id, what, lostNote } of enquiries)
    await tx.enquiry.update({
      where: { id },
      data: {
        name: null,
        phone: null,
        what: erase(what),
        lostNote: lostNote === null ? null : erase(lostNote),
      },
    });
  await tx.intakeDraft.deleteMany({ where: { centreId, visitId: { in: visits } } });
  await tx.surveyDraft.deleteMany({ where: { centreId, visitId: { in: visits } } });
}

async function erasePapersAndPhotos(tx: Tx, { centreId, visitIds, now }: Erasing): Promise<number> {
  const visits = [...visitIds];
  await tx.link.updateMany({
    where: { centreId, visitId: { in: visits }, revokedAt: null },
    data: { revokedAt: now },
  });
  const empty = { name: "", phone: "", plate: "", make: "", model: "", year: null, vin: null, erasedAt: now };
  await tx.invoiceParty.updateMany({
    where: { centreId, erasedAt: null, invoice: { visitId: { in: visits } } },
    data: empty,
  });
  const { count } = await tx.photo.updateMany({
    where: { centreId, visitId: { in: visits }, removedAt: null },
    data: { removedAt: now },
  });
  return count;
}

/** The person and the car as rows: they stay, so that the visits belong to somebody, and say nothing. */
async function eraseRecords(
  tx: Tx,
  { centreId, customerIds, vehicleIds, person, now }: Erasing,
): Promise<void> {
  for (const id of customerIds)
    await tx.customer.update({
      where: { id },
      data: {
        name: ERASED,
        phone: `erased:${id}`,
        email: null,
        smsConsent: false,
        preferredChannel: "phone",
        erasedAt: now,
      },
    });
  for (const id of vehicleIds)
    await tx.vehicle.update({ where: { id }, data: { plate: ERASED, plateKey: `erased:${id}`, vin: null } });
  // Whoever is known elsewhere under this number still does not want to be written to.
  const elsewhere = await tx.customer.findMany({
    where: { phone: { in: [...person.phones] }, centreId: { not: centreId } },
    select: { phone: true },
  });
  const known = elsewhere.map(({ phone }) => phone);
  const gone = [...person.phones, ...person.emails].filter((address) => !known.includes(address));
  await tx.contactBlock.deleteMany({ where: { address: { in: gone } } });
}

/** All that is the customer's own. @returns what was touched, by kind */
export async function eraseOwn(tx: Tx, erasing: Erasing): Promise<Record<string, number>> {
  const erase = ownEraser(erasing.person);
  const counts = { visits: erasing.visitIds.length, facts: 0, evidence: 0 };
  for (const [place, visitId] of erasing.visitIds.entries()) {
    counts.facts += await eraseFacts(tx, visitId, erase);
    counts.evidence += await eraseEvidence(tx, erasing, visitId, erase, place + 1);
    await eraseVisitTexts(tx, visitId, erase);
    await eraseInvoices(tx, visitId, erase);
  }
  const messages = await eraseMessages(tx, erasing);
  await eraseBeginnings(tx, erasing, erase);
  const photos = await erasePapersAndPhotos(tx, erasing);
  await eraseRecords(tx, erasing);
  return { ...counts, messages, photos };
}

/** Lists of the day, tasks and imports hold others too: of those only this person goes. */
export async function eraseMentions(tx: Tx, { centreId, person }: Erasing, erase: Eraser): Promise<void> {
  const anyOf = sightings(person);
  if (anyOf.length === 0) return;
  const lists = await tx.$queryRaw<{ id: string; text: string }[]>`
    select id::text, text from message
    where centre_id = ${centreId}::uuid and visit_id is null and normalize(text) ~ any (${anyOf}::text[])`;
  for (const { id, text } of lists) await tx.message.update({ where: { id }, data: { text: erase(text) } });
  const tasks = await tx.$queryRaw<{ id: string; details: unknown }[]>`
    select id::text, details from task
    where centre_id = ${centreId}::uuid and normalize(details::text) ~ any (${anyOf}::text[])`;
  for (const { id, details } of tasks) await keepDetails(tx, id, scrubbed(details, erase));
  const imports = await tx.$queryRaw<{ id: string; sample: unknown; findings: unknown }[]>`
    select id::text, sample, findings from "import"
    where centre_id = ${centreId}::uuid
      and normalize(concat(sample::text, findings::text)) ~ any (${anyOf}::text[])`;
  for (const { id, sample, findings } of imports) {
    const left = [sample, findings].map((each) => JSON.stringify(erasedWithin(each, erase)));
    await tx.$executeRaw`
      update "import" set sample = ${left[0]}::jsonb, findings = nullif(${left[1]}::jsonb, 'null'::jsonb)
      where id = ${id}::uuid`;
  }
}
