// A centre with so many mechanics and as many bays that nobody waits for anything but the counters.
import { v7 as uuid } from "uuid";
import { db } from "~/platform/db/db.server";
import { aColleague, type TestCentre } from "../factories";

/** Mechanics and bays by their ids: those of the same place are a lane. */
export interface Lanes {
  readonly mechanics: readonly string[];
  readonly bays: readonly string[];
}

/** @param count of lanes, two or more: a centre has two bays to begin with. Receptions and walk-ins limit nothing. */
export async function manyLanes(centre: TestCentre, count: number): Promise<Lanes> {
  await db().centre.update({
    where: { id: centre.id },
    data: { receptionsPerQuarter: 100, walkInPercent: 0 },
  });
  const mechanics = [centre.team.mechanic.staffId];
  while (mechanics.length < count) mechanics.push((await aColleague(centre, ["mechanic"])).staffId);
  const more = Array.from({ length: count - centre.bays.length }, (_, at) => ({
    id: uuid(),
    position: centre.bays.length + at + 1,
  }));
  await db().bay.createMany({
    data: more.map((bay) => ({ ...bay, centreId: centre.id, name: `Bay ${String(bay.position)}` })),
  });
  return { mechanics, bays: [...centre.bays, ...more.map(({ id }) => id)] };
}
