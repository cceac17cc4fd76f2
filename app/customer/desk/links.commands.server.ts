// What staff do with a visit's links: make one for the booking or the status, revoke one.
import { data, redirect } from "react-router";
import { z } from "zod/v4";
import { instant } from "~/journey/instant";
import { paths } from "~/paths";
import { orUnavailable } from "~/platform/database-outage";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { parseForm } from "~/ui/form/parse-form";
import { visitForPage } from "~/visits/page.server";
import { submissionOf } from "~/visits/submission";
import { firstSending } from "~/visits/submissions.server";
import { bookingLinkExpiry, linkExpiry } from "../link-purposes";
import { createLink, revokeLink, type NewLink } from "../links.server";

const Wanted = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("createStatusLink") }),
  z.object({ intent: z.literal("createBookingLink") }),
  z.object({ intent: z.literal("revokeLink"), linkId: z.uuid() }),
]);

/** A link, made once for each form that was handed in. @returns undefined for the second sending */
async function madeOnce(
  centreId: string,
  visitId: string,
  submissionId: string,
  { purpose, expiresAt }: Pick<NewLink, "purpose" | "expiresAt">,
): Promise<NewLink | undefined> {
  return db().$transaction(async (tx) => {
    if (!(await firstSending(tx, { centreId }, submissionId, visitId))) return undefined;
    return createLink(tx, { centreId }, { visitId, purpose, expiresAt });
  });
}

/**
 * Carries out a form of the links page. A new link's address is in the answer itself.
 * @throws Response 403 without the permission, 404 when this centre has no such visit, 400 for a form that is none of these
 */
export async function runLinksForm(request: Request, visitId: string) {
  const { actor, visit } = await visitForPage(request, visitId, "link:create");
  const form = await formOf(request);
  const wanted = parseForm(form, Wanted);
  const submissionId = submissionOf(form);
  if (wanted.status !== "success" || !submissionId) throw new Response(null, { status: 400 });
  if (wanted.value.intent === "revokeLink") {
    const { linkId } = wanted.value;
    const revoked = await orUnavailable(revokeLink(actor, { visitId, linkId }, new Date()));
    return revoked ? redirect(paths.visitLinks(visitId)) : data({ problem: "gone" as const }, 409);
  }
  const now = instant(new Date());
  const link =
    wanted.value.intent === "createBookingLink"
      ? { purpose: "booking" as const, expiresAt: bookingLinkExpiry(visit.booking.appointment?.at, now) }
      : { purpose: "status" as const, expiresAt: linkExpiry("status", now) };
  const madeLink = await orUnavailable(madeOnce(actor.centreId, visitId, submissionId, link));
  return madeLink ? data({ madeLink }) : data({ problem: "create.repeated" as const }, 409);
}
