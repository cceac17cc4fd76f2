// Evidence beside the facts of the log: nothing of either may be missing, and both must say the same.
import { canonicalJson } from "./canonical";
import {
  erasuresIn,
  hashOf,
  isErased,
  isMembers,
  readRecord,
  type AuditRow,
  type FactRow,
  type Finding,
} from "./verify";
import { orderFaults, SIGNED_FOR } from "./verify-order";
import { STATEMENTS } from "./sealing-statements";
import { erasedStatementFaults, isStatementKind, statementFaults } from "./verify-statements";

type Members = Readonly<Record<string, unknown>>;

interface Exhibit {
  readonly row: AuditRow;
  readonly sealed: Members;
  readonly content: Members;
}

const KIND_OF: Readonly<Record<string, string>> = {
  "approval.requested": "estimate",
  "approval.decided": "decision",
  "order.signed": "order",
  ...STATEMENTS,
};
/** From when on every fact of a kind of evidence has it. */
export type Since = (kind: string) => Date;

/** Facts that have evidence, and those that a signed order tells of. */
export const FACTS_TO_VERIFY = [...Object.keys(KIND_OF), ...SIGNED_FOR];

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function whole(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function equal(a: unknown, b: unknown): boolean {
  try {
    return canonicalJson(a) === canonicalJson(b);
  } catch {
    return false;
  }
}

function exhibitsOf(rows: readonly AuditRow[]): readonly Exhibit[] {
  return rows.flatMap((row) => {
    if (row.kind === "erasure") return [];
    const sealed = readRecord(row);
    const content = sealed?.["content"];
    return sealed && isMembers(content) ? [{ row, sealed, content }] : [];
  });
}

function estimateFaults(payload: Members, { content }: Exhibit): readonly string[] {
  const { hash, ...rest } = payload;
  const computed = hashOf({ visitNumber: content["visitNumber"], ...rest });
  return [
    ...(hashOf(content) === hash ? [] : ["the evidence is not what the log's hash says"]),
    ...(computed === hash ? [] : ["the estimate in the log was changed"]),
  ];
}

function linesOf(content: Members): readonly Members[] {
  const lines = content["lines"];
  return Array.isArray(lines) ? lines.filter(isMembers) : [];
}

/** What the decision says of prices has to be what the estimate says. */
function priceFaults(content: Members, estimate: Exhibit | undefined): readonly string[] {
  const asked = new Map((estimate ? linesOf(estimate.content) : []).map((line) => [line["id"], line]));
  const lines = linesOf(content);
  const wrong = lines.filter((line) => asked.get(line["lineId"])?.["priceMinor"] !== line["priceMinor"]);
  const total = lines.reduce(
    (sum, line) => sum + (line["decision"] === "approved" ? (whole(line["priceMinor"]) ?? 0) : 0),
    0,
  );
  return [
    ...(estimate && wrong.length > 0 ? ["a price is not the estimate's"] : []),
    ...(total === content["approvedMinor"] ? [] : ["the total is not the sum of its approved lines"]),
  ];
}

function decisionFaults(
  { payload, occurredAt, actorId }: FactRow & { readonly payload: Members },
  { content }: Exhibit,
  estimate: Exhibit | undefined,
): readonly string[] {
  const { hash, lines, ...rest } = payload;
  const kept = linesOf(content).map(({ lineId, decision }) => ({ lineId, decision }));
  const by = isMembers(content["by"]) ? content["by"]["id"] : undefined;
  const others = Object.entries(rest).filter(([name, value]) => !equal(content[name], value));
  return [
    ...(hashOf(content) === hash ? [] : ["the evidence is not what the log's hash says"]),
    ...(equal(kept, lines) ? [] : ["the decision in the log was changed"]),
    ...others.map(([name]) => `${name} in the log was changed`),
    ...(content["decidedAt"] === occurredAt.toISOString() ? [] : ["its time in the log was changed"]),
    ...((by ?? null) === actorId ? [] : ["who decided was changed in the log"]),
    ...priceFaults(content, estimate),
  ];
}

function keyOf(kind: string, subject: string, version: number): string {
  return `${kind}/${subject}/${version}`;
}

/** What stands of each visit when a fact of it is recorded: the latest of every type. */
function standingFacts() {
  const standing = new Map<string, Map<string, FactRow>>();
  return (fact: FactRow) => {
    const known = standing.get(fact.visitId) ?? new Map<string, FactRow>();
    standing.set(fact.visitId, known.set(fact.type, fact));
    return known;
  };
}

/** Log and evidence have lost the same person, and with it the hash they shared; prices and totals are still there. */
function erasedFaults(
  fact: FactRow & { readonly payload: Members },
  { row: { kind }, content }: Exhibit,
  estimate: Exhibit | undefined,
): readonly string[] {
  if (isStatementKind(kind)) return erasedStatementFaults(kind, fact, content);
  return kind === "decision" ? priceFaults(content, estimate) : [];
}

function faultsOf(
  kind: string,
  fact: FactRow & { readonly payload: Members },
  found: Exhibit,
  { estimate, signedFor }: { estimate: Exhibit | undefined; signedFor: Parameters<typeof orderFaults>[2] },
): readonly string[] {
  if (kind === "estimate") return estimateFaults(fact.payload, found);
  if (kind === "decision") return decisionFaults(fact, found, estimate);
  if (isStatementKind(kind)) return statementFaults(kind, fact, found.content);
  return orderFaults(fact, found.content, signedFor);
}

/**
 * Compares a centre's evidence with its facts.
 * @param facts of each visit in the order of its log
 * @param since from when on every fact has evidence, by its kind; what was recorded before may have none
 */
export function factFindings(
  rows: readonly AuditRow[],
  facts: readonly FactRow[],
  since: Since,
): readonly Finding[] {
  const exhibits = exhibitsOf(rows);
  const erasures = erasuresIn(rows);
  const known = new Map(
    exhibits.map((each) => [keyOf(each.row.kind, each.row.subjectId, each.row.version), each]),
  );
  const estimates = new Map(
    exhibits.flatMap((each) => (each.row.kind === "estimate" ? [[each.row.subjectId, each] as const] : [])),
  );
  const met = new Set<Exhibit>();
  const standing = standingFacts();
  const findings = facts.flatMap((fact): readonly Finding[] => {
    const payload = isMembers(fact.payload) ? fact.payload : {};
    const signedFor = standing(fact);
    const kind = KIND_OF[fact.type];
    if (kind === undefined) return [];
    const subject = isStatementKind(kind) ? fact.visitId : text(payload["requestId"]);
    const version = whole(payload["version"]) ?? 1;
    const found =
      kind === "order"
        ? exhibits.find(
            (each) => each.row.kind === kind && each.row.visitId === fact.visitId && !met.has(each),
          )
        : known.get(keyOf(kind, subject, version));
    const about = { visitId: fact.visitId, kind, version };
    if (!found) {
      const owed = payload["hash"] !== undefined || fact.recordedAt >= since(kind);
      return owed ? [{ ...about, what: "its evidence is missing" }] : [];
    }
    met.add(found);
    const faults = isErased(found.row, erasures)
      ? erasedFaults({ ...fact, payload }, found, estimates.get(subject))
      : faultsOf(kind, { ...fact, payload }, found, { estimate: estimates.get(subject), signedFor });
    return faults.map((what) => ({ ...about, what }));
  });
  const alone = exhibits.filter((each) => !met.has(each));
  return [
    ...findings,
    ...alone.map(({ row }) => ({
      visitId: row.visitId,
      kind: row.kind,
      version: row.version,
      what: "the log has no such fact",
    })),
  ];
}
