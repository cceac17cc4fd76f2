// Links that customers open: made from a secure random source, kept as a hash, bound to one purpose, visit and centre.
import { v7 as uuidv7 } from "uuid";
import type { Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { db, type Tx } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { hashOfSecret, newSecret } from "~/platform/secret.server";
import type { Author } from "~/visits/store.server";
import { LINK_PURPOSES, type LinkPurpose } from "./link-purposes";

export interface NewLink {
  readonly id: string;
  /** The whole address with its secret. It can be read nowhere again. */
  readonly address: string;
  readonly purpose: LinkPurpose;
  readonly expiresAt: Instant;
}

/** What of the visit a link is for, where the visit alone does not say it. */
interface Bound {
  /** A request for approval. */
  readonly objectId?: string;
}

/** A link that may be opened now. */
export interface OpenLink extends Bound {
  readonly id: string;
  readonly centreId: string;
  readonly visitId: string;
  readonly purpose: LinkPurpose;
}

function asPurpose(text: string): LinkPurpose | undefined {
  return LINK_PURPOSES.find((purpose) => purpose === text);
}

/**
 * Makes a link in the caller's transaction. The database refuses a visit of another centre, and a question without the
 * request that it asks about.
 * @returns the address, once: only a hash of its secret is kept
 */
export async function createLink(
  tx: Tx,
  author: Pick<Author, "centreId">,
  link: Bound & {
    readonly visitId: string;
    readonly purpose: LinkPurpose;
    readonly expiresAt: Instant;
    /** Where the caller already has a name and a secret for it. */
    readonly id?: string;
    readonly secret?: string;
  },
): Promise<NewLink> {
  const { secret: token = newSecret(), id = uuidv7(), objectId = null } = link;
  await tx.link.create({
    data: {
      id,
      centreId: author.centreId,
      visitId: link.visitId,
      purpose: link.purpose,
      objectId,
      tokenHash: hashOfSecret(token),
      expiresAt: new Date(link.expiresAt),
    },
  });
  const address = `${settings().appUrl}${paths.customerLink(token)}`;
  return { id, address, purpose: link.purpose, expiresAt: link.expiresAt };
}

/**
 * The link behind a token, if it may be opened at this moment; any purpose when none is named. Reads only, and asks the
 * database the same once, whatever the token is like.
 * @returns undefined alike when it is unknown, expired, revoked or made for something else
 */
export async function findLink(
  token: string,
  purpose?: LinkPurpose,
  now: Date = new Date(),
): Promise<OpenLink | undefined> {
  const row = await db().link.findFirst({
    where: { tokenHash: hashOfSecret(token), revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, centreId: true, visitId: true, purpose: true, objectId: true },
  });
  const kept = row ? asPurpose(row.purpose) : undefined;
  if (!row || !kept || (purpose !== undefined && kept !== purpose)) return undefined;
  const { id, centreId, visitId, objectId } = row;
  return { id, centreId, visitId, purpose: kept, ...(objectId === null ? {} : { objectId }) };
}

export interface LiveLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** The message that brought it, where one did. */
  readonly carriedBy?: { readonly kind: string; readonly channel: string; readonly state: string };
}

/** A link travels with a message about its own visit, by which messages are found. */
async function messagesOf(centreId: string, visitId: string, linkIds: readonly string[]) {
  const rows = await db().message.findMany({
    where: { centreId, visitId, linkId: { in: [...linkIds] } },
    select: { linkId: true, kind: true, channel: true, state: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return new Map(rows.map(({ linkId, ...message }) => [linkId, message]));
}

/** The links of a visit that open something now, the newest first. Their secrets are not among what is known of them. */
export async function liveLinks(actor: Actor, visitId: string, now: Date): Promise<readonly LiveLink[]> {
  const rows = await db().link.findMany({
    where: { centreId: actor.centreId, visitId, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, purpose: true, createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  const carriers = await messagesOf(
    actor.centreId,
    visitId,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, purpose, createdAt, expiresAt }) => {
    const known = asPurpose(purpose);
    const carriedBy = carriers.get(id);
    const times = { createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() };
    return known ? [{ id, purpose: known, ...times, ...(carriedBy ? { carriedBy } : {}) }] : [];
  });
}

/** Closes one link for good. @returns false when this visit of this centre has no such link that is still open */
export async function revokeLink(
  actor: Actor,
  { visitId, linkId }: { readonly visitId: string; readonly linkId: string },
  now: Date,
): Promise<boolean> {
  const { count } = await db().link.updateMany({
    where: { id: linkId, visitId, centreId: actor.centreId, revokedAt: null },
    data: { revokedAt: now },
  });
  return count === 1;
}
