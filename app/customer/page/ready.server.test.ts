// The page of a ready car behind its link, on the real database: who sees it, and the customer's signature.
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { DAY, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { explainWork, startHandover } from "~/stages/6-handover/handover";
import { answered } from "test/answered";
import { checksums } from "test/checksums";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, aLine, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { invoiced } from "test/stripe/payable";
import { createLink } from "../links.server";
import type { LinkPurpose } from "../link-purposes";
import { answerPage, openPage } from "./link.server";

useDatabase();

let centre: TestCentre;
let visit: TestVisit;
beforeAll(async () => {
  centre = await aCentre();
  const customerId = await aCustomer(centre, { language: "ru" });
  visit = await visitIn("handover", { centre, customerId, lines: [aLine({ priceMinor: 18_000 })] });
  await invoiced(visit);
});

const from = () => `2001:db8:${uuid().slice(-4)}:${uuid().slice(-8, -4)}::1`;

async function linkTo(purpose: LinkPurpose, of = visit, days = 1): Promise<string> {
  const about = { visitId: of.id, purpose, expiresAt: plus(instant(new Date()), days * DAY) };
  const { address } = await createLink(db(), { centreId: of.centre.id }, about);
  return address.split("/l/")[1] ?? "";
}

async function opened(token: string) {
  const page = await openPage(token, from(), new Date());
  return page.purpose === "status" || page.purpose === "booking" ? page.ready : undefined;
}

function sign(token: string, name: string, submissionId = uuid()) {
  const body = new URLSearchParams({ submissionId, intent: "handover", name });
  const request = new Request(`http://localhost/l/${token}`, { method: "POST", body });
  return answered(answerPage(request, token, from(), new Date()));
}

test("the status says what was done and what it costs, once the car is ready; no other link does, and looking changes nothing", async () => {
  const tokens = await Promise.all([linkTo("status"), linkTo("booking"), linkTo("survey"), linkTo("intake")]);
  const before = await checksums(["rate_limit"]);
  const [status, booking, survey, intake] = await Promise.all(tokens.map(opened));
  expect(status).toMatchObject({ waits: true, bill: { totalMinor: 18_000, openMinor: 18_000 } });
  expect(booking?.bill).toEqual(status?.bill);
  expect([survey, intake]).toEqual([undefined, undefined]);
  expect(status?.days).toHaveLength(4);
  expect(await checksums(["rate_limit"])).toEqual(before);
  const inTheBay = await visitIn("repairs", { centre });
  expect(await opened(await linkTo("status", inTheBay))).toBeUndefined();
  await expect(opened(await linkTo("status", visit, -1))).rejects.toBeDefined();
});

test("it is signed for once, by name, after the explanation; behind no link of another purpose, visit or day", async () => {
  const token = await linkTo("status");
  expect((await sign(token, "Анна Петрова")).status).toBe(409);
  const { advisor } = centre.team;
  await visit.change(advisor, startHandover);
  await visit.change(advisor, (present, now) => explainWork(present, { oldPartsShown: true }, now));
  expect((await sign(token, " ")).status).toBe(400);
  expect((await sign(await linkTo("survey"), "Анна Петрова")).status).toBe(404);
  expect((await sign(await linkTo("status", visit, -1), "Анна Петрова")).status).toBe(404);
  const elsewhere = await visitIn("handover");
  expect((await sign(await linkTo("status", elsewhere), "Анна Петрова")).status).toBe(409);
  expect((await visit.load()).handover.signed).toBeUndefined();

  const submissionId = uuid();
  const both = await Promise.all([
    sign(token, "Анна Петрова", submissionId),
    sign(token, "Анна Петрова", submissionId),
    sign(token, "Кто-то другой"),
  ]);
  expect(both.map(({ status }) => status).filter((status) => status === 302).length).toBeGreaterThan(0);
  expect(await db().event.count({ where: { visitId: visit.id, type: "handover.signed" } })).toBe(1);
  expect((await visit.load()).handover.signed?.method).toBe("link");
});
