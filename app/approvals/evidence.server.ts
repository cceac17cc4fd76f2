// Keeps evidence: what a customer was shown, decided and signed, appended to the chain of their centre.
import { v7 as uuidv7 } from "uuid";
import type { Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { canonicalJson } from "./canonical";
import { BEGINNING, chainHash, contentHash, type EvidenceKind } from "./chain";

export interface NewEvidence {
  readonly centreId: string;
  readonly visitId: string;
  readonly kind: EvidenceKind;
  /** The request or the order that it is about. */
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

/**
 * Appends one record in the caller's transaction; the centre's chain is locked until that ends, so call it late.
 * @throws TypeError when the content has no canonical form; a unique violation when this version was kept before
 */
export async function appendEvidence(tx: Tx, evidence: NewEvidence): Promise<Kept> {
  const { centreId, visitId, kind, subjectId, version, content, now } = evidence;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`evidence:${centreId}`}, 0))`;
  const last = await tx.auditRecord.findFirst({
    where: { centreId },
    orderBy: { seq: "desc" },
    select: { seq: true, hash: true },
  });
  const seq = (last?.seq ?? 0) + 1;
  const previous = new Uint8Array(last?.hash ?? BEGINNING);
  const at = new Date(now);
  const sealed = { centreId, seq, visitId, kind, subjectId, version, at: at.toISOString(), content };
  const canonical = canonicalJson(sealed);
  const hash = chainHash(previous, canonical);
  const id = uuidv7({ msecs: now });
  await tx.auditRecord.create({
    data: {
      id,
      centreId,
      seq,
      visitId,
      kind,
      subjectId,
      version,
      content: canonical,
      hash: new Uint8Array(hash),
      previousHash: previous,
      createdAt: at,
    },
  });
  return { id, hash: hash.toString("hex"), contentHash: contentHash(content) };
}
