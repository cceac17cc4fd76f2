// The copy of a customer's data: one archive that opens, with everything of theirs and nothing of others.
import { strFromU8, unzipSync } from "fflate";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { aDraft } from "test/campaigned";
import { aCentre, aCustomer, requestAs, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { readyToSign, sign } from "test/signed-orders";
import { paths } from "~/paths";
import { loader } from "./archive.route";

useDatabase();
let visit: TestVisit;
let others: TestVisit;

beforeAll(async () => {
  const centre = await aCentre({ language: "ru" });
  const customerId = await aCustomer(centre, { name: "Марфа Ёлкина", phone: "+79161234567", language: "ru" });
  visit = await readyToSign({ centre, customerId, complaint: "Стук слева <b>спереди</b>" });
  await sign(visit, "Марфа Ёлкина");
  others = await readyToSign({ centre, complaint: "Somebody else's rattle" });
  for (const { customerId: who, vehicleId, id: visitId } of [visit, others]) {
    const campaignId = await aDraft(centre, { offerRu: `Предложение ${who.slice(-4)}` });
    const [startedAt, endsAt] = [new Date("2026-10-01T09:00:00Z"), new Date("2026-10-31T09:00:00Z")];
    const running = { state: "running", startedAt, endsAt, startedBy: centre.team.manager.staffId };
    await db().campaign.update({ where: { id: campaignId }, data: running });
    const about = { id: uuid(), campaignId, centreId: centre.id, customerId: who, vehicleId, visitId };
    await db().campaignRecipient.create({ data: { ...about, group: "A", state: "said", saidAt: startedAt } });
  }
});

async function asked(by = visit.centre.team.manager, customerId = visit.customerId): Promise<Response> {
  const request = await requestAs(by, paths.customerArchive(customerId));
  try {
    return await loader({ request, params: { customerId } } as Parameters<typeof loader>[0]);
  } catch (refused) {
    if (refused instanceof Response) return refused;
    throw refused;
  }
}

test("is a page to read in the customer's language, the same as JSON, and the signed order", async () => {
  const answer = await asked();
  expect(answer.headers.get("Content-Type")).toBe("application/zip");
  const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const { number } = await visit.load();
  const names = Object.keys(files);
  expect(names).toEqual([
    expect.stringMatching(`papers/${String(number)}-1-.*\\.pdf`),
    "index.html",
    "data.json",
  ]);
  expect(strFromU8(files[names[0] ?? ""] ?? new Uint8Array()).slice(0, 5)).toBe("%PDF-");
  const page = strFromU8(files["index.html"] ?? new Uint8Array());
  expect(page).toContain('<html lang="ru">');
  for (const each of [
    "Марфа Ёлкина",
    "+7 916 123 45 67".replace(/ /g, " "),
    "Стук слева &lt;b&gt;",
    "Визит",
  ]) {
    expect(page).toContain(each);
  }
  expect(page).toContain(`Предложение ${visit.customerId.slice(-4)}: мы написали вам`);
  expect(page).not.toContain(`Предложение ${others.customerId.slice(-4)}`);
  expect(page).not.toContain("Somebody else");
  expect(page).not.toContain(visit.centre.team.advisor.name);
  const told: unknown = JSON.parse(strFromU8(files["data.json"] ?? new Uint8Array()));
  expect(told).toMatchObject({
    customer: { phone: "+79161234567" },
    visits: [{ number }],
    campaigns: [{ part: "written-to" }],
  });
});

test("is given to a manager of the customer's own centre, and not once they are forgotten", async () => {
  const { team } = visit.centre;
  expect((await asked(team.advisor)).status).toBe(403);
  expect((await asked((await aCentre()).team.manager)).status).toBe(404);
  await db().customer.update({
    where: { id: others.customerId },
    data: { erasedAt: new Date(), phone: `erased:${others.customerId}`, smsConsent: false },
  });
  expect((await asked(team.manager, others.customerId)).status).toBe(404);
});
