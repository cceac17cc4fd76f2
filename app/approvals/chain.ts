// The chain of evidence of a centre: what a record says of itself, and the hash that ties it to the record before it.
import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical";

/** "Erasure": what is left of earlier records after a person was taken out of them on request. */
export const EVIDENCE_KINDS = ["estimate", "decision", "order", "handover", "price", "erasure"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What is hashed: the place in the chain and the subject are part of it, so that no column can be changed unseen. */
export interface Sealed {
  readonly centreId: string;
  readonly seq: number;
  readonly visitId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly version: number;
  /** ISO, UTC. */
  readonly at: string;
  readonly content: unknown;
}

/** Stands before the first record of a centre. */
export const BEGINNING = new Uint8Array(32);

/** SHA-256 over the hash of the record before and this record's canonical text. */
export function chainHash(previous: Uint8Array, canonical: string): Buffer {
  return createHash("sha256").update(previous).update(canonical, "utf8").digest();
}

/** SHA-256 of a content alone, hex: what an event and a paper say of what they are about. */
export function contentHash(content: unknown): string {
  return createHash("sha256").update(canonicalJson(content), "utf8").digest("hex");
}
