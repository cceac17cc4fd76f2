// Papers through their routes, on the real database: drafts, what was signed, receipts, and who may have them.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyAudit } from "~/approvals/verify.server";
import type { LinkPurpose } from "~/customer/link-purposes";
import { createLink, revokeLink } from "~/customer/links.server";
import { DAY, instant, plus } from "~/journey/instant";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { aQuestion, answerLink, formOf, someAddress } from "test/approvals";
import { checksums } from "test/checksums";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, requestAs, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { readPdf } from "test/pdf-text";
import { readyToSign, sign } from "test/signed-orders";
import { customerReceipt, customerWorkOrder } from "./customer-paper.server";
import { paperFile } from "./paper-file.server";
import { staffReceipt, staffWorkOrder } from "./staff-paper.server";

useDatabase();

let centre: TestCentre;
let elsewhere: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
  elsewhere = await aCentre();
});

async function orderFile(visitId: string, at = centre): Promise<Response> {
  const request = await requestAs(at.team.advisor, paths.workOrderFile(visitId));
  return paperFile((await staffWorkOrder(request, visitId)).paper);
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

async function textOf(response: Response): Promise<string> {
  return (await readPdf(await bytesOf(response))).pages.join(" ");
}

async function linkTo(visit: TestVisit, purpose: LinkPurpose) {
  const expiresAt = plus(instant(new Date()), DAY);
  const about = { visitId: visit.id, purpose, expiresAt };
  const { id, address } = await db().$transaction((tx) =>
    createLink(tx, { centreId: visit.centre.id }, about),
  );
  return { id, token: address.split("/l/")[1] ?? "" };
}

async function hashOf({ id }: TestVisit): Promise<string> {
  const { payload } = await db().event.findFirstOrThrow({ where: { visitId: id, type: "order.signed" } });
  const hash = typeof payload === "object" && payload !== null && "hash" in payload ? payload["hash"] : "";
  return typeof hash === "string" ? hash : "";
}

describe("the work order", () => {
  test("is a draft until it is signed, and then what was signed under its seal", async () => {
    const visit = await readyToSign({ centre, complaint: "It pulls to the left." });
    const draft = await textOf(await orderFile(visit.id));
    expect(draft).toContain("Draft");
    expect(draft).toContain("It pulls to the left.");
    await sign(visit);
    const signed = await textOf(await orderFile(visit.id));
    expect(signed).not.toContain("Draft");
    expect(signed).toContain(await hashOf(visit));
    expect(signed).toContain("A. Customer");
  });

  test("that was signed says what it said, whatever changes afterwards", async () => {
    const customerId = await aCustomer(centre, { name: "Nora Byrne" });
    const visit = await readyToSign({ centre, customerId });
    await sign(visit);
    const before = await bytesOf(await orderFile(visit.id));
    await db().customer.update({ where: { id: customerId }, data: { name: "Nora Quinn", language: "ru" } });
    await db().vehicle.update({ where: { id: visit.vehicleId }, data: { model: "Other" } });
    const after = await bytesOf(await orderFile(visit.id));
    expect(Buffer.from(after).equals(Buffer.from(before))).toBe(true);
    expect((await readPdf(after)).pages.join(" ")).toContain("Nora Byrne");
  });

  test("that was changed where it is kept says that it is not what was signed", async () => {
    const visit = await readyToSign({ centre, complaint: "The brakes squeal." });
    await sign(visit);
    await db().$transaction(async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await tx.$executeRaw`update audit_record set content = replace(content, 'squeal', 'whisper') where visit_id = ${visit.id}::uuid`;
    });
    expect(await textOf(await orderFile(visit.id))).toContain("does not match its seal");
  });

  test("that was signed before there were seals says so", async () => {
    const visit = await visitIn("repairs", { centre });
    expect(await textOf(await orderFile(visit.id))).toContain("Signed without a seal");
  });

  test("is in the customer's language, under a name in both alphabets", async () => {
    const customerId = await aCustomer(centre, { name: "Вячеслав Ёжиков", language: "ru" });
    const visit = await readyToSign({ centre, customerId, complaint: "Скрипит при торможении." });
    // The centre writes its orders in English; the customer reads the catalogue's work in Russian.
    const [line] = (await visit.load()).intake.estimate?.lines ?? [];
    const named = { titleEn: line?.title ?? "", titleRu: "Замена тормозных колодок" };
    await db().catalogueJob.create({
      data: { id: uuid(), centreId: centre.id, ...named, labourMinutes: 60, priceMinor: 100 },
    });
    await sign(visit, "Вячеслав Ёжиков");
    await db().catalogueJob.deleteMany({ where: { centreId: centre.id } });
    // In the log it stays as it was written, and both go together.
    expect((await visit.load()).intake.estimate?.lines).toEqual(line && [line]);
    const { number } = await visit.load();
    const faults = (await verifyAudit()).findings.filter(({ visitNumber }) => visitNumber === number);
    expect(faults).toEqual([]);
    const file = await orderFile(visit.id);
    expect(file.headers.get("Content-Disposition")).toMatch(
      /^inline; filename="work-order-\d+-191D\d+\.pdf"; filename\*=UTF-8''%D0%97/,
    );
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "application/pdf",
      "cache-control": "private, no-store",
      "content-language": "ru",
    });
    const text = await textOf(file);
    for (const said of ["Скрипит при торможении", named.titleRu]) expect(text).toContain(said);
  });

  test("of another centre, and of nobody, is not there", async () => {
    const visit = await readyToSign({ centre });
    await expect(orderFile(visit.id, elsewhere)).rejects.toMatchObject({ status: 404 });
    await expect(orderFile(uuid())).rejects.toMatchObject({ status: 404 });
    await expect(orderFile("no-id")).rejects.toMatchObject({ status: 404 });
    const stranger = new Request(`http://localhost${paths.workOrderFile(visit.id)}`);
    await expect(staffWorkOrder(stranger, visit.id)).rejects.toMatchObject({ status: 302 });
  });
});

describe("the customer's work order", () => {
  test.each(["booking", "status"] as const)("opens by a link of purpose %s once signed", async (purpose) => {
    const visit = await readyToSign({ centre });
    const { token } = await linkTo(visit, purpose);
    expect((await customerWorkOrder(token, someAddress())).status).toBe(404);
    await sign(visit);
    const file = await customerWorkOrder(token, someAddress());
    expect([file.status, file.headers.get("Cache-Control")]).toEqual([200, "private, no-store"]);
    expect(await textOf(file)).toContain(await hashOf(visit));
  });

  test("does not open by a survey's link, a revoked one, or one that never was", async () => {
    const visit = await readyToSign({ centre });
    await sign(visit);
    const survey = await linkTo(visit, "survey");
    const revoked = await linkTo(visit, "status");
    await revokeLink(centre.team.advisor, { visitId: visit.id, linkId: revoked.id }, new Date());
    for (const token of [survey.token, revoked.token, "A".repeat(22)])
      expect((await customerWorkOrder(token, someAddress())).status).toBe(404);
  });
});

describe("the receipt", () => {
  test("says what was decided, to the customer and to staff alike", async () => {
    const { visit, requestId, token } = await aQuestion(centre);
    expect((await customerReceipt(token, someAddress())).status).toBe(404);
    await answerLink(token, await formOf(token, ["approved", "declined", "approved"]));
    const staff = async (by: TestCentre) => {
      const request = await requestAs(by.team.advisor, paths.approvalReceipt(visit.id, requestId));
      return staffReceipt(request, visit.id, requestId);
    };
    const forStaff = await paperFile((await staff(centre)).paper);
    const forCustomer = await customerReceipt(token, someAddress());
    const bytes = await bytesOf(forCustomer);
    expect(Buffer.from(await bytesOf(forStaff)).equals(Buffer.from(bytes))).toBe(true);
    const text = (await readPdf(bytes)).pages.join(" ");
    for (const said of ["Work: safety", "Approved", "Declined", "Seal of the decision"])
      expect(text).toContain(said);
    await expect(staff(elsewhere)).rejects.toMatchObject({ status: 404 });
    // Whatever they are called later, the receipt says what held when it was decided.
    const { customerId, vehicleId } = visit;
    await db().customer.update({ where: { id: customerId }, data: { name: "Nora Quinn", language: "ru" } });
    await db().vehicle.update({ where: { id: vehicleId }, data: { plate: "NEW 1", model: "Other" } });
    const later = await bytesOf(await customerReceipt(token, someAddress()));
    expect(Buffer.from(later).equals(Buffer.from(bytes))).toBe(true);
  });
});

test("looking at papers changes nothing", async () => {
  const visit = await readyToSign({ centre });
  await sign(visit);
  const { token } = await linkTo(visit, "status");
  const request = await requestAs(centre.team.mechanic, paths.workOrder(visit.id));
  const before = await checksums(["session"]);
  await staffWorkOrder(request, visit.id);
  await customerWorkOrder(token, someAddress());
  expect(await checksums(["session"])).toEqual(before);
});
