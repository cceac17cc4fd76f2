// A centre with customers whose cars are due, and a campaign about them, for tests.
import { v7 as uuid } from "uuid";
import { beginCampaign, changePeople, changeTexts, type TextsChange } from "~/campaigns/campaigns.server";
import type { CampaignKind } from "~/campaigns/campaign";
import type { Segment } from "~/campaigns/segment";
import { DAY, instant, plus } from "~/journey/instant";
import { ownTexts } from "~/campaigns/texts";
import { db } from "~/platform/db/db.server";
import { aRequest, type TestCentre, type TestVisit } from "./factories";

/** A visit whose row says that it ended so many days ago; its customer allows to be written to. */
export async function longAgo(visit: TestVisit, days = 400): Promise<TestVisit> {
  const at = plus(instant(new Date()), -days * DAY);
  const data = {
    status: "closed",
    stage: "follow-up",
    endedAt: new Date(at),
    requestedAt: new Date(plus(at, -DAY)),
  };
  await db().visit.update({ where: { id: visit.id }, data });
  await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: true } });
  return visit;
}

/** So many customers, each with a car that is due for service. */
export async function dueCustomers(centre: TestCentre, count: number): Promise<readonly TestVisit[]> {
  const visits: TestVisit[] = [];
  for (let at = 0; at < count; at += 1) visits.push(await longAgo(await aRequest({ centre })));
  return visits;
}

export interface CampaignWishes extends Partial<Omit<TextsChange, "seen" | "texts">> {
  readonly kind?: CampaignKind;
  readonly segment?: Segment;
  readonly seed?: number;
}

/** A draft as its pages make it. @returns its id; its version is 3 */
export async function aDraft(centre: TestCentre, wishes: CampaignWishes = {}): Promise<string> {
  const { kind = "service-due", segment = {}, seed = 7, controlPercent = 0 } = wishes;
  const { secondAfterDays = null, windowDays = 30 } = wishes;
  const { offerEn = "Spring service", offerRu = "Весеннее обслуживание" } = wishes;
  const { manager } = centre.team;
  const id = uuid();
  await beginCampaign(db(), manager, { id, kind, title: "Spring", seed });
  await changePeople(db(), manager, id, { title: "Spring", segment, pauseDays: 30, seen: "1" });
  const texts = ownTexts(kind);
  const measures = { controlPercent, secondAfterDays, windowDays };
  await changeTexts(db(), manager, id, { texts, ...measures, offerEn, offerRu, seen: "2" });
  return id;
}
