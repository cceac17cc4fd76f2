// Reads all evidence beside the log and says what was changed, as the command `npm run verify-audit` does.
import { verifyPapers } from "~/money/verify-papers.server";
import { db, type Tx } from "~/platform/db/db.server";
import { chainFindings, erasuresIn, type AuditRow, type FactRow, type Finding } from "./verify";
import { FACTS_TO_VERIFY, factFindings, type Since } from "./verify-facts";

export interface Named extends Omit<Finding, "visitId"> {
  readonly centre: string;
  readonly visitNumber: number | undefined;
}

export interface Verified {
  readonly records: number;
  /** Of these, records that lost a person on request. */
  readonly erased: number;
  readonly findings: readonly Named[];
  /** The last hash of each centre, hex: kept elsewhere, it shows later that nothing was cut off and made again. */
  readonly heads: readonly { readonly centre: string; readonly seq: number; readonly hash: string }[];
}

/** From which migration on facts have evidence; what was signed at intake says so itself by its hash. */
const BEGAN: Readonly<Record<string, string>> = {
  estimate: "workshop_guards",
  decision: "workshop_guards",
  handover: "handover_evidence",
  price: "handover_evidence",
};
/** Later than any fact. */
const NEVER = new Date(8.64e15);

async function evidenceSince(tx: Tx): Promise<Since> {
  const rows = await tx.$queryRaw<{ name: string; at: Date }[]>`
    select substr(migration_name, 16) as name, finished_at as at from _prisma_migrations
    where finished_at is not null and substr(migration_name, 16) = any (${Object.values(BEGAN)}::text[])`;
  const began = new Map(rows.map(({ name, at }) => [name, at]));
  return (kind) => {
    const migration = BEGAN[kind];
    return migration === undefined ? NEVER : (began.get(migration) ?? new Date(0));
  };
}

/** Visits whose log has a gap or ends too early. */
async function brokenLogs(tx: Tx, centreId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select v.id::text from visit v
    left join (select visit_id, count(*) as many, max(seq) as last from event
               where centre_id = ${centreId}::uuid group by visit_id) e on e.visit_id = v.id
    where v.centre_id = ${centreId}::uuid
      and (e.last is distinct from v.version or e.many is distinct from e.last::bigint)`;
  return rows.map(({ id }) => id);
}

async function findingsOf(
  tx: Tx,
  centreId: string,
  since: Since,
): Promise<{ rows: readonly AuditRow[]; findings: readonly Finding[] }> {
  const rows = await tx.auditRecord.findMany({ where: { centreId }, orderBy: { seq: "asc" } });
  const facts: readonly FactRow[] = await tx.event.findMany({
    where: { centreId, type: { in: [...FACTS_TO_VERIFY] } },
    orderBy: [{ visitId: "asc" }, { seq: "asc" }],
    select: {
      visitId: true,
      type: true,
      payload: true,
      occurredAt: true,
      recordedAt: true,
      actorId: true,
    },
  });
  const logs = (await brokenLogs(tx, centreId)).map((visitId) => ({
    visitId,
    kind: "log",
    version: undefined,
    what: "facts are missing from it",
  }));
  const papers = await verifyPapers(tx, centreId);
  return {
    rows,
    findings: [...chainFindings(rows), ...factFindings(rows, facts, since), ...logs, ...papers],
  };
}

async function numbersOf(tx: Tx, findings: readonly Finding[]): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(findings.flatMap(({ visitId }) => (visitId ? [visitId] : [])))];
  const visits = await tx.visit.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
  return new Map(visits.map(({ id, number }) => [id, number]));
}

/** Verifies all centres; as they stand at one moment, unless within a transaction of the caller's. */
export function verifyAudit(tx?: Tx): Promise<Verified> {
  if (tx) return verifyWithin(tx);
  return db().$transaction(verifyWithin, { isolationLevel: "RepeatableRead", timeout: 10 * 60_000 });
}

async function verifyWithin(tx: Tx): Promise<Verified> {
  const since = await evidenceSince(tx);
  const centres = await tx.centre.findMany({ orderBy: { id: "asc" }, select: { id: true, name: true } });
  let records = 0;
  let erased = 0;
  const named: Named[] = [];
  const heads: Verified["heads"][number][] = [];
  for (const { id, name: centre } of centres) {
    const { rows, findings } = await findingsOf(tx, id, since);
    const numbers = await numbersOf(tx, findings);
    records += rows.length;
    erased += erasuresIn(rows).size;
    for (const { visitId, ...finding } of findings)
      named.push({
        ...finding,
        centre,
        visitNumber: visitId === undefined ? undefined : numbers.get(visitId),
      });
    const last = rows.at(-1);
    if (last) heads.push({ centre, seq: last.seq, hash: Buffer.from(last.hash).toString("hex") });
  }
  return { records, erased, findings: named, heads };
}

/** The answer for the terminal, line by line. */
export function tellVerified({ records, erased, findings, heads }: Verified): readonly string[] {
  const lines = findings.map(
    ({ centre, visitNumber, kind, version, what }) =>
      `${centre}, visit ${visitNumber ?? "?"}, ${kind}${version === undefined ? "" : `, version ${version}`}: ${what}`,
  );
  if (lines.length > 0)
    return [
      ...lines,
      `${lines.length === 1 ? "1 thing is" : `${lines.length} things are`} not as they were kept.`,
    ];
  return [
    `${records === 1 ? "1 record" : `${records} records`} of evidence, all as they were kept.`,
    ...(erased === 0
      ? []
      : [`Of these, ${erased} lost a person on request; what is left of them is in the chain.`]),
    ...heads.map(({ centre, seq, hash }) => `${centre}: record ${seq}, ${hash}`),
  ];
}
