// Whether evidence still says what was kept: each record against its hash, its place in the chain, and the facts it belongs to.
import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical";
import { BEGINNING, chainHash } from "./chain";

/** A row of the table of evidence, as it is stored. */
export interface AuditRow {
  readonly centreId: string;
  readonly seq: number;
  readonly visitId: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly version: number;
  readonly content: string;
  readonly hash: Uint8Array;
  readonly previousHash: Uint8Array;
  readonly createdAt: Date;
}

/** A fact that has to have evidence. */
export interface FactRow {
  readonly visitId: string;
  readonly type: string;
  readonly payload: unknown;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actorId: string | null;
}

/** Something that is not as it was kept. */
export interface Finding {
  readonly visitId: string | undefined;
  readonly kind: string;
  readonly version: number | undefined;
  readonly what: string;
}

type Members = Readonly<Record<string, unknown>>;

export function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a record says; undefined when it is no JSON any more. */
export function readRecord({ content }: AuditRow): Members | undefined {
  try {
    const read: unknown = JSON.parse(content);
    return isMembers(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

export function hashOf(content: unknown): string {
  try {
    return createHash("sha256").update(canonicalJson(content), "utf8").digest("hex");
  } catch {
    return "";
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}

const COLUMNS = ["centreId", "seq", "visitId", "kind", "subjectId", "version"] as const;

/** Whether its hash is the one of its content. */
function isWhole({ previousHash, content, hash }: AuditRow): boolean {
  return same(chainHash(previousHash, content), hash);
}

/** Of records that lost a person on request, by seq: the SHA-256 of what is left, hex. */
export type Erasures = ReadonlyMap<number, string>;

function leftBehind(row: AuditRow): readonly (readonly [number, string])[] {
  const content = readRecord(row)?.["content"];
  const records = isMembers(content) ? content["records"] : undefined;
  return (Array.isArray(records) ? records : []).flatMap((each: unknown) => {
    if (!isMembers(each)) return [];
    const { seq, content: left } = each;
    return typeof seq === "number" && typeof left === "string" ? [[seq, left] as const] : [];
  });
}

/** What erasures say of the records before them: themselves records of the chain, so that nobody empties one in silence. */
export function erasuresIn(rows: readonly AuditRow[]): Erasures {
  const erasures = rows.filter((row) => row.kind === "erasure" && isWhole(row));
  return new Map(erasures.flatMap((row) => leftBehind(row).filter(([seq]) => seq < row.seq)));
}

/** It lost a person and nothing else since. */
export function isErased({ seq, content }: AuditRow, erasures: Erasures): boolean {
  return erasures.get(seq) === createHash("sha256").update(content, "utf8").digest("hex");
}

function ownFaults(row: AuditRow, erasures: Erasures): readonly string[] {
  if (!isWhole(row) && !isErased(row, erasures)) return ["its content or its hash was changed"];
  const said = readRecord(row);
  const differ = COLUMNS.filter((name) => said?.[name] !== row[name]);
  if (said?.["at"] !== row.createdAt.toISOString()) return [`its time was changed`];
  return differ.map((name) => `its ${name} was changed`);
}

/** Gaps, broken links and changed records of one centre's chain. @param rows in the order of seq */
export function chainFindings(rows: readonly AuditRow[]): readonly Finding[] {
  const findings: Finding[] = [];
  const erasures = erasuresIn(rows);
  let before: Pick<AuditRow, "seq" | "hash"> = { seq: 0, hash: BEGINNING };
  for (const row of rows) {
    const about = { visitId: row.visitId, kind: row.kind, version: row.version };
    const own = ownFaults(row, erasures);
    findings.push(...own.map((what) => ({ ...about, what })));
    if (row.seq !== before.seq + 1) {
      const gone =
        row.seq === before.seq + 2
          ? `record ${before.seq + 1} is`
          : `records ${before.seq + 1} to ${row.seq - 1} are`;
      findings.push({ ...about, what: `${gone} missing before it` });
    } else if (own.length === 0 && !same(row.previousHash, before.hash)) {
      findings.push({ ...about, what: "it does not follow the record before it" });
    }
    before = row;
  }
  return findings;
}
