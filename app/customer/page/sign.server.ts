// The order behind a link: what it says now, and taking the customer's signature to what they have read.
import type { z } from "zod/v4";
import { instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { photosOf } from "~/photos/photos.server";
import { db } from "~/platform/db/db.server";
import { unsignable } from "~/stages/3-intake/intake";
import { decideSigning, keepsSignedOrder, orderShown } from "~/stages/3-intake/signing.server";
import { changeVisit, type Outcome } from "~/visits/store.server";
import type { OpenLink } from "../links.server";
import type { SignForm } from "./answer.schema";

/** The order as the page shows it. Reads only. */
export async function signFacts(visit: Visit, now: number) {
  const { intake } = visit;
  const [shown, photos] = await Promise.all([
    intake.estimate ? orderShown(db(), visit) : undefined,
    photosOf(visit.centreId, visit.id, { subject: "damage" }),
  ]);
  const waits = visit.status === "open" && visit.stage === "intake" && !intake.signed;
  return {
    order: shown?.order,
    hash: shown?.hash ?? "",
    photos,
    maySign: waits && unsignable(visit, instant(now)) === undefined,
    signed: intake.signed && { name: intake.signed.name, at: intake.signed.at },
  };
}

export type SignFacts = Awaited<ReturnType<typeof signFacts>>;

/** Signs once, by the same rule as at the desk; another order than the one that was shown is not signed. */
export function recordSignature(
  link: OpenLink,
  submissionId: string,
  { name, shown }: z.output<typeof SignForm>,
): Promise<Outcome> {
  return changeVisit(
    { centreId: link.centreId, by: { kind: "customer", id: link.id } },
    link.visitId,
    submissionId,
    (visit, deciding) => decideSigning(visit, { name, method: "link", shown }, deciding),
    keepsSignedOrder,
  );
}
