// Telling one person of a campaign: looked at again under its locks, and said once or not at all.
import { event } from "~/journey/events";
import { DAY, earliest, instant, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { say, type Said } from "~/messages/say.server";
import { quietHoursOf } from "~/messages/quiet-hours";
import { recordFacts } from "~/visits/store.server";
import { lockVisit } from "~/visits/visit-lock.server";
import { linesOf } from "./audience.server";
import type { Campaign } from "./campaigns.server";
import { candidatesOf, type Candidate } from "./candidates.server";
import { verdictOn, type LeftOut } from "./left-out";
import type { Variant } from "./campaign";
import { bodyOf } from "./texts";

/** After so long an offer would come at another time than the one that was meant. */
const UNTIL = 2 * DAY;

export interface Recipient {
  readonly id: string;
  readonly customerId: string;
  readonly vehicleId: string;
  readonly visitId: string;
}

/** What has become otherwise since the people were chosen. */
export type Changed = LeftOut | "gone" | "came-since" | "done-since";

export type Looked =
  { readonly goes: true; readonly candidate: Candidate } | { readonly goes: false; readonly why: Changed };

/**
 * Whether it may still be said. The visit and the customer are held, in this order: an automatic offer to the same person waits,
 * and sees what was said.
 */
export async function lookAgain(
  tx: Tx,
  campaign: Campaign,
  { customerId, vehicleId, visitId }: Recipient,
  { offersSince, now }: { readonly offersSince: Instant; readonly now: Instant },
): Promise<Looked> {
  const { centreId, kind, id: campaignId } = campaign;
  await lockVisit(tx, { centreId, visitId });
  await tx.$queryRaw`select 1 from customer where id = ${customerId}::uuid for no key update`;
  const [candidate] = await candidatesOf(tx, { centreId, kind, campaignId, vehicleId, now });
  if (candidate?.customerId !== customerId) return { goes: false, why: "gone" };
  if (candidate.visitId !== visitId) return { goes: false, why: "came-since" };
  if (kind === "deferred-work" && linesOf(candidate, campaign.segment).length === 0)
    return { goes: false, why: "done-since" };
  const quiet = quietHoursOf(
    await tx.centre.findUniqueOrThrow({
      where: { id: centreId },
      select: { quietFromMinute: true, quietUntilMinute: true, timeZone: true },
    }),
  );
  const verdict = verdictOn(candidate, { kind, quiet, offersSince, now });
  return verdict.goes ? { goes: true, candidate } : verdict;
}

/** Each line counts as offered, as when it is offered automatically. */
async function recordOffered(tx: Tx, { centreId, segment }: Campaign, candidate: Candidate): Promise<void> {
  const lines = linesOf(candidate, segment);
  for (const visitId of [...new Set(lines.map((line) => line.visitId))].sort())
    await recordFacts(tx, { centreId, by: { kind: "job" } }, visitId, (_visit, now) =>
      lines
        .filter((line) => line.visitId === visitId)
        .map(({ lineId }) => event("deferred-work.offered", now, { lineId })),
    );
}

/** Writes the message; quiet hours, consent and objections are looked at by the one door of all messages. */
export async function tell(
  tx: Tx,
  campaign: Campaign,
  candidate: Candidate,
  variant: Variant,
  now: Instant,
): Promise<Said> {
  const { centreId, kind, texts, segment } = campaign;
  const { customerId, visitId, plate, car, language } = candidate;
  const work = [...new Set(linesOf(candidate, segment).map(({ title }) => title))].join(", ");
  const until = plus(now, UNTIL);
  const said = await say(tx, {
    ...{ centreId, kind, visitId, now },
    to: { customerId },
    body: bodyOf(texts, variant, language),
    values: { plate, car, ...(work === "" ? {} : { work }) },
    offer: campaign.offerCode,
    deadlineAt: campaign.endsAt === null ? until : earliest(until, instant(campaign.endsAt)),
  });
  if (said.state === "pending" && kind === "deferred-work") await recordOffered(tx, campaign, candidate);
  return said;
}
