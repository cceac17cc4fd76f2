// Who waits for an answer: since when, the task that says so, and how it ends.
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { instant, iso, MINUTE, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { notify } from "~/platform/live.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { centreTopic } from "~/visits/store.server";

/** The kind of these tasks. */
export const ANSWER_TASK = "answer-message";
/** Opening hours in which somebody answers. */
const TIME_TO_ANSWER = 30 * MINUTE;

/** How it ends that somebody waits. */
export const SETTLEMENTS = ["answered", "phoned", "not-needed"] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

function keyOf(conversationId: string, since: Date): string {
  return `answer:${conversationId}:${iso(instant(since))}`;
}

export interface Waiting {
  readonly id: string;
  readonly centreId: string;
  readonly phone: string;
  readonly visitId?: string | undefined;
  readonly customer?: string | undefined;
}

/** Somebody waits for an answer from now on; the task is due after half an hour in which the centre is open. */
export async function awaitAnswer(
  tx: Tx,
  { id, centreId, phone, visitId, customer }: Waiting,
  now: Date,
): Promise<void> {
  await tx.conversation.update({ where: { id }, data: { unansweredSince: now } });
  const calendar = await workingCalendarOf(tx, { centreId });
  const since = instant(now);
  const dueAt = calendar.addWorkingTime(since, TIME_TO_ANSWER) ?? plus(since, TIME_TO_ANSWER);
  await tx.task.createMany({
    data: [
      {
        id: uuidv7(),
        centreId,
        kind: ANSWER_TASK,
        key: keyOf(id, now),
        visitId: visitId ?? null,
        ownerRole: "advisor",
        dueAt: new Date(dueAt),
        details: { conversationId: id, phone, ...(customer === undefined ? {} : { customer }) },
      },
    ],
    skipDuplicates: true,
  });
}

/**
 * Nobody waits any more in these conversations, and their tasks end.
 * @param by staff
 * @returns how many people had waited
 */
export async function settle(
  tx: Tx,
  {
    centreId,
    ids,
    how,
    by,
  }: {
    readonly centreId: string;
    readonly ids: readonly string[];
    readonly how: Settlement;
    readonly by: string;
  },
  now: Date,
): Promise<number> {
  const waiting = await tx.$queryRaw<{ id: string; since: Date }[]>`
    select id, unanswered_since as since from conversation
     where centre_id = ${centreId}::uuid and id = any(${[...ids]}::uuid[]) and unanswered_since is not null
     order by id for no key update`;
  if (waiting.length === 0) return 0;
  await tx.conversation.updateMany({
    where: { centreId, id: { in: waiting.map(({ id }) => id) } },
    data: { unansweredSince: null, settledAt: now, settledBy: by, settledHow: how },
  });
  await tx.task.updateMany({
    where: { centreId, key: { in: waiting.map(({ id, since }) => keyOf(id, since)) }, endedAt: null },
    data: { endedAt: now, endedBy: by, outcome: how },
  });
  return waiting.length;
}

const Details = z.object({ conversationId: z.uuid() });

/** A colleague has ended the task itself: in the list of tasks, not in the conversation. */
export async function settledByTask(
  tx: Tx,
  { centreId, staffId }: Pick<Actor, "centreId" | "staffId">,
  details: unknown,
  outcome: string,
): Promise<void> {
  const about = Details.safeParse(details);
  if (!about.success) return;
  const how = outcome === "arranged" ? "phoned" : "not-needed";
  await settle(tx, { centreId, ids: [about.data.conversationId], how, by: staffId }, new Date());
}

interface LostAnswer {
  readonly centreId: string;
  readonly recipient: string;
  readonly channel: string;
  readonly visitId: string | undefined;
}

/** An answer did not get through: whoever had waited for it waits again, with another task. */
export async function reopenAfterFailure(tx: Tx, lost: LostAnswer, now: Date): Promise<void> {
  const { centreId, recipient: phone, channel, visitId } = lost;
  const [talk] = await tx.$queryRaw<
    { id: string; waits: boolean; how: string | null; customer: string | null }[]
  >`
    select t.id, t.unanswered_since is not null as waits, t.settled_how as how, c.name as customer
      from conversation t left join customer c on c.centre_id = t.centre_id and c.id = t.customer_id
     where t.centre_id = ${centreId}::uuid and t.phone = ${phone} and t.channel = ${channel}
       for no key update of t`;
  if (talk?.how === "answered" && !talk.waits)
    await awaitAnswer(
      tx,
      { id: talk.id, centreId, phone, visitId, customer: talk.customer ?? undefined },
      now,
    );
  await notify(tx, centreTopic(centreId), visitId === undefined ? {} : { visitId });
}
