// The people of a campaign as they are now, and what writing to them would cost.
import { DAY, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { paths } from "~/paths";
import { CHANNELS, type Channel } from "~/messages/kinds";
import type { Values } from "~/messages/fill";
import { quietHoursOf } from "~/messages/quiet-hours";
import { audienceOf, type Audience, type Member } from "./audience";
import type { Campaign } from "./campaigns.server";
import { candidatesOf, type Candidate } from "./candidates.server";
import type { Variant } from "./campaign";
import { bodyOf, madeText } from "./texts";

export interface Speaker {
  readonly name: string;
  /** As people dial it. */
  readonly phone: string;
  /** Of the booking page, where there is one. */
  readonly link: string | undefined;
  readonly segmentPriceMicros: number;
}

/** What stands in the texts of a centre, and what a segment costs it. */
export async function speakerOf(
  tx: Tx,
  { centreId, offerCode }: Pick<Campaign, "centreId" | "offerCode">,
): Promise<Speaker> {
  const centre = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { name: true, phone: true, onlineBooking: true, publicSlug: true, segmentPriceMicros: true },
  });
  const { name, phone, onlineBooking, publicSlug: slug, segmentPriceMicros } = centre;
  const page = slug === null ? undefined : paths.book(slug, { offer: offerCode });
  const link = onlineBooking && page !== undefined ? `${settings().appUrl}${page}` : undefined;
  return { name, phone: formatPhone(phone, countryOfPhone(phone)), link, segmentPriceMicros };
}

/** What the lines of a car are called, as far as the segment is about them. */
export function workOf(candidate: Pick<Candidate, "lines">, { segment }: Pick<Campaign, "segment">): string {
  return [...new Set(linesOf(candidate, segment).map(({ title }) => title))].join(", ");
}

export function linesOf({ lines }: Pick<Candidate, "lines">, { severities = [] }: Campaign["segment"]) {
  return lines.filter(({ severity }) => severities.length === 0 || severities.includes(severity));
}

export function valuesOf(
  candidate: Candidate,
  campaign: Pick<Campaign, "segment">,
  speaker: Speaker,
): Values {
  const { name: customer, plate, car } = candidate;
  const { name: centre, phone } = speaker;
  return { customer, plate, car, centre, phone, work: workOf(candidate, campaign) };
}

export async function audienceNow(tx: Tx, campaign: Campaign, now: Instant): Promise<Audience<Candidate>> {
  const { centreId, kind, segment, seed, controlPercent, pauseDays, id: campaignId } = campaign;
  const centre = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { quietFromMinute: true, quietUntilMinute: true, timeZone: true },
  });
  const cars = await candidatesOf(tx, { centreId, kind, campaignId, now });
  const offersSince = plus(now, -pauseDays * DAY);
  const quiet = quietHoursOf(centre);
  return audienceOf(cars, { kind, segment, seed, controlPercent, quiet, offersSince, now });
}

export interface Cost {
  /** Of the first message to everybody who is written to. */
  readonly segments: number;
  /** If nobody booked before the second message; 0 where there is none. */
  readonly secondSegments: number;
  readonly channels: Readonly<Record<Channel, number>>;
}

function segmentsFor(
  { candidate, channel }: Member<Candidate>,
  variant: Variant,
  campaign: Campaign,
  speaker: Speaker,
): number {
  const body = bodyOf(campaign.texts, variant, candidate.language);
  const values = valuesOf(candidate, campaign, speaker);
  return madeText(body, channel, values, speaker.link).segments?.parts.length ?? 0;
}

/** Every text is made as it would be sent: the split is known, so the sum is exact as long as the people stay the same. */
export function costOf(members: readonly Member<Candidate>[], campaign: Campaign, speaker: Speaker): Cost {
  const told = members.filter(({ group }) => group !== "control");
  const sum = (variantOf: (member: Member<Candidate>) => Variant | undefined) =>
    told.reduce((total, member) => {
      const variant = variantOf(member);
      return total + (variant === undefined ? 0 : segmentsFor(member, variant, campaign, speaker));
    }, 0);
  const count = (channel: Channel) => told.filter((each) => each.channel === channel).length;
  const [sms, whatsapp, email] = CHANNELS.map(count);
  return {
    segments: sum(({ group }) => (group === "control" ? undefined : group)),
    secondSegments: campaign.secondAfterDays === null ? 0 : sum(() => "second"),
    channels: { sms: sms ?? 0, whatsapp: whatsapp ?? 0, email: email ?? 0 },
  };
}
