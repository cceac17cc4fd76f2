// A customer is forgotten: in no table and no file, while invoices, evidence and the reports' figures stand as before.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAudit } from "~/approvals/verify.server";
import { criteriaReport } from "~/insight/criteria/criteria-report.server";
import { fullReport } from "~/insight/report/full-report.server";
import { event } from "~/journey/events";
import type { Actor } from "~/journey/permissions";
import { invoicesOf } from "test/privacy";
import { photoKey } from "~/photos/photos.server";
import { db } from "~/platform/db/db.server";
import { settings, useSettings } from "~/platform/env.server";
import { fileStore } from "~/platform/files/files.server";
import { authorOf, recordFacts } from "~/visits/store.server";
import { everythingStored } from "test/checksums";
import { useDatabase } from "test/database";
import { aCentre, aColleague, visitIn } from "test/factories";
import { seedDemo } from "../../prisma/seed";
import { deleteErasedFiles } from "./erased-files.server";
import { eraseCustomer } from "./erase.server";

useDatabase();
const NOW = new Date("2026-11-19T12:00:00Z");
const LATER = new Date("2026-11-25T12:00:00Z");
const PERIOD = { from: "2026-08-01", to: "2026-11-18" } as const;
const folder = mkdtempSync(join(tmpdir(), "bayline-erase-"));
let manager: Actor;
let customer: { id: string; name: string; phone: string; email: string };
/** The same person and car, as no table has them written. */
let otherwise: readonly string[] = [];
let visitId: string;
let photoId: string;

/** Somebody with a signed order or a decision, all visits over and paid. */
async function somebody(centreId: string): Promise<{ id: string; visitId: string }> {
  const [found] = await db().$queryRaw<{ id: string; visitId: string }[]>`
    select c.id::text, min(v.id::text) as "visitId"
    from customer c join visit v on v.customer_id = c.id
    left join visit_balance b on b.visit_id = v.id
    where c.centre_id = ${centreId}::uuid
      and not exists (select 1 from customer other where other.name = c.name and other.id <> c.id)
    group by c.id
    having bool_and(v.status = 'closed') and bool_and(coalesce(b.state, 'settled') = 'settled')
       and bool_or(exists (select 1 from audit_record a where a.visit_id = v.id and a.kind = 'decision'))
       and bool_or(exists (select 1 from invoice_party p join invoice i on i.id = p.invoice_id where i.visit_id = v.id))
    order by c.id limit 1`;
  if (!found) throw new Error("the demo has nobody like that");
  return found;
}

/** A colleague put the name into a line of the invoice, which nobody can change any more. */
async function nameOnTheInvoice(): Promise<void> {
  const title = `"title":"For ${customer.name}: `;
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`;
    await tx.$executeRaw`
      update invoice set content = news.content, hash = sha256(convert_to(news.content, 'UTF8'))
      from (select id, replace(content, '"title":"', ${title}) as content from invoice
            where visit_id = ${visitId}::uuid) as news
      where invoice.id = news.id`;
  });
}

/** Everywhere where a person may stand in other people's words. */
async function mentionEverywhere(): Promise<void> {
  const { centreId } = manager;
  const { name, phone, email } = customer;
  const national = `0${phone.slice(4, 6)} ${phone.slice(6)}`;
  const said = `${name} rang from ${national}, or write to ${email.toUpperCase()}`;
  await db().$transaction((tx) =>
    recordFacts(tx, authorOf(manager), visitId, (_visit, now) => [event("note.added", now, { text: said })]),
  );
  const common = { centreId, language: "en", createdAt: NOW };
  for (const spelling of otherwise)
    await db().task.create({
      data: {
        ...{ id: uuid(), centreId, kind: "call-back", key: uuid(), ownerRole: "advisor", dueAt: NOW },
        details: { text: `Spelt: ${spelling}` },
      },
    });
  await db().message.createMany({
    data: [
      {
        id: uuid(),
        ...common,
        visitId,
        customerId: customer.id,
        channel: "sms",
        recipient: phone,
        kind: "by-hand",
        text: said,
        state: "sent",
      },
      {
        id: uuid(),
        ...common,
        channel: "email",
        recipient: "desk@bayline.test",
        kind: "morning-list",
        text: `08:00 ${name}\n09:00 Somebody Else\n${otherwise.join("\n")}`,
        state: "sent",
      },
    ],
  });
  const conversationId = uuid();
  await db().conversation.create({
    data: {
      ...{ id: conversationId, centreId, phone, channel: "sms", customerId: customer.id, lastAt: NOW },
      inbound: { create: { id: uuid(), centreId, channel: "sms", text: said, sid: "SM-erase" } },
    },
  });
  await db().enquiry.create({ data: { id: uuid(), centreId, channel: "phone", name, phone, what: said } });
  await db().onlineBooking.create({
    data: {
      id: uuid(),
      centreId,
      tokenHash: Buffer.from("x"),
      typed: { name, email },
      phone,
      expiresAt: NOW,
    },
  });
  await db().contactBlock.create({ data: { address: phone, channel: "sms", source: "word" } });
  await db().task.create({
    data: {
      ...{ id: uuid(), centreId, kind: "call-back", key: "erase-test", ownerRole: "advisor", dueAt: NOW },
      details: { text: said, phone },
    },
  });
  await db().import.create({
    data: {
      ...{ id: uuid(), centreId, kind: "customers", fileName: "list.csv", size: 1, encoding: "utf-8" },
      ...{ delimiter: ",", skipLines: 0, headers: ["name", "phone"], mapping: {}, state: "done" },
      ...{ sample: [[name, phone]], findings: { problems: [said] }, createdBy: manager.staffId },
    },
  });
}

async function aPhoto(): Promise<string> {
  const id = uuid();
  const place = { id, centreId: manager.centreId };
  await db().photo.create({
    data: {
      ...place,
      visitId,
      subject: "walkaround",
      width: 1,
      height: 1,
      bytes: 1,
      contentHash: Buffer.alloc(32),
    },
  });
  await fileStore().put(photoKey(place, "small"), Buffer.from("picture"), "image/webp");
  return id;
}

const figures = async () => {
  const { centreId } = manager;
  return JSON.stringify([
    await fullReport({ centres: [centreId], ...PERIOD }, LATER),
    await criteriaReport({ centre: centreId, ...PERIOD }, LATER),
  ]);
};

beforeAll(async () => {
  useSettings({ ...settings(), dataDir: folder });
  await seedDemo({ visits: 160, password: "bayline-demo", now: NOW, log: () => undefined });
  const centre = await db().centre.findFirstOrThrow({ where: { publicSlug: "dublin" } });
  manager = await aColleague({ ...centre, language: "en" }, ["manager"]);
  const chosen = await somebody(centre.id);
  visitId = chosen.visitId;
  const row = await db().customer.update({
    where: { id: chosen.id },
    data: { email: "seldom.heard.of@mail.example" },
  });
  customer = { ...row, email: row.email ?? "" };
  await db().vehicle.updateMany({
    where: { ownerId: chosen.id },
    data: { plate: "А123ВС77", plateKey: "A123BC77" },
  });
  otherwise = [
    "a 123 bс-77",
    customer.name.split(" ").toReversed().join(", ").toUpperCase(),
    [...customer.phone.slice(4)].join(" "),
  ];
  await mentionEverywhere();
  await nameOnTheInvoice();
  photoId = await aPhoto();
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("nothing of a forgotten customer is left, and everything that is counted stays", async () => {
  const { name, phone, email } = customer;
  const places = [phone, phone.slice(4), name, email, ...otherwise];
  const before = await everythingStored();
  expect(before).toContain(`For ${name}: `);
  for (const each of places) expect(before.toLowerCase()).toContain(each.toLowerCase());
  const [figuresBefore, invoicesBefore] = [await figures(), await invoicesOf(visitId)];
  expect(invoicesBefore.length).toBeGreaterThan(0);

  expect(await eraseCustomer(manager, customer.id, LATER)).toEqual({ kind: "erased" });
  const { id: erasureId } = await db().erasure.findFirstOrThrow({ where: { customerId: customer.id } });
  await deleteErasedFiles(erasureId, LATER);

  const after = await everythingStored();
  for (const each of places) expect(after.toLowerCase()).not.toContain(each.toLowerCase());
  expect(after).toContain("09:00 Somebody Else");
  expect(
    await fileStore().get(photoKey({ id: photoId, centreId: manager.centreId }, "small")),
  ).toBeUndefined();
  expect(await figures()).toBe(figuresBefore);
  expect(await invoicesOf(visitId)).toEqual(invoicesBefore);
  const verified = await verifyAudit();
  expect(verified.findings).toEqual([]);
  expect(verified.erased).toBeGreaterThan(0);
  // A second time there is nothing to do.
  expect(await eraseCustomer(manager, customer.id, LATER)).toEqual({ kind: "erased" });
  expect(await db().erasure.count()).toBe(1);
}, 60_000);

test("once it is done, log and evidence are as closed as before, and what is left is guarded by the chain", async () => {
  const [done] = await db().erasure.findMany();
  const inside = (change: string) =>
    db().$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('bayline.erasure', ${done?.id ?? ""}, true)`;
      await tx.$executeRawUnsafe(change);
    });
  await expect(inside(`update event set payload = '{}' where visit_id = '${visitId}'`)).rejects.toThrow(
    /only appended/,
  );
  await expect(
    inside(`update audit_record set content = '{}' where visit_id = '${visitId}'`),
  ).rejects.toThrow(/only appended/);
  await expect(inside(`update invoice set content = '{}' where visit_id = '${visitId}'`)).rejects.toThrow(
    /only added to/,
  );
  await expect(inside("delete from erasure")).rejects.toThrow(/on record/);
  class Undone extends Error {}
  await db()
    .$transaction(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await tx.$executeRaw`
        update audit_record set content = replace(content, '"priceMinor":', '"priceMinor":1')
        where visit_id = ${visitId}::uuid and kind = 'decision'`;
      const { findings } = await verifyAudit(tx);
      expect(findings.map(({ what }) => what)).toContain("its content or its hash was changed");
      throw new Undone();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
}, 30_000);

test("nobody is forgotten with a car in the house or money owed, nor by another centre", async () => {
  const centre = await aCentre();
  const open = await visitIn("repairs", { centre });
  const { number } = await open.load();
  expect(await eraseCustomer(centre.team.manager, open.customerId, LATER)).toEqual({
    kind: "visits-open",
    numbers: [number],
  });
  const elsewhere = await aCentre();
  expect(await eraseCustomer(elsewhere.team.manager, open.customerId, LATER)).toEqual({ kind: "not-found" });
  const over = await visitIn("closed", { centre });
  await db().visitBalance.updateMany({ where: { visitId: over.id }, data: { state: "on-account" } });
  const owing = await eraseCustomer(centre.team.manager, over.customerId, LATER);
  expect(owing.kind).toBe("money-open");
});
