// The messages about a visit: each with its link and its words, handed to the one door of all messages.
import { offeredLately } from "~/campaigns/offer-pause.server";
import { bookingLinkExpiry, linkExpiry } from "~/customer/link-purposes";
import { event } from "~/journey/events";
import type { Visit } from "~/journey/visit";
import { say, type MessageOrder, type Said } from "~/messages/say.server";
import { recordFacts } from "~/visits/store.server";
import { declinedLines } from "../kinds/deferred-work";
import type { Act, Acting, Made } from "./act";
import { linesNotDoneSince } from "./declined.server";

type Wording = Pick<MessageOrder, "kind"> &
  Partial<Pick<MessageOrder, "values" | "at" | "promisedAt" | "link">>;

export function madeBy({ messageId, reason }: Said): Made {
  return { messageId, ...(reason === undefined ? {} : { reason }) };
}

function tell(visit: Visit, acting: Acting, wording: Wording): Promise<Said> {
  const { tx, centreId, wanted, rule, by, now } = acting;
  return say(tx, {
    ...wording,
    centreId,
    to: { customerId: visit.customerId },
    visitId: visit.id,
    channel: rule.channel,
    // Whoever sends it before its time may do so after it as well.
    ...(wanted.deadlineAt >= now ? { deadlineAt: wanted.deadlineAt } : {}),
    ...(wanted.about === undefined ? {} : { about: wanted.about }),
    ...(by === undefined ? {} : { by }),
    now,
  });
}

function listed(titles: readonly string[]): string {
  return [...new Set(titles)].join(", ");
}

/** With the customer's own page of the booking, where they confirm, move or cancel. */
function aboutTheTime(kind: MessageOrder["kind"]): Act {
  return async (visit, acting) => {
    const appointmentAt = visit.booking.appointment?.at;
    const work = listed(visit.request.services.map(({ title }) => title)) || visit.request.complaint;
    return madeBy(
      await tell(visit, acting, {
        kind,
        ...(appointmentAt === undefined ? {} : { at: appointmentAt }),
        values: { work },
        link: { purpose: "booking", expiresAt: bookingLinkExpiry(appointmentAt, acting.now) },
      }),
    );
  };
}

export const tellConfirmed = aboutTheTime("booking-confirmed");
export const tellMoved = aboutTheTime("booking-moved");
export const remindDay = aboutTheTime("reminder-day");
export const remindHours = aboutTheTime("reminder-hours");

export const tellCancelled: Act = async (visit, acting) => {
  const at = visit.booking.appointment?.at;
  return madeBy(
    await tell(visit, acting, { kind: "booking-cancelled", ...(at === undefined ? {} : { at }) }),
  );
};

/** The customer counts as told when there is a way to them; else a colleague is asked to telephone. */
export const tellReady: Act = async (visit, acting) => {
  const said = await tell(visit, acting, {
    kind: "ready",
    link: { purpose: "status", expiresAt: linkExpiry("status", acting.now) },
  });
  if (said.state === "pending") {
    const author = { centreId: acting.centreId, by: { kind: "job" as const } };
    await recordFacts(acting.tx, author, visit.id, (present, now) =>
      present.handover.notified ? [] : [event("ready.notified", now, { how: "message" })],
    );
  }
  return madeBy(said);
};

/** The survey counts as sent when there is a way to the customer; else the desk still has to ask. */
export const sendSurvey: Act = async (visit, acting) => {
  const said = await tell(visit, acting, {
    kind: "survey",
    link: { purpose: "survey", expiresAt: linkExpiry("survey", acting.now) },
  });
  if (said.state === "pending") {
    const author = { centreId: acting.centreId, by: { kind: "job" as const } };
    await recordFacts(acting.tx, author, visit.id, (present, now) =>
      present.followUp.surveySentAt === undefined ? [event("survey.sent", now, {})] : [],
    );
  }
  return madeBy(said);
};

/** What was declined and is still worth doing; each line counts as offered. */
export const offerDeferred: Act = async (visit, acting) => {
  const lines = await linesNotDoneSince(acting.tx, visit, declinedLines(visit));
  if (lines.length === 0) return { reason: "done-since" };
  if (await offeredLately(acting.tx, { centreId: acting.centreId, customerId: visit.customerId }, acting.now))
    return { reason: "offered-lately" };
  const said = await tell(visit, acting, {
    kind: "deferred-work",
    values: { work: listed(lines.map(({ title }) => title)) },
  });
  if (said.state === "pending") {
    const author = { centreId: acting.centreId, by: { kind: "job" as const } };
    await recordFacts(acting.tx, author, visit.id, (_visit, now) =>
      lines.map(({ id }) => event("deferred-work.offered", now, { lineId: id })),
    );
  }
  return madeBy(said);
};
