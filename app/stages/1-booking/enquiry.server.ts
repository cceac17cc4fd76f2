// An enquiry on its way to becoming a request, inside the transaction that takes the request down.
import { event, type CHANNELS, type NewEvent } from "~/journey/events";
import { earliest, instant, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";

/** When somebody first asked, and when they got an answer. */
export interface Origin {
  readonly receivedAt: Instant;
  readonly answeredAt?: Instant;
}

/**
 * An enquiry began earlier than the request that it becomes. Held, so that it becomes one request.
 * @returns undefined when this centre has no such enquiry or it has ended, other than by this very form
 */
export async function originOf(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  enquiryId: string | undefined,
  { now, submissionId }: { readonly now: Instant; readonly submissionId: string },
): Promise<Origin | undefined> {
  if (enquiryId === undefined) return { receivedAt: now };
  await tx.$queryRaw`
    select 1 from enquiry where id = ${enquiryId}::uuid and centre_id = ${centreId}::uuid for update`;
  const enquiry = await tx.enquiry.findFirst({ where: { id: enquiryId, centreId, endedAt: null } });
  if (!enquiry) {
    const sentBefore = await tx.submission.count({ where: { id: submissionId, centreId } });
    return sentBefore > 0 ? { receivedAt: now } : undefined;
  }
  const { receivedAt, answeredAt } = enquiry;
  return {
    receivedAt: earliest(instant(receivedAt), now),
    answeredAt: answeredAt ? earliest(instant(answeredAt), now) : now,
  };
}

/** Whoever is on the telephone or at the desk is being answered. */
export function answeredAtOnce(
  channel: (typeof CHANNELS)[number],
  { answeredAt }: Origin,
  now: Instant,
): readonly NewEvent[] {
  const spoken = channel === "phone" || channel === "walk-in";
  const at = answeredAt ?? (spoken ? now : undefined);
  return at === undefined ? [] : [event("request.answered", at, {})];
}

/** An enquiry that nobody had answered is answered by the request. */
export async function becomeVisit(
  tx: Tx,
  { centreId, staffId }: Pick<Actor, "centreId" | "staffId">,
  id: string,
  visitId: string,
  now: Instant,
): Promise<void> {
  const at = new Date(now);
  await tx.enquiry.updateMany({
    where: { id, centreId, answeredAt: null },
    data: { answeredAt: at, answeredBy: staffId },
  });
  await tx.enquiry.updateMany({ where: { id, centreId }, data: { visitId, endedAt: at } });
}
