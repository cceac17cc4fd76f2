// A campaign's link: the page names the offer, the visit carries it, and the campaign counts it; every other link books all the same.
import { beforeAll, expect, test } from "vitest";
import { campaignOf, type Campaign } from "~/campaigns/campaigns.server";
import { resultOf } from "~/campaigns/result.server";
import { sendCampaign } from "~/campaigns/sending.server";
import { startCampaign, stopCampaign } from "~/campaigns/start.server";
import { campaignPage } from "~/campaigns/view.server";
import { DAY, instant, plus } from "~/journey/instant";
import { wholeText } from "~/messages/sealed.server";
import { db } from "~/platform/db/db.server";
import { aDraft, longAgo } from "test/campaigned";
import { useDatabase } from "test/database";
import { aCustomer, aRequest } from "test/factories";
import { aBooker, anAddress, anOpenCentre, CAR, upToCode, visitorAt, WORK, YOU } from "test/online-bookings";
import { centreFor, startPage } from "./book-page.server";
import { offerBehind } from "./offer.server";

useDatabase();
const now = () => instant(new Date());

let centre: Awaited<ReturnType<typeof anOpenCentre>>;
let campaign: Campaign;
beforeAll(async () => {
  centre = await anOpenCentre();
  const customerId = await aCustomer(centre, { name: YOU.name, phone: "+353871234567", language: "ru" });
  await longAgo(await aRequest({ centre, customerId }));
  const id = await aDraft(centre);
  expect(await startCampaign(centre.team.manager, id, "3", now())).toBe("started");
  await sendCampaign(id, now);
  const found = await campaignOf(db(), { centreId: centre.id }, id, now());
  if (!found) throw new Error("no campaign");
  campaign = found;
});

async function shown(query: string, language: "en" | "ru" = "en", slug = centre.slug) {
  const visitor = visitorAt(anAddress(), query);
  return (await startPage(await centreFor(slug, visitor), visitor, language)).frame;
}

async function booked(phone: string, car: string, offerCode?: string) {
  await db().rateLimit.deleteMany();
  const booker = await aBooker(centre, anAddress(), WORK, offerCode);
  await upToCode(booker, { you: { ...YOU, phone }, car: { ...CAR, plate: car } });
  await booker.post("code", { code: await booker.code(phone) });
  return db().visit.findFirstOrThrow({
    where: { centreId: centre.id, customer: { phone } },
    orderBy: { requestedAt: "desc" },
  });
}

test("the message's link opens the page with the offer's name in the reader's language, and until when it is", async () => {
  const message = await db().message.findFirstOrThrow({
    where: { centreId: centre.id, kind: "service-due" },
  });
  const address = /https?:\S+/.exec(wholeText(message))?.[0] ?? "";
  const { pathname, search } = new URL(address);
  expect([pathname, search]).toEqual([`/book/${centre.slug}`, `?offer=${campaign.offerCode}`]);
  const until = campaign.endsAt?.getTime();
  expect((await shown(search)).offer).toEqual({
    kind: "open",
    campaignId: campaign.id,
    title: "Spring service",
    until,
  });
  expect((await shown(search, "ru")).offer).toMatchObject({ title: "Весеннее обслуживание", until });
  expect((await shown(`${search}&lang=ru`)).offerCode).toBe(campaign.offerCode);
});

test("a visit that is booked by it says so and is counted: by group, and apart where it was handed on", async () => {
  const visit = await booked("+353871234567", "191-D-12345", campaign.offerCode);
  expect(visit.offerCampaignId).toBe(campaign.id);
  const taken = await db().event.findFirstOrThrow({ where: { visitId: visit.id, type: "offer.taken" } });
  expect(taken.payload).toEqual({ campaignId: campaign.id, title: "Spring service" });
  const other = await booked("+353871234599", "191-D-54321", campaign.offerCode);
  expect(other.offerCampaignId).toBe(campaign.id);
  const groups = await resultOf(db(), campaign);
  expect(groups.reduce((sum, { byLink }) => sum + byLink, 0)).toBe(1);
  const { outcome } = await campaignPage(centre.team.manager, campaign.id, 1, now());
  expect(outcome?.handedOn).toBe(1);
});

test("an unknown, foreign, broken or ended offer is said politely, and one books all the same", async () => {
  const elsewhere = await anOpenCentre();
  const code = campaign.offerCode;
  expect((await shown(`?offer=${code}`, "en", elsewhere.slug)).offer).toEqual({ kind: "unknown" });
  for (const odd of ["0000000000", "", "%22%3E%3Cb%3E", "x".repeat(5_000)])
    expect((await shown(`?offer=${odd}`)).offer).toEqual({ kind: "unknown" });
  expect((await shown("")).offer).toBeUndefined();
  const draft = await aDraft(centre);
  const { offerCode } = await db().campaign.findUniqueOrThrow({ where: { id: draft } });
  expect((await shown(`?offer=${offerCode}`)).offer).toEqual({ kind: "unknown" });
  const found = await centreFor(centre.slug, visitorAt(anAddress()));
  const later = plus(instant(campaign.endsAt ?? 0), DAY);
  expect(await offerBehind(db(), found, { code }, "en", later)).toMatchObject({ kind: "over" });
  await stopCampaign(centre.team.manager, campaign.id, now());
  expect((await shown(`?offer=${code}`)).offer).toMatchObject({ kind: "over", title: "Spring service" });
  const visit = await booked("+353871234588", "191-D-77777", code);
  expect(visit.offerCampaignId).toBeNull();
  await expect(
    db()
      .$executeRaw`update visit set offer_campaign_id = ${campaign.id}::uuid where id = ${(await aRequest({ centre: elsewhere })).id}::uuid`,
  ).rejects.toThrow(/foreign key/);
});
