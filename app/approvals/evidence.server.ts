// Keeps evidence: what a customer was shown, decided and signed, appended to the chain of their centre.
import { v7 as uuidv7 } from "uuid";
import type { Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { insertRows } from "~/platform/db/insert-rows.server";
import { canonicalJson } from "./canonical";
import { BEGINNING, chainHash, contentHash, type EvidenceKind } from "./chain";

export interface NewEvidence {
  readonly centreId: string;
  readonly visitId: string;
  readonly kind: EvidenceKind;
  /** The request that it is about, or the visit. */
  readonly subjectId: string;
  /** 1, 2, 3 ... of this kind and subject. */
  readonly version: number;
  /** Strings, whole numbers, booleans, lists and plain objects of them. */
  readonly content: unknown;
  readonly now: Instant;
}

export interface Kept {
  readonly id: string;
  /** Of the record in the chain, hex: it covers everything before it. */
  readonly hash: string;
  /** Of the content alone, hex: it can be computed again from the content. */
  readonly contentHash: string;
}

/** The last record of a centre's chain; nobody else appends to it until the transaction ends. */
async function endOfChain(tx: Tx, centreId: string): Promise<{ seq: number; hash: Uint8Array<ArrayBuffer> }> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`evidence:${centreId}`}, 0))`;
  const last = await tx.auditRecord.findFirst({
    where: { centreId },
    orderBy: { seq: "desc" },
    select: { seq: true, hash: true },
  });
  return { seq: last?.seq ?? 0, hash: new Uint8Array(last?.hash ?? BEGINNING) };
}

/** The record that follows another, as a row. */
function rowAfter(previous: { seq: number; hash: Uint8Array<ArrayBuffer> }, evidence: NewEvidence) {
  const { now, content, ...about } = evidence;
  const at = new Date(now);
  const seq = previous.seq + 1;
  const canonical = canonicalJson({ ...about, seq, at: at.toISOString(), content });
  const hash = new Uint8Array(chainHash(previous.hash, canonical));
  const id = uuidv7({ msecs: now });
  return { id, ...about, seq, content: canonical, hash, previousHash: previous.hash, createdAt: at };
}

/**
 * Appends one record in the caller's transaction; the centre's chain is locked until that ends, so call it late.
 * @throws TypeError when the content has no canonical form; a unique violation when this version was kept before
 */
export async function appendEvidence(
  tx: Tx,
  { centreId, visitId, kind, subjectId, version, content, now }: NewEvidence,
): Promise<Kept> {
  const evidence = { centreId, visitId, kind, subjectId, version, content, now };
  const data = rowAfter(await endOfChain(tx, centreId), evidence);
  await tx.auditRecord.create({ data });
  return { id: data.id, hash: Buffer.from(data.hash).toString("hex"), contentHash: contentHash(content) };
}

/** Appends many records of one centre in the order of their moments, as a program that makes data does. */
export async function appendAllEvidence(
  tx: Tx,
  centreId: string,
  evidence: readonly NewEvidence[],
): Promise<void> {
  if (evidence.length === 0) return;
  const hex = (bytes: Uint8Array) => `\\x${Buffer.from(bytes).toString("hex")}`;
  let last = await endOfChain(tx, centreId);
  const rows = evidence
    .toSorted((a, b) => a.now - b.now)
    .map((each) => {
      const row = rowAfter(last, each);
      last = row;
      return {
        ...row,
        hash: hex(row.hash),
        previousHash: hex(row.previousHash),
        createdAt: row.createdAt.toISOString(),
      };
    });
  await insertRows(tx, "audit_record", rows);
}
