// Changing anything that is kept, behind the program's back, is found and named; the untouched is left in peace.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import { db, type Tx } from "~/platform/db/db.server";
import { answerLink, aQuestion, formOf, type Question } from "test/approvals";
import { useDatabase } from "test/database";
import { aCentre, visitIn, type TestVisit } from "test/factories";
import { readyToSign, sign } from "test/signed-orders";
import { tellVerified, verifyAudit } from "./verify.server";

useDatabase();

let asked: Question;
let signed: TestVisit;
let number: number;
let handed: TestVisit;
beforeAll(async () => {
  const centre = await aCentre({ name: "The Quay" });
  handed = await visitIn("handover", { centre, ready: true });
  await handed.change(centre.team.advisor, ({ jobs: [job] }, at) => {
    const lines = [{ lineId: job?.id ?? "", priceMinor: 20_000 }];
    const said = { how: "phone", saidBy: "Ann", reason: "dearer oil" } as const;
    return happened(event("price.agreed", at, { lines, ...said }));
  });
  signed = await readyToSign({ centre });
  await sign(signed);
  const first = await aQuestion(centre);
  await answerLink(first.token, await formOf(first.token, ["approved", "declined", "call-me"]));
  asked = await aQuestion(centre);
  await answerLink(asked.token, await formOf(asked.token, ["approved", "approved", "declined"]));
  number = (await asked.visit.load()).number;
});

class Undone extends Error {}

/** What is found after a change that no trigger saw; the change is undone. */
async function foundAfter(change: (tx: Tx) => Promise<unknown>): Promise<readonly string[]> {
  let told: readonly string[] = [];
  await db()
    .$transaction(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await change(tx);
      const verified = await verifyAudit(tx);
      told = verified.findings.length === 0 ? [] : tellVerified(verified);
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
  return told;
}

const record = (kind: string) => ({ visitId: asked.visit.id, kind });

async function contentOf(kind: string): Promise<{ id: string; content: string }> {
  return db().auditRecord.findFirstOrThrow({ where: record(kind), select: { id: true, content: true } });
}

test("what nobody touched is as it was kept", async () => {
  const verified = await verifyAudit();
  expect(verified.findings).toEqual([]);
  expect(verified.records).toBe(7);
  expect(tellVerified(verified)[0]).toBe("7 records of evidence, all as they were kept.");
});

describe("a changed byte is named with its visit", () => {
  test.each(["estimate", "decision"])("anywhere in a stored %s", async (kind) => {
    const { id, content } = await contentOf(kind);
    for (let place = 0; place < content.length; place += Math.ceil(content.length / 40)) {
      const byte = content[place] === "1" ? "2" : "1";
      const changed = content.slice(0, place) + byte + content.slice(place + 1);
      const told = await foundAfter((tx) =>
        tx.auditRecord.update({ where: { id }, data: { content: changed } }),
      );
      expect(told[0], `at ${place}`).toContain(`The Quay, visit ${number}, ${kind}, version 1`);
    }
  });
  test.each(["hash", "previousHash"] as const)("in a stored %s", async (column) => {
    const { id } = await contentOf("estimate");
    const bytes = new Uint8Array(32).fill(7);
    const told = await foundAfter((tx) =>
      tx.auditRecord.update({ where: { id }, data: { [column]: bytes } }),
    );
    expect(told[0]).toContain(`visit ${number}, estimate, version 1`);
  });
  test.each([
    ["approval.requested", "{lines,0,priceMinor}", "1", "estimate"],
    ["approval.requested", "{lines,1,title}", '"Other work"', "estimate"],
    ["approval.requested", "{lines,0,why}", '"No reason"', "estimate"],
    ["approval.requested", "{hash}", `"${"0".repeat(64)}"`, "estimate"],
    ["approval.decided", "{lines,2,decision}", '"approved"', "decision"],
    ["approval.decided", "{how}", '"phone"', "decision"],
    ["approval.decided", "{hash}", `"${"0".repeat(64)}"`, "decision"],
  ])("in the log: %s %s", async (type, path, value, kind) => {
    const told = await foundAfter(
      (tx) => tx.$executeRaw`
        update event set payload = jsonb_set(payload, ${path}::text[], ${value}::jsonb)
        where visit_id = ${asked.visit.id}::uuid and type = ${type}`,
    );
    expect(told[0]).toContain(`visit ${number}, ${kind}, version 1`);
  });
  test.each([
    ["estimate.presented", "{lines,0,priceMinor}", "1", "the estimate"],
    ["estimate.presented", "{totalMinor}", "1", "the estimate"],
    ["consent.chosen", "{choice}", '"do-not-ask"', "what was agreed for new findings"],
    ["promise.set", "{at}", '"2030-01-01T00:00:00.000Z"', "the promised time"],
    ["walkaround.completed", "{mileage}", "84301", "the walkaround"],
    ["request.received", "{complaint}", '"Nothing"', "the complaint"],
    ["order.signed", "{name}", '"B. Customer"', "the signature"],
    ["order.signed", "{hash}", `"${"0".repeat(64)}"`, "the signed order"],
  ])("in the log of what was signed: %s %s", async (type, path, value, what) => {
    const { number: order } = await signed.load();
    const told = await foundAfter(
      (tx) => tx.$executeRaw`
        update event set payload = jsonb_set(payload, ${path}::text[], ${value}::jsonb)
        where visit_id = ${signed.id}::uuid and type = ${type}`,
    );
    expect(told[0]).toContain(`visit ${order}, order, version 1: ${what}`);
    expect(told).toHaveLength(2);
  });
  test.each([
    ["handover.signed", "{name}", '"B. Customer"', "handover", "the signature in the log was changed"],
    ["handover.signed", "{method}", '"finger"', "handover", "the signature in the log was changed"],
    ["handover.signed", "{hash}", `"${"0".repeat(64)}"`, "handover", "the evidence is not"],
    ["price.agreed", "{lines,0,priceMinor}", "1", "price", "a price in the log was changed"],
    ["price.agreed", "{saidBy}", '"Bob"', "price", "saidBy in the log was changed"],
    ["price.agreed", "{version}", "2", "price", "its evidence is missing"],
  ])("in the log of what was said on the spot: %s %s", async (type, path, value, kind, what) => {
    const { number: said } = await handed.load();
    const told = await foundAfter(
      (tx) => tx.$executeRaw`
        update event set payload = jsonb_set(payload, ${path}::text[], ${value}::jsonb)
        where visit_id = ${handed.id}::uuid and type = ${type}`,
    );
    expect(told[0]).toContain(`visit ${said}, ${kind}, version`);
    expect(told[0]).toContain(what);
  });
  test.each([
    ["handover", "A. Customer", "B. Customer"],
    ["price", '"priceMinor":20000', '"priceMinor":10000'],
  ])("in the stored evidence of a %s", async (kind, from, to) => {
    const { number: said } = await handed.load();
    const told = await foundAfter(
      (tx) => tx.$executeRaw`
        update audit_record set content = replace(content, ${from}, ${to})
        where visit_id = ${handed.id}::uuid and kind = ${kind}`,
    );
    expect(told[0]).toContain(`visit ${said}, ${kind}, version 1: its content or its hash was changed`);
  });
  test("in the time or the person of the log", async () => {
    const decided = { visitId: asked.visit.id, type: "approval.decided" };
    const later = await foundAfter((tx) =>
      tx.event.updateMany({ where: decided, data: { occurredAt: new Date("2020-01-01") } }),
    );
    expect(later[0]).toContain(`visit ${number}, decision, version 1`);
    const other = await foundAfter((tx) => tx.event.updateMany({ where: decided, data: { actorId: null } }));
    expect(other[0]).toContain(`visit ${number}, decision, version 1`);
  });
});

describe("a signature for the car and a yes to a higher price", () => {
  const ofVisit = (type: string) => ({ visitId: handed.id, type });
  test("of before they were evidence are left in peace, and later ones are not", async () => {
    const withoutEvidence = async (tx: Tx, recordedAt: Date) => {
      await tx.auditRecord.deleteMany({ where: { visitId: handed.id } });
      await tx.auditRecord.deleteMany({ where: { seq: { gt: 2 } } });
      await tx.$executeRaw`
        update event set payload = payload - 'hash' - 'version', recorded_at = ${recordedAt}
        where visit_id = ${handed.id}::uuid and type in ('handover.signed', 'price.agreed')`;
    };
    const { number: said } = await handed.load();
    const about = (told: readonly string[]) => told.filter((line) => line.includes(`visit ${said},`));
    expect(about(await foundAfter((tx) => withoutEvidence(tx, new Date("2020-01-01"))))).toEqual([]);
    expect(about(await foundAfter((tx) => withoutEvidence(tx, new Date())))).toHaveLength(2);
  });
  test.each(["handover.signed", "price.agreed"])(
    "%s is recorded with its evidence or not at all",
    async (type) => {
      const { id: _id, ...row } = await db().event.findFirstOrThrow({ where: ofVisit(type) });
      const payload = { name: "B. Customer", method: "desk", version: 2 };
      const alone = db().event.create({ data: { ...row, id: uuid(), seq: row.seq + 100, payload } });
      await expect(alone).rejects.toThrow(/Without evidence/);
    },
  );
});

describe("what is gone is missed", () => {
  test("a record in the middle, the last ones, or the whole chain", async () => {
    const { id } = await contentOf("estimate");
    const middle = await foundAfter((tx) => tx.auditRecord.delete({ where: { id } }));
    expect(middle.join("\n")).toContain("missing before it");
    expect(middle.join("\n")).toContain(`visit ${number}, estimate, version 1: its evidence is missing`);
    const last = await foundAfter((tx) => tx.auditRecord.deleteMany({ where: record("decision") }));
    expect(last[0]).toContain(`visit ${number}, decision, version 1: its evidence is missing`);
    const all = await foundAfter((tx) => tx.auditRecord.deleteMany({}));
    expect(all).toHaveLength(8);
  });
  test("the evidence together with the hash in the log", async () => {
    const told = await foundAfter(async (tx) => {
      await tx.auditRecord.deleteMany({ where: record("decision") });
      await tx.$executeRaw`
        update event set payload = payload - 'hash'
        where visit_id = ${asked.visit.id}::uuid and type = 'approval.decided'`;
    });
    expect(told[0]).toContain(`visit ${number}, decision, version 1: its evidence is missing`);
  });
  test("a fact of the log, with or without its evidence", async () => {
    const decided = { visitId: asked.visit.id, type: "approval.decided" };
    const fact = await foundAfter((tx) => tx.event.deleteMany({ where: decided }));
    expect(fact.join("\n")).toContain(`visit ${number}, decision, version 1: the log has no such fact`);
    const both = await foundAfter(async (tx) => {
      await tx.auditRecord.deleteMany({ where: record("decision") });
      await tx.event.deleteMany({ where: decided });
    });
    expect(both[0]).toContain(`visit ${number}, log: facts are missing from it`);
  });
});
