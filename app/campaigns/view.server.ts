// What the page of a campaign shows: before the start a preview, afterwards its result; and a page of its people.
import type { Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db, Prisma } from "~/platform/db/db.server";
import type { Channel } from "~/messages/kinds";
import { audienceNow, costOf, speakerOf, valuesOf, workOf, type Cost, type Speaker } from "./audience.server";
import type { LeftOutCounts } from "./audience";
import { VARIANTS, type Group, type Variant } from "./campaign";
import { campaignOf, type Campaign } from "./campaigns.server";
import type { Candidate } from "./candidates.server";
import { handedOnOf, resultOf, skippedOf, waitingOf, type GroupResult } from "./result.server";
import { bodyOf, madeText } from "./texts";

export const PEOPLE_PER_PAGE = 20;

export interface PersonFitting {
  readonly customerId: string;
  readonly vehicleId: string;
  readonly name: string;
  readonly plate: string;
  readonly car: string;
  /** Local date. */
  readonly lastOn: string;
  readonly mileage: number | undefined;
  readonly dueAt: number;
  readonly work: string;
  readonly channel: Channel;
}

export interface Sample {
  readonly variant: Variant;
  readonly language: string;
  readonly name: string;
  readonly text: string;
}

export interface Preview {
  readonly people: readonly PersonFitting[];
  readonly more: boolean;
  readonly groups: Readonly<Record<Group, number>>;
  readonly leftOut: LeftOutCounts;
  readonly cost: Cost;
  readonly segmentPriceMicros: number;
  readonly samples: readonly Sample[];
}

function sampleOf(candidate: Candidate, variant: Variant, campaign: Campaign, speaker: Speaker): Sample {
  const { language, name } = candidate;
  const body = bodyOf(campaign.texts, variant, language);
  const { text } = madeText(body, "sms", valuesOf(candidate, campaign, speaker), speaker.link);
  return { variant, language, name, text };
}

/** Who it would be about at this moment. */
export async function previewOf(campaign: Campaign, page: number, now: Instant): Promise<Preview> {
  const speaker = await speakerOf(db(), campaign);
  const { members, leftOut } = await audienceNow(db(), campaign, now);
  const from = (page - 1) * PEOPLE_PER_PAGE;
  const first = members[0]?.candidate;
  const variants = VARIANTS.filter((each) => each !== "second" || campaign.secondAfterDays !== null);
  const count = (of: Group) => members.filter(({ group }) => group === of).length;
  return {
    people: members.slice(from, from + PEOPLE_PER_PAGE).map(({ candidate, channel }) => {
      const { customerId, vehicleId, name, plate, car, lastOn, mileage, serviceDueAt: dueAt } = candidate;
      const work = workOf(candidate, campaign);
      return { customerId, vehicleId, name, plate, car, lastOn, mileage, dueAt, work, channel };
    }),
    more: members.length > from + PEOPLE_PER_PAGE,
    groups: { A: count("A"), B: count("B"), control: count("control") },
    leftOut,
    cost: costOf(members, campaign, speaker),
    segmentPriceMicros: speaker.segmentPriceMicros,
    samples: first ? variants.map((variant) => sampleOf(first, variant, campaign, speaker)) : [],
  };
}

export interface PersonTold {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly plate: string;
  readonly car: string;
  readonly group: string;
  readonly state: string;
  readonly reason: string | null;
  readonly saidAt: Date | null;
  readonly second: boolean;
  readonly visitId: string | null;
  readonly visitNumber: number | null;
}

/** A page of its people: those who booked first. */
async function peopleTold(campaign: Campaign, page: number) {
  const { id, centreId, startedAt, endsAt } = campaign;
  const rows = await db().$queryRaw<PersonTold[]>(Prisma.sql`
    select r.id, r.customer_id as "customerId", c.name, car.plate, car.make || ' ' || car.model as car, r."group",
        r.state, r.reason, r.said_at as "saidAt",
        (r.second_message_id is not null and r.second_reason is null) as second,
        came.id as "visitId", came.number as "visitNumber"
      from campaign_recipient r
      join customer c on c.id = r.customer_id and c.centre_id = r.centre_id
      join vehicle car on car.id = r.vehicle_id and car.centre_id = r.centre_id
      left join lateral (
        select v.id, v.number from visit v
         where v.centre_id = r.centre_id and v.customer_id = coalesce(c.merged_into_id, c.id)
           and v.requested_at >= ${startedAt} and v.requested_at < ${endsAt}
           and v.appointment_at is not null and v.status not in ('cancelled', 'lost', 'no-show')
         order by v.requested_at limit 1
      ) came on true
     where r.campaign_id = ${id}::uuid and r.centre_id = ${centreId}::uuid
     order by came.number nulls last, r.said_at, r.id
     limit ${PEOPLE_PER_PAGE + 1} offset ${(page - 1) * PEOPLE_PER_PAGE}`);
  return { people: rows.slice(0, PEOPLE_PER_PAGE), more: rows.length > PEOPLE_PER_PAGE };
}

export interface Outcome {
  readonly people: readonly PersonTold[];
  readonly more: boolean;
  readonly groups: readonly GroupResult[];
  readonly waiting: number;
  /** Visits by the link of people who are not in it. */
  readonly handedOn: number;
  /** Left out when their turn came. */
  readonly skipped: Readonly<Record<string, number>>;
}

async function outcomeOf(campaign: Campaign, page: number): Promise<Outcome> {
  const [told, groups, waiting, skipped, handedOn] = await Promise.all([
    peopleTold(campaign, page),
    resultOf(db(), campaign),
    waitingOf(db(), campaign),
    skippedOf(db(), campaign),
    handedOnOf(db(), campaign),
  ]);
  return { ...told, groups, waiting, skipped, handedOn };
}

/** @throws Response 404 for a campaign of another centre */
export async function campaignPage(actor: Actor, id: string, page: number, now: Instant) {
  const campaign = await campaignOf(db(), actor, id, now);
  if (!campaign) throw new Response(null, { status: 404 });
  if (campaign.standing === "draft")
    return { campaign, preview: await previewOf(campaign, page, now), outcome: undefined };
  return { campaign, preview: undefined, outcome: await outcomeOf(campaign, page) };
}
