// After the hours have changed, open visits are due by the new ones.
import { expect, test } from "vitest";
import { useDatabase } from "test/database";
import { aCentre, aRequest, visitIn } from "test/factories";
import { opensDaily } from "test/places";
import { changeRoster } from "~/capacity/displaced.server";
import { db } from "~/platform/db/db.server";
import { nextAction } from "~/journey/next-action";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { countDueTimes } from "./due-times.server";

useDatabase();

const dueOf = async (id: string) => (await db().visit.findUniqueOrThrow({ where: { id } })).nextDueAt;

test("a change of the hours puts a job into the queue, and the job counts again", async () => {
  const centre = await aCentre();
  const visits = [await aRequest({ centre }), await visitIn("repairs", { centre })];
  const over = await visitIn("closed", { centre });
  await changeRoster(centre.team.manager, (tx) =>
    tx.openingHours.updateMany({
      where: { centreId: centre.id },
      data: { opensMinute: 600, closesMinute: 601 },
    }),
  );
  const queued = await db().$queryRaw<unknown[]>`
    select 1 from graphile_worker.jobs where key = ${`due-times:${centre.id}`}`;
  expect(queued).toHaveLength(1);

  expect(await countDueTimes(centre.id)).toBeGreaterThan(0);
  const calendar = await workingCalendarOf(db(), { centreId: centre.id });
  for (const visit of visits) {
    const next = nextAction(await visit.load(), centre.map, calendar);
    expect((await dueOf(visit.id))?.getTime()).toBe(next?.dueAt);
  }
  expect(await dueOf(over.id)).toBeNull();
  // A second count finds everything in its place.
  expect(await countDueTimes(centre.id)).toBe(0);
});

test("another centre's visits are left alone", async () => {
  const [here, there] = [await aCentre(), await aCentre()];
  const visit = await aRequest({ centre: there });
  const before = await dueOf(visit.id);
  await opensDaily(there);
  await countDueTimes(here.id);
  expect(await dueOf(visit.id)).toEqual(before);
});
