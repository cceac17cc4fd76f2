// What became of the messages that brought the questions of a visit to its customer.
import { db } from "~/platform/db/db.server";

export interface RequestMessage {
  readonly channel: string;
  readonly state: string;
  readonly reason: string | undefined;
  /** Milliseconds. */
  readonly sentAt: number | undefined;
  readonly deliveredAt: number | undefined;
}

/** The latest message about each request of a visit, by the id of the request. */
export async function requestMessages(
  centreId: string,
  visitId: string,
): Promise<Readonly<Record<string, RequestMessage>>> {
  const links = await db().link.findMany({
    where: { centreId, visitId, purpose: "approval", objectId: { not: null } },
    select: { id: true, objectId: true },
  });
  if (links.length === 0) return {};
  const requestOf = new Map(links.map(({ id, objectId }) => [id, objectId]));
  const rows = await db().message.findMany({
    where: { centreId, visitId, kind: "approval-request", linkId: { in: [...requestOf.keys()] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { linkId: true, channel: true, state: true, reason: true, sentAt: true, deliveredAt: true },
  });
  return Object.fromEntries(
    rows.flatMap(({ linkId, channel, state, reason, sentAt, deliveredAt }) => {
      const requestId = linkId === null ? undefined : requestOf.get(linkId);
      const message = { channel, state, reason: reason ?? undefined };
      const times = { sentAt: sentAt?.getTime(), deliveredAt: deliveredAt?.getTime() };
      return requestId ? [[requestId, { ...message, ...times }] as const] : [];
    }),
  );
}
