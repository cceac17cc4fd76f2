// Moving a visit and calling it off, by the customer behind the link: within the centre's rules, with the place in the plan.
import { cancel } from "~/journey/course";
import { instant, type Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { movePlace } from "~/stages/1-booking/place.server";
import { changeVisit, type Author, type Outcome } from "~/visits/store.server";
import { bookingLinkExpiry } from "../../link-purposes";
import type { OpenLink } from "../../links.server";
import { mayChoose, type OnlineRules } from "../offered.server";
import { changeable, type ChangeRules } from "./booking-facts";

function customer(link: OpenLink): Author {
  return { centreId: link.centreId, by: { kind: "customer", id: link.id } };
}

/** Why the customer may not change the visit now; undefined when they may. */
function forbidden(visit: Visit, rules: ChangeRules, now: Instant) {
  const may = changeable(visit, rules, now);
  if (may.kind === "yes") return undefined;
  return deny(may.kind === "too-late" ? "too-late-to-change" : "visit-ended");
}

/** @param from the appointment that the page showed */
export function moveVisit(
  link: OpenLink,
  rules: ChangeRules & OnlineRules,
  submissionId: string,
  { at, from }: { readonly at: Instant; readonly from: Instant },
): Promise<Outcome> {
  return changeVisit(
    customer(link),
    link.visitId,
    submissionId,
    async (visit, { tx, now }) => {
      const no = forbidden(visit, rules, instant(new Date()));
      if (no) return no;
      if (!(await mayChoose(tx, link.centreId, rules, at, now))) return deny("slot-taken", { field: "to" });
      const minutes = visit.booking.appointment?.minutes ?? 0;
      return movePlace(visit, { to: at, minutes, from }, { tx, now });
    },
    async (tx, { visit }) => {
      const expiresAt = bookingLinkExpiry(visit.booking.appointment?.at, instant(new Date()));
      await tx.link.update({ where: { id: link.id }, data: { expiresAt: new Date(expiresAt) } });
    },
  );
}

/** @param reason in the customer's words, or that there was none */
export function cancelVisit(
  link: OpenLink,
  rules: ChangeRules,
  submissionId: string,
  { reason, from }: { readonly reason: string; readonly from: Instant },
): Promise<Outcome> {
  return changeVisit(customer(link), link.visitId, submissionId, (visit, { now }) => {
    const no = forbidden(visit, rules, instant(new Date()));
    if (no) return no;
    if (visit.booking.appointment?.at !== from) return deny("already-recorded");
    return cancel(visit, reason, now);
  });
}
