// Right the first time: counted by the first inspection, and shown to nobody but the mechanic and the manager.
import { expect, test } from "vitest";
import { instant } from "~/journey/instant";
import { failInspection, startInspection } from "~/stages/5-quality/quality";
import { useDatabase } from "test/database";
import { aCentre, visitIn } from "test/factories";
import { firstTimeRight, ownFirstTimeRight } from "./first-time-right.server";

useDatabase();

test("Jobs count by their first inspection, for their mechanic and the manager alone", async () => {
  const centre = await aCentre();
  const { mechanic, inspector, advisor, parts, manager } = centre.team;
  const inspectorId = inspector.staffId;
  await visitIn("handover", { centre });
  const faulty = await visitIn("quality", { centre });
  const jobs = (await faulty.load()).jobs;
  const defects = [{ jobId: jobs[0]?.id ?? "", what: "Drain plug weeps" }];
  await faulty.change(inspector, (visit, now) => startInspection(visit, { inspectorId }, now));
  await faulty.change(inspector, (visit, now) => failInspection(visit, { inspectorId, defects }, now));
  // Another centre's work is nobody's business here.
  await visitIn("handover", { centre: await aCentre() });
  const now = instant(new Date());
  const figure = { mechanicId: mechanic.staffId, jobs: 2 * jobs.length, passed: 2 * jobs.length - 1 };
  expect(await ownFirstTimeRight(mechanic, now)).toMatchObject(figure);
  expect(await firstTimeRight(manager, now)).toMatchObject([figure]);
  for (const actor of [mechanic, inspector, advisor, parts]) {
    await expect(firstTimeRight(actor, now)).rejects.toMatchObject({ status: 403 });
    if (actor !== mechanic) expect(await ownFirstTimeRight(actor, now)).toBeUndefined();
  }
});
