// Enquiries: taken down, answered, lost. How one becomes a visit is the new request's business.
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import type { LoseEnquiry, NewEnquiry } from "./enquiry.schema";

/** A telephone number is E.164 by now. */
export type EnquiryToTake = NewEnquiry;

/**
 * Takes an enquiry down. Whoever calls or stands at the desk is answered at once; so is whoever was turned away.
 * @param submissionId becomes the enquiry's id: the same form sent twice makes one
 */
export async function takeEnquiry(
  { centreId, staffId }: Actor,
  enquiry: EnquiryToTake,
  submissionId: string,
  now: Date,
): Promise<string> {
  const { channel, what, name, phone, next, reason, note } = enquiry;
  const answered = channel === "phone" || channel === "walk-in" || next === "lost";
  await db().enquiry.createMany({
    data: [
      {
        id: submissionId,
        centreId,
        channel,
        what,
        name: name ?? null,
        phone: phone ?? null,
        receivedAt: now,
        takenBy: staffId,
        ...(answered ? { answeredAt: now, answeredBy: staffId } : {}),
        ...(next === "lost" && reason ? { lostReason: reason, lostNote: note ?? null, endedAt: now } : {}),
      },
    ],
    skipDuplicates: true,
  });
  return submissionId;
}

export type EnquiryChanged = "done" | "ended" | "not-found";

/** Why nothing was changed: there is none, or a colleague was faster. */
async function whyNot({ centreId }: Actor, id: string): Promise<"ended" | "not-found"> {
  return (await db().enquiry.count({ where: { id, centreId } })) === 0 ? "not-found" : "ended";
}

/** Records who answered first. A second answer leaves the first as it is. */
export async function answerEnquiry(actor: Actor, id: string, now: Date): Promise<EnquiryChanged> {
  const { centreId, staffId } = actor;
  const { count } = await db().enquiry.updateMany({
    where: { id, centreId, answeredAt: null, endedAt: null },
    data: { answeredAt: now, answeredBy: staffId },
  });
  return count === 1 ? "done" : whyNot(actor, id);
}

/** Ends an open enquiry with a reason. Whoever is turned away has been answered. */
export async function loseEnquiry(
  actor: Actor,
  { enquiryId: id, reason, note }: LoseEnquiry,
  now: Date,
): Promise<EnquiryChanged> {
  const { centreId, staffId } = actor;
  return db().$transaction(async (tx): Promise<EnquiryChanged> => {
    await tx.enquiry.updateMany({
      where: { id, centreId, answeredAt: null, endedAt: null },
      data: { answeredAt: now, answeredBy: staffId },
    });
    const { count } = await tx.enquiry.updateMany({
      where: { id, centreId, endedAt: null },
      data: { lostReason: reason, lostNote: note ?? null, endedAt: now },
    });
    if (count === 1) return "done";
    const same = await tx.enquiry.count({ where: { id, centreId, lostReason: reason } });
    // The same form once more finds its own work done.
    return same === 1 ? "done" : whyNot(actor, id);
  });
}
