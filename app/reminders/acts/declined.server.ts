// Which of the lines that a customer declined have not been done since.
import type { RequestLine, Visit } from "~/journey/visit";
import type { Tx } from "~/platform/db/db.server";

/** There is no other link between an offer and a later job than what both are called. A car with another owner is nobody's. */
export async function linesNotDoneSince(
  tx: Tx,
  { centreId, vehicleId, customerId, id }: Visit,
  lines: readonly RequestLine[],
): Promise<readonly RequestLine[]> {
  const car = await tx.vehicle.findFirst({ where: { id: vehicleId, centreId }, select: { ownerId: true } });
  if (car?.ownerId !== customerId) return [];
  const done = await tx.job.findMany({
    where: {
      state: "done",
      visit: { centreId, vehicleId, requestedAt: { gte: await requestedAt(tx, centreId, id) } },
    },
    select: { title: true },
  });
  const titles = new Set(done.map(({ title }) => title.toLowerCase()));
  return lines.filter(({ title }) => !titles.has(title.toLowerCase()));
}

async function requestedAt(tx: Tx, centreId: string, id: string): Promise<Date> {
  const visit = await tx.visit.findFirstOrThrow({ where: { id, centreId }, select: { requestedAt: true } });
  return visit.requestedAt;
}
