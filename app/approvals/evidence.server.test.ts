// Evidence on the real database: appended one after another, never changed, and tied to what came before.
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aRequest, type TestCentre } from "test/factories";
import { chainHash, contentHash } from "./chain";
import { appendEvidence } from "./evidence.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

const now = instant("2026-11-20T10:00:00.000Z");

function keep(visitId: string, version: number, content: unknown = { a: 1 }, subjectId = visitId) {
  const evidence = { centreId: centre.id, visitId, kind: "order" as const, subjectId, version, content, now };
  return db().$transaction((tx) => appendEvidence(tx, evidence));
}

test("each record's hash covers its content and the record before it", async () => {
  const visit = await aRequest({ centre });
  const first = await keep(visit.id, 1, { price: 100 });
  const second = await keep(visit.id, 2, { price: 200 });
  const rows = await db().auditRecord.findMany({ where: { centreId: centre.id }, orderBy: { seq: "asc" } });
  const [before, last] = rows.slice(-2);
  expect([before?.id, last?.id]).toEqual([first.id, second.id]);
  expect(Buffer.from(last?.previousHash ?? []).equals(Buffer.from(before?.hash ?? []))).toBe(true);
  expect(chainHash(last?.previousHash ?? new Uint8Array(), last?.content ?? "").toString("hex")).toBe(
    second.hash,
  );
  expect(second.contentHash).toBe(contentHash({ price: 200 }));
});

test("many at once make one chain without a gap", async () => {
  const visits = await Promise.all([1, 2, 3, 4].map(() => aRequest({ centre })));
  await Promise.all(visits.flatMap(({ id }) => [1, 2, 3, 4, 5].map((version) => keep(id, version))));
  const rows = await db().auditRecord.findMany({ where: { centreId: centre.id }, orderBy: { seq: "asc" } });
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, at) => at + 1));
  for (const [at, row] of rows.slice(1).entries())
    expect(Buffer.from(row.previousHash).equals(Buffer.from(rows[at]?.hash ?? []))).toBe(true);
});

test("a version is kept once, and nothing that is kept is changed", async () => {
  const visit = await aRequest({ centre });
  const { id } = await keep(visit.id, 1);
  await expect(keep(visit.id, 1, { a: 2 }, visit.id)).rejects.toThrow();
  await expect(db().auditRecord.update({ where: { id }, data: { content: "{}" } })).rejects.toThrow();
  await expect(db().auditRecord.delete({ where: { id } })).rejects.toThrow();
  await expect(db().$executeRaw`truncate audit_record`).rejects.toThrow(/appended/);
  await expect(keep(uuid(), 1)).rejects.toThrow();
});
