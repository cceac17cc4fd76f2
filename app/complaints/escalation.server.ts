// Complaints that nobody has dealt with in time climb to the next level: once each, however many workers look.

import { instant, latest, type Instant } from "~/journey/instant";
import { nextClimb } from "~/journey/complaint-deadlines";
import type { Tx } from "~/platform/db/db.server";
import { db } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { escalate } from "~/stages/7-follow-up/complaints";
import { recordFacts } from "~/visits/store.server";

const AT_ONCE = 500;

interface Found {
  readonly centreId: string;
  readonly visitId: string;
}

/** Visits with a complaint whose next climb is due, as far as its row knows. */
async function visitsToLookAt(now: Instant): Promise<readonly Found[]> {
  const rows = await db().complaint.findMany({
    where: { nextClimbAt: { lte: new Date(now) } },
    select: { centreId: true, visitId: true },
    distinct: ["visitId"],
    orderBy: { nextClimbAt: "asc" },
    take: AT_ONCE,
  });
  return rows;
}

/** The opening hours may have changed since: the row learns when it is due now. */
async function recount(tx: Tx, { centreId, visitId }: Found, due: Instant): Promise<void> {
  const calendar = await workingCalendarOf(tx, { centreId });
  const late = await tx.complaint.findMany({
    where: { centreId, visitId, nextClimbAt: { lte: new Date(due) } },
  });
  for (const { id, openedAt, answeredAt, closedAt, level } of late) {
    const climb = nextClimb(
      {
        openedAt: instant(openedAt),
        level,
        ...(answeredAt ? { answeredAt: instant(answeredAt) } : {}),
        ...(closedAt ? { closedAt: instant(closedAt) } : {}),
      },
      calendar,
    );
    await tx.complaint.update({
      where: { id },
      data: { nextClimbAt: climb ? new Date(climb.at) : null },
    });
  }
}

/**
 * Records the climbs of one visit's complaints that are due, under the visit's lock: whoever comes second finds them there.
 * @returns how many there were
 */
export async function climbOfVisit(found: Found, due: Instant): Promise<number> {
  return inTransaction(async (tx) => {
    const calendar = await workingCalendarOf(tx, found);
    let climbs = 0;
    const author = { centreId: found.centreId, by: { kind: "job" as const } };
    await recordFacts(tx, author, found.visitId, (visit, now) => {
      const facts = escalate(visit, calendar, due, latest(now, due));
      climbs = facts.length;
      return facts;
    });
    if (climbs === 0) await recount(tx, found, due);
    return climbs;
  });
}

/** All that is due everywhere. @returns how many climbs there were */
export async function climbOverdue(now: Instant, signal?: AbortSignal): Promise<number> {
  let climbs = 0;
  for (const found of await visitsToLookAt(now)) {
    if (signal?.aborted) return climbs;
    climbs += await climbOfVisit(found, now);
  }
  return climbs;
}
