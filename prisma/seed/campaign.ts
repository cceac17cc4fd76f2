// A campaign that is over, so that its result can be looked at: written to some of those who were here long before it.
import { controlCount } from "~/campaigns/split";
import { ownTexts } from "~/campaigns/texts";
import { DAY, plus, type Instant } from "~/journey/instant";
import { insertRows } from "~/platform/db/insert-rows.server";
import type { Tx } from "~/platform/db/db.server";
import type { Chance } from "./chance";
import type { Site } from "./world";

const BEGAN = 40 * DAY;
const WINDOW_DAYS = 30;
const CONTROL_PERCENT = 30;
const MOST_PEOPLE = 400;
/** Of fewer people nobody makes a campaign. */
const FEWEST_PEOPLE = 60;
/** The simulation's customers read no messages: who came is more often among those who were written to, as if they did. */
const CAME_FOR_IT = 0.2;

const TITLES = { en: "Autumn service", ru: "Осеннее обслуживание" } as const;

interface Person {
  readonly customerId: string;
  readonly vehicleId: string;
  readonly visitId: string;
  readonly came: boolean;
}

/** Who had been here, and not lately, when it began; each with their last visit until then. */
function peopleOf(tx: Tx, centreId: string, startedAt: Date, endsAt: Date): Promise<Person[]> {
  return tx.$queryRaw<Person[]>`
    select c.id as "customerId", last.vehicle_id as "vehicleId", last.id as "visitId",
        exists (select 1 from visit v where v.centre_id = c.centre_id and v.customer_id = c.id
          and v.requested_at >= ${startedAt} and v.requested_at < ${endsAt} and v.appointment_at is not null
          and v.status not in ('cancelled', 'lost', 'no-show')) as came
      from customer c
      cross join lateral (
        select v.id, v.vehicle_id, v.ended_at from visit v
         where v.centre_id = c.centre_id and v.customer_id = c.id and v.status = 'closed'
           and v.requested_at < ${startedAt}
         order by v.requested_at desc limit 1) last
     where c.centre_id = ${centreId}::uuid and c.sms_consent and last.ended_at < ${startedAt}
     order by last.ended_at, c.id limit ${MOST_PEOPLE}`;
}

/** The groups have the sizes that the lot would give them. */
function groupsOf(people: readonly Person[], chance: Chance): readonly (Person & { group: string })[] {
  const drawn = people
    .map((person) => ({ person, lot: chance.fraction() + (person.came ? CAME_FOR_IT : 0) }))
    .sort((one, other) => one.lot - other.lot);
  const control = controlCount(people.length, CONTROL_PERCENT);
  return drawn.map(({ person }, at) => ({
    ...person,
    group: at < control ? "control" : chance.happens(0.5) ? "A" : "B",
  }));
}

/** Nothing where too few people were here before it. */
export async function pastCampaign(tx: Tx, site: Site, now: Instant, chance: Chance): Promise<void> {
  const { centreId, plan, staff } = site;
  const manager = staff.find(({ role }) => role === "manager");
  const start = plus(now, -BEGAN);
  const [startedAt, endsAt] = [new Date(start), new Date(plus(start, WINDOW_DAYS * DAY))];
  const people = await peopleOf(tx, centreId, startedAt, endsAt);
  if (!manager || people.length < FEWEST_PEOPLE) return;
  const campaignId = chance.uuid(start);
  await tx.campaign.create({
    data: {
      ...{ id: campaignId, centreId, kind: "service-due", title: TITLES[plan.language], state: "running" },
      ...{
        segment: { dueWithinDays: 30 },
        seed: 1,
        controlPercent: CONTROL_PERCENT,
        windowDays: WINDOW_DAYS,
      },
      ...{
        // The database's own would be another with every load.
        offerCode: campaignId.replaceAll("-", "").slice(-10),
        offerEn: TITLES.en,
        offerRu: TITLES.ru,
        createdAt: startedAt,
        createdBy: manager.id,
        startedAt,
        startedBy: manager.id,
        endsAt,
        leftOut: {},
      },
    },
  });
  await tx.campaignVariant.createMany({
    data: ownTexts("service-due").map((text) => ({ campaignId, ...text })),
  });
  const rows = groupsOf(people, chance).map(({ came: _came, group, ...person }) => {
    const told = group !== "control";
    const state = told ? "said" : "control";
    const saidAt = told ? startedAt.toISOString() : null;
    return { id: chance.uuid(start), campaignId, centreId, ...person, group, state, saidAt };
  });
  await insertRows(tx, "campaign_recipient", rows);
}
