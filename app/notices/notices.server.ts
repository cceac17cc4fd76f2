// Raises notices, shows them to whom they concern, and clears them.
import { may, type Actor } from "~/journey/permissions";
import type { Instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { notify } from "~/platform/live.server";
import { carrierFor } from "~/messages/sending/carriers.server";
import { centreTopic } from "~/visits/store.server";
import { clearsItself, concerns, NoticeDetails } from "./notice";

/** More than so many are not read. */
const SHOWN = 20;

async function tellAll(tx: Tx): Promise<void> {
  const centres = await tx.centre.findMany({ select: { id: true } });
  for (const { id } of centres) await notify(tx, centreTopic(id), {});
}

/**
 * Raises a notice under its key: once while it stands; pages that are open hear of it when the caller's transaction ends.
 * Each time that it is so again it is raised anew; money that somebody has seen to is not.
 */
export async function raiseNotice(tx: Tx, key: string, details: NoticeDetails, now: Instant): Promise<void> {
  const [at, text] = [new Date(now), JSON.stringify(details)];
  const again = details.kind !== "stripe-unmatched";
  const count = await tx.$executeRaw`
    insert into notice (key, kind, details, raised_at)
    values (${key}, ${details.kind}, ${text}::jsonb, ${at}::timestamptz)
    on conflict (key) do update
       set details = excluded.details, raised_at = excluded.raised_at, cleared_at = null, cleared_by = null
     where ${again} and notice.cleared_at is not null`;
  if (count > 0) await tellAll(tx);
}

/** What it said is so no more. Costs next to nothing when nothing stands under the key. */
export async function clearNotice(key: string, now: Instant): Promise<void> {
  const open = await db().notice.count({ where: { key, clearedAt: null } });
  if (open === 0) return;
  await inTransaction(async (tx) => {
    const { count } = await tx.notice.updateMany({
      where: { key, clearedAt: null },
      data: { clearedAt: new Date(now) },
    });
    if (count > 0) await tellAll(tx);
  });
}

/** A carrier that the settings name no more lets nobody in, and nobody has to mind. */
function isPast(details: NoticeDetails): boolean {
  if (details.kind !== "carrier-refuses") return false;
  return carrierFor(details.carrier === "mail" ? "email" : "sms") === undefined;
}

export interface OpenNotice {
  readonly key: string;
  readonly raisedAt: number;
  readonly details: NoticeDetails;
  /** Somebody has to say that they have seen to it. */
  readonly byHand: boolean;
}

/** The notices that concern somebody, the latest first. Nothing is asked of the database for others. */
export async function noticesFor({ roles }: Pick<Actor, "roles">): Promise<readonly OpenNotice[]> {
  if (!may(roles, "notice:read")) return [];
  const rows = await db().notice.findMany({
    where: { clearedAt: null },
    orderBy: [{ raisedAt: "desc" }, { key: "asc" }],
    take: SHOWN,
  });
  return rows.flatMap(({ key, raisedAt, details: kept }) => {
    const { data: details } = NoticeDetails.safeParse(kept);
    if (!details || !concerns(roles, details) || isPast(details)) return [];
    return [{ key, raisedAt: raisedAt.getTime(), details, byHand: !clearsItself(details) }];
  });
}

/** Somebody has seen to it. @returns false when it does not concern them, or there is no such notice */
export async function endNotice(actor: Actor, key: string, now: Date): Promise<boolean> {
  const row = await db().notice.findUnique({ where: { key } });
  const { data: details } = NoticeDetails.safeParse(row?.details);
  if (!details || clearsItself(details) || !concerns(actor.roles, details)) return false;
  await inTransaction(async (tx) => {
    const { count } = await tx.notice.updateMany({
      where: { key, clearedAt: null },
      data: { clearedAt: now, clearedBy: actor.staffId },
    });
    if (count > 0) await tellAll(tx);
  });
  return true;
}
