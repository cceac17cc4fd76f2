// Reads what stands before a car: jobs that its mechanic has open, and places that are kept for others before it.
import { instant, latest, MINUTE, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import type { LoadBefore } from "./load";

const UNFINISHED = ["planned", "running", "stopped"];

/** Minutes left of the jobs that a mechanic has open on cars that are here, by car. */
async function openWork(
  tx: Tx,
  visit: Visit,
  mechanicId: string,
  now: Instant,
): Promise<Map<string, number>> {
  const jobs = await tx.job.findMany({
    where: {
      centreId: visit.centreId,
      mechanicId,
      state: { in: UNFINISHED },
      visitId: { not: visit.id },
      visit: { status: "open", stage: { in: ["intake", "repairs"] } },
    },
    select: { visitId: true, labourMinutes: true, runningSince: true },
    take: 500,
  });
  const left = new Map<string, number>();
  for (const { visitId, labourMinutes, runningSince } of jobs) {
    const done = runningSince ? Math.max(0, (now - runningSince.getTime()) / MINUTE) : 0;
    const rest = Math.max(0, Math.round(labourMinutes - done));
    left.set(visitId, (left.get(visitId) ?? 0) + rest);
  }
  return left;
}

interface Place {
  readonly bayId: string;
  readonly mechanicId: string;
  readonly startsAt?: Date;
}

async function placeOf(tx: Tx, { id, centreId, preparation }: Visit): Promise<Place | undefined> {
  const kept = await tx.reservation.findFirst({
    where: { visitId: id, centreId },
    select: { bayId: true, mechanicId: true, startsAt: true },
  });
  return kept ?? preparation.resources;
}

/** Places of other cars in the same bay or with the same mechanic that begin before this car's turn. */
async function placesBefore(tx: Tx, visit: Visit, place: Place, now: Instant) {
  const { bayId, mechanicId, startsAt } = place;
  return tx.reservation.findMany({
    where: {
      centreId: visit.centreId,
      visitId: { not: visit.id },
      OR: [{ bayId }, { mechanicId }],
      startsAt: { lt: new Date(latest(now, startsAt && instant(startsAt))) },
      endsAt: { gt: new Date(now) },
      visit: { status: "open", stage: { in: ["booking", "preparation", "intake"] } },
    },
    select: { visitId: true, startsAt: true, endsAt: true },
    take: 100,
  });
}

/** What stands before the visit's car now; nothing is known of a car that has no place and no mechanic yet. */
export async function loadBefore(
  tx: Tx,
  visit: Visit,
  calendar: Pick<WorkingCalendar, "open">,
  now: Instant,
): Promise<LoadBefore> {
  const place = await placeOf(tx, visit);
  if (!place) return { minutes: [] };
  const left = await openWork(tx, visit, place.mechanicId, now);
  for (const kept of await placesBefore(tx, visit, place, now)) {
    // A car that is here already counts with its jobs.
    if (kept.visitId === null || left.has(kept.visitId)) continue;
    const from = latest(now, instant(kept.startsAt));
    left.set(kept.visitId, Math.round(calendar.open(from, instant(kept.endsAt)) / MINUTE));
  }
  const keptFrom = place.startsAt && instant(place.startsAt);
  return { minutes: [...left.values()], ...(keptFrom === undefined ? {} : { keptFrom }) };
}
