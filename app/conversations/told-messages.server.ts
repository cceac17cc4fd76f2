// The messages of a visit as its timeline tells them: each with what became of it until now.
import { may, type Actor } from "~/journey/permissions";
import { countryOfPhone, type CountryCode } from "~/people/phone";
import { db } from "~/platform/db/db.server";
import { recipientFor } from "./reader-phone";

export interface ToldMessage {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  /** As the reader may see it; empty when there was none. */
  readonly to: string;
  readonly language: string;
  readonly subject?: string;
  /** Its secrets stand as [[link]] and the like; empty for those who do not write to customers. */
  readonly text: string;
  readonly state: string;
  readonly reason?: string;
  /** When it was written, handed over, delivered; milliseconds. */
  readonly at: number;
  readonly sentAt?: number;
  readonly deliveredAt?: number;
  /** The colleague who wrote it by hand. */
  readonly by?: string;
}

/** More than these nobody reads in one history; the conversation has them all. */
const MOST = 500;

async function homeOf({ centreId }: Pick<Actor, "centreId">): Promise<CountryCode | undefined> {
  const { phone } = await db().centre.findUniqueOrThrow({ where: { id: centreId }, select: { phone: true } });
  return countryOfPhone(phone);
}

/** The latest first. */
export async function messagesOfVisit(actor: Actor, visitId: string): Promise<readonly ToldMessage[]> {
  const rows = await db().message.findMany({
    where: { centreId: actor.centreId, visitId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  if (rows.length === 0) return [];
  const home = await homeOf(actor);
  const reads = may(actor.roles, "message:read");
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    channel: row.channel,
    to: row.channel === "none" ? "" : recipientFor(actor, row.recipient, home),
    language: row.language,
    text: reads ? row.text : "",
    state: row.state,
    at: row.createdAt.getTime(),
    ...(row.subject === null || !reads ? {} : { subject: row.subject }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.sentAt === null ? {} : { sentAt: row.sentAt.getTime() }),
    ...(row.deliveredAt === null ? {} : { deliveredAt: row.deliveredAt.getTime() }),
    ...(row.createdBy === null ? {} : { by: row.createdBy }),
  }));
}

/** Since when the customer of a visit wants no messages; undefined: they may be written to. */
export async function optedOutSince(phone: string): Promise<number | undefined> {
  const block = await db().contactBlock.findFirst({
    where: { address: phone, liftedAt: null },
    orderBy: { since: "asc" },
    select: { since: true },
  });
  return block?.since.getTime();
}
