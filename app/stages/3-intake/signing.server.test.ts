// The signature on a real database: by finger, on paper, and by the customer's link; what was read is what is signed.
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { answerPage, openPage } from "~/customer/page/link.server";
import { createLink } from "~/customer/links.server";
import type { LinkPurpose } from "~/customer/link-purposes";
import { DAY, instant, plus } from "~/journey/instant";
import { SignedOrder } from "~/papers/work-order";
import { db } from "~/platform/db/db.server";
import { answered, type Answered } from "test/answered";
import { checksums } from "test/checksums";
import { useDatabase } from "test/database";
import { aLine, visitIn, type TestVisit } from "test/factories";
import { post, refusedFor } from "test/posts";
import { intakeCommands } from "./intake.commands.server";
import { intakeView } from "./intake-view.server";

useDatabase();

const STROKES = "M10 100L200 40L300 150M320 90L330 90";

const send = (visit: TestVisit, intent: string, fields: Readonly<Record<string, string>> = {}) =>
  post(intakeCommands(), visit, visit.centre.team.advisor, intent, fields);

/** An order to which only the signature is lacking. */
async function readyToSign(): Promise<TestVisit> {
  const visit = await visitIn("intake", { lines: [aLine({ priceMinor: 12_300 })] });
  await send(visit, "greet");
  await send(visit, "startIntake");
  await send(visit, "walkaround", { withCustomer: "yes", mileage: "84300", fuelPercent: "40" });
  await send(visit, "estimate", {
    "lines[0].title": "Brake pads",
    "lines[0].labourMinutes": "60",
    "lines[0].priceMinor": "123.00",
  });
  await send(visit, "setPromise", { at: "2030-07-02T16:30" });
  await send(visit, "consent", { choice: "ask-every-time" });
  return visit;
}

async function hashOn(visit: TestVisit): Promise<string> {
  return (await intakeView(visit.centre.team.advisor, await visit.load())).orderHash ?? "";
}

async function evidenceOf({ id: visitId }: TestVisit) {
  const rows = await db().auditRecord.findMany({ where: { visitId, kind: "order" } });
  return rows.map(({ content }) => {
    const sealed: unknown = JSON.parse(content);
    const inner =
      typeof sealed === "object" && sealed !== null && "content" in sealed ? sealed.content : undefined;
    return SignedOrder.parse(inner);
  });
}

async function linkTo(visit: TestVisit, purpose: LinkPurpose = "intake", days = 1): Promise<string> {
  const expiresAt = plus(instant(new Date()), days * DAY);
  const { address } = await db().$transaction((tx) =>
    createLink(tx, { centreId: visit.centre.id }, { visitId: visit.id, purpose, expiresAt }),
  );
  return address.split("/l/")[1] ?? "";
}

const from = () => `2001:db8:${uuid().slice(-4)}:${uuid().slice(-8, -4)}::2`;

function sign(token: string, fields: Readonly<Record<string, string>>): Promise<Answered> {
  const body = new URLSearchParams({ submissionId: uuid(), intent: "intake", ...fields });
  const request = new Request(`http://localhost/l/${token}`, { method: "POST", body });
  return answered(answerPage(request, token, from(), new Date()));
}

async function shownAt(token: string): Promise<string> {
  const page = await openPage(token, from(), new Date());
  if (page.purpose !== "intake") throw new Error("another page");
  return page.facts.hash;
}

describe("at the desk", () => {
  test("by finger: the lines are kept, and what was signed is evidence under the same hash", async () => {
    const visit = await readyToSign();
    const shown = await hashOn(visit);
    const posted = await send(visit, "sign", {
      name: "Niamh Byrne",
      method: "finger",
      strokes: STROKES,
      shown,
    });
    expect(posted.status).toBe(302);
    const { signed } = (await visit.load()).intake;
    expect(signed).toMatchObject({ name: "Niamh Byrne", method: "finger", strokes: STROKES, hash: shown });
    const [kept, ...more] = await evidenceOf(visit);
    expect(more).toEqual([]);
    expect(kept).toMatchObject({
      hash: shown,
      signature: { name: "Niamh Byrne", method: "finger", strokes: STROKES },
      order: { totalMinor: 12_300, lines: [{ title: "Brake pads" }] },
    });
  });

  test("an empty field is no signature, and neither is what is no drawing", async () => {
    const visit = await readyToSign();
    const empty = await send(visit, "sign", { name: "Niamh Byrne", method: "finger" });
    expect([empty.status, refusedFor(empty, "strokes")]).toEqual([400, ["denials:signature-missing"]]);
    const odd = await send(visit, "sign", { name: "N", method: "finger", strokes: "M1 1L2 2<script>" });
    expect(odd.status).toBe(400);
    expect((await visit.load()).intake.signed).toBeUndefined();
    expect(await evidenceOf(visit)).toEqual([]);
  });

  test("on paper needs no drawing; nobody signs by link at the desk", async () => {
    const visit = await readyToSign();
    expect((await send(visit, "sign", { name: "Niamh Byrne", method: "link" })).status).toBe(400);
    expect((await send(visit, "sign", { name: "Niamh Byrne", method: "desk" })).status).toBe(302);
    expect((await visit.load()).intake.signed).toMatchObject({ method: "desk" });
    expect(await evidenceOf(visit)).toHaveLength(1);
  });

  test("another order than the one on the page is a conflict", async () => {
    const visit = await readyToSign();
    const shown = await hashOn(visit);
    const seenAt = String((await visit.load()).intake.consent?.at);
    await send(visit, "consent", { choice: "do-not-ask", seenAt });
    const posted = await send(visit, "sign", { name: "N. Byrne", method: "finger", strokes: STROKES, shown });
    expect([posted.status, refusedFor(posted, "")]).toEqual([409, ["denials:order-changed"]]);
    expect(await evidenceOf(visit)).toEqual([]);
  });
});

describe("on the customer's own phone", () => {
  test("the order is sent with a link for signing and nothing else, and the page says so", async () => {
    const visit = await readyToSign();
    expect((await send(visit, "askToSign")).status).toBe(302);
    const message = await db().message.findFirstOrThrow({ where: { visitId: visit.id, kind: "sign-order" } });
    expect(await db().link.findMany({ where: { visitId: visit.id } })).toMatchObject([
      { id: message.linkId, purpose: "intake" },
    ]);
    expect((await visit.load()).intake.askedToSign).toBeDefined();
  });

  test("an order that is not complete is not sent", async () => {
    const visit = await visitIn("intake");
    await send(visit, "startIntake");
    const posted = await send(visit, "askToSign");
    expect([posted.status, refusedFor(posted, "")]).toEqual([400, ["denials:walkaround-missing"]]);
    expect(await db().link.count({ where: { visitId: visit.id } })).toBe(0);
  });

  test("is signed once, as the customer; looking changes nothing", async () => {
    const visit = await readyToSign();
    const token = await linkTo(visit);
    const before = await checksums(["rate_limit"]);
    const shown = await shownAt(token);
    expect(await shownAt(token)).toBe(shown);
    expect(await checksums(["rate_limit"])).toEqual(before);
    expect((await sign(token, { name: "Niamh Byrne", shown })).status).toBe(302);
    const { signed } = (await visit.load()).intake;
    expect(signed).toMatchObject({
      name: "Niamh Byrne",
      method: "link",
      hash: shown,
      by: { kind: "customer" },
    });
    expect(await evidenceOf(visit)).toMatchObject([{ hash: shown, signature: { method: "link" } }]);
    expect((await sign(token, { name: "Niamh Byrne", shown })).status).toBe(409);
    expect(await evidenceOf(visit)).toHaveLength(1);
  });

  test("an order that has changed since it was shown answers 409 and shows the new one", async () => {
    const visit = await readyToSign();
    const token = await linkTo(visit);
    const shown = await shownAt(token);
    const seen = String((await visit.load()).promise?.current);
    await send(visit, "setPromise", { at: "2030-07-03T16:30", seen });
    expect((await sign(token, { name: "Niamh Byrne", shown })).status).toBe(409);
    expect((await visit.load()).intake.signed).toBeUndefined();
    const fresh = await shownAt(token);
    expect(fresh).not.toBe(shown);
    expect((await sign(token, { name: "Niamh Byrne", shown: fresh })).status).toBe(302);
  });

  test("without a name it comes back with the sentence beside the field", async () => {
    const visit = await readyToSign();
    const token = await linkTo(visit);
    const posted = await sign(token, { name: "  ", shown: await shownAt(token) });
    expect(posted.status).toBe(400);
    expect(JSON.stringify(posted)).toContain("customer:sign.name");
  });

  test("neither an expired link nor one of another purpose signs", async () => {
    const visit = await readyToSign();
    const shown = await shownAt(await linkTo(visit));
    for (const token of [await linkTo(visit, "intake", -1), await linkTo(visit, "status"), "A".repeat(22)])
      expect((await sign(token, { name: "Niamh Byrne", shown })).status).toBe(404);
    expect((await visit.load()).intake.signed).toBeUndefined();
  });

  test("twenty at once: one signature, one piece of evidence", async () => {
    const visit = await readyToSign();
    const token = await linkTo(visit);
    const shown = await shownAt(token);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        at % 2 === 0
          ? sign(token, { name: "Niamh Byrne", shown }).then(({ status }) => status)
          : send(visit, "sign", { name: "At the desk", shown }).then(({ status }) => status),
      ),
    );
    expect(all.filter((status) => status === 302)).toHaveLength(1);
    expect(await db().event.count({ where: { visitId: visit.id, type: "order.signed" } })).toBe(1);
    expect(await evidenceOf(visit)).toHaveLength(1);
  });
});
