// Everything that the page of a conversation shows, whether it stands in the inbox or on a visit.
import { randomUUID } from "node:crypto";
import { may, type Actor } from "~/journey/permissions";
import { countryOfPhone } from "~/people/phone";
import { db } from "~/platform/db/db.server";
import { centreOf, namesOf } from "~/visits/page.server";
import { latestByHand } from "./answer.server";
import type { Correspondent, TalkRow } from "./correspondent.server";
import { mayWriteTo } from "./may-write.server";
import { phoneFor, recipientFor } from "./reader-phone";
import { threadPage } from "./thread.server";

/** The visits of the person that are under way, and whether a question to them is open. */
async function openVisits({ centreId }: Actor, customerId: string | undefined) {
  if (customerId === undefined) return [];
  const rows = await db().visit.findMany({
    where: { centreId, customerId, status: "open" },
    select: { id: true, number: true, waitCause: true, vehicle: { select: { plate: true } } },
    orderBy: { requestedAt: "desc" },
    take: 5,
  });
  return rows.map(({ id, number, waitCause, vehicle }) => ({
    ...{ id, number, plate: vehicle.plate },
    asked: waitCause === "approval",
  }));
}

/** How it last came to an end that the person waited. */
async function lastSettled(actor: Actor, talks: readonly TalkRow[]) {
  const last = talks
    .filter((talk) => talk.settledAt !== null)
    .sort((a, b) => Number(b.settledAt) - Number(a.settledAt))[0];
  if (!last?.settledAt || last.settledHow === null) return undefined;
  const names = await namesOf(actor, last.settledBy === null ? [] : [last.settledBy]);
  const name = last.settledBy === null ? undefined : names[last.settledBy];
  return { at: last.settledAt.getTime(), how: last.settledHow, ...(name === undefined ? {} : { name }) };
}

function waitingSince(talks: readonly TalkRow[]): number | undefined {
  const since = talks.flatMap(({ unansweredSince }) => (unansweredSince ? [unansweredSince.getTime()] : []));
  return since.length === 0 ? undefined : Math.min(...since);
}

/** @param before where an earlier page ends, as the page said */
export async function threadFor(actor: Actor, who: Correspondent, before: string | null) {
  const [centre, page, way, visits, settled, last] = await Promise.all([
    centreOf(actor),
    threadPage(db(), actor, who, before),
    mayWriteTo(db(), actor.centreId, who),
    openVisits(actor, who.customer?.id),
    lastSettled(actor, who.talks),
    latestByHand(db(), actor.centreId, who.phones),
  ]);
  const home = countryOfPhone(centre.phone);
  const phone = who.customer?.phone ?? who.phones[0] ?? "";
  const mayAnswer = may(actor.roles, "people:write");
  return {
    id: who.talks[0]?.id,
    customer: who.customer && { id: who.customer.id, name: who.customer.name },
    prefersPhone: who.customer?.preferredChannel === "phone",
    phone: mayAnswer ? phone : undefined,
    phoneText: phoneFor(actor, phone, home),
    ...page,
    paged: before !== null,
    way: way.ok ? { ...way, recipient: recipientFor(actor, way.recipient, home) } : way,
    visits,
    waitingSince: waitingSince(who.talks),
    settled,
    mayAnswer,
    seen: last?.id ?? "",
    submissionId: randomUUID(),
  };
}

export type ThreadData = Awaited<ReturnType<typeof threadFor>>;
