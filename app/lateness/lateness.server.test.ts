// Lateness on a real database: the forecast is kept, the task comes before the promise breaks and goes by itself, and one
// step tells the customer a new time.
import { beforeEach, describe, expect, test } from "vitest";
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import { HOUR, instant, iso, MINUTE, plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { finishWork, startWork } from "~/stages/4-repairs/clock";
import { revisePromise } from "~/stages/4-repairs/promise";
import { endTask } from "~/teamwork/tasks.server";
import { board } from "~/visits/board.server";
import { useDatabase } from "test/database";
import { aCentre, aColleague, aLine, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { aPlace } from "test/places";
import { promisedFor, riskTasksOf, thisMinute } from "test/promised";
import { countEverywhere, countLateness } from "./lateness.server";
import { visitLateness } from "./visit-lateness.server";

useDatabase();

let centre: TestCentre;
let now: Instant;
beforeEach(async () => {
  centre = await aCentre();
  now = thisMinute();
});

const promisedIn = (minutes: number) => promisedFor(centre, plus(now, minutes * MINUTE));
const count = (at: Instant = now) => countLateness(centre.id, at);
const rowOf = ({ id }: TestVisit) => db().visit.findUniqueOrThrow({ where: { id } });

describe("the expected finish", () => {
  test("is kept with its reasons, and goes when the car has left the workshop", async () => {
    const visit = await promisedIn(300);
    expect(await count()).toEqual([visit.id]);
    expect(await rowOf(visit)).toMatchObject({
      expectedReadyAt: new Date(plus(now, 90 * MINUTE)),
      expectedBecause: [{ kind: "work", minutes: 60 }, { kind: "quality" }],
    });
    await db().visit.update({ where: { id: visit.id }, data: { stage: "handover" } });
    await count();
    expect(await rowOf(visit)).toMatchObject({ expectedReadyAt: null, expectedBecause: null });
  });

  test("is news only when it has moved by five minutes", async () => {
    const visit = await promisedIn(300);
    await count();
    expect(await count(plus(now, 4 * MINUTE))).toEqual([]);
    expect((await rowOf(visit)).expectedReadyAt).toEqual(new Date(plus(now, 90 * MINUTE)));
    expect(await count(plus(now, 5 * MINUTE))).toEqual([visit.id]);
  });

  test("is asked for in the transaction of a change, once for each centre", async () => {
    const visit = await promisedIn(300);
    const [job] = (await visit.load()).jobs;
    const jobs = () => db().$queryRaw<unknown[]>`
      select 1 from graphile_worker.jobs where key = ${`lateness:${centre.id}`}`;
    await db().$executeRaw`select graphile_worker.remove_job(${`lateness:${centre.id}`})`;
    await visit.change(centre.team.manager, (present, at) =>
      startWork(present, { jobId: job?.id ?? "", mechanicId: job?.mechanicId ?? "" }, at),
    );
    expect(await jobs()).toHaveLength(1);
    await countEverywhere();
    expect(await jobs()).toHaveLength(1);
  });

  test("counts what was clocked, and moves the queue behind", async () => {
    const mechanic = await aColleague(centre, ["mechanic"]);
    const promisedAt = plus(now, 20 * HOUR);
    const first = await visitIn("repairs", { centre, mechanic, lines: [aLine()], promisedAt });
    const second = await visitIn("repairs", { centre, mechanic, lines: [aLine()], promisedAt });
    const [job] = (await first.load()).jobs;
    await first.change(mechanic, (present) =>
      startWork(present, { jobId: job?.id ?? "", mechanicId: mechanic.staffId }, plus(now, -40 * MINUTE)),
    );
    await count();
    expect((await rowOf(first)).expectedReadyAt).toEqual(new Date(plus(now, 50 * MINUTE)));
    expect((await rowOf(second)).expectedReadyAt).toEqual(new Date(plus(now, 110 * MINUTE)));
    await first.change(mechanic, (present) => finishWork(present, { jobId: job?.id ?? "" }, now));
    await count();
    expect((await rowOf(second)).expectedReadyAt).toEqual(new Date(plus(now, 90 * MINUTE)));
  });
});

describe("the task of a promise at risk", () => {
  test("comes before the promise breaks, once", async () => {
    const visit = await promisedIn(60);
    await count();
    await count();
    const [task, ...more] = await riskTasksOf(visit);
    expect(more).toEqual([]);
    expect(task).toMatchObject({
      ownerRole: "advisor",
      endedAt: null,
      details: { promisedAt: iso(plus(now, HOUR)), readyAt: iso(plus(now, 90 * MINUTE)) },
    });
    expect(task?.dueAt.getTime()).toBeLessThanOrEqual(plus(now, HOUR));
  });

  test("is not made for a promise that holds", async () => {
    const visit = await promisedIn(91);
    await count();
    expect(await riskTasksOf(visit)).toEqual([]);
  });

  test("ends by itself when it fits again, and comes again when it does not", async () => {
    const visit = await promisedIn(60);
    await count();
    const [job] = (await visit.load()).jobs;
    await db().job.update({ where: { id: job?.id ?? "" }, data: { labourMinutes: 15 } });
    await count();
    expect(await riskTasksOf(visit)).toMatchObject([{ outcome: "fits-again" }]);
    await db().job.update({ where: { id: job?.id ?? "" }, data: { labourMinutes: 120 } });
    await count();
    expect(await riskTasksOf(visit)).toMatchObject([{ outcome: "fits-again" }, { outcome: null }]);
  });

  test("ends when another promise was given, and when the car is ready", async () => {
    const [moved, ready] = [await promisedIn(60), await promisedIn(60)];
    await count();
    const to = plus(now, 5 * HOUR);
    await moved.change(centre.team.advisor, (present, at) =>
      revisePromise(present, { to, reason: "Parts" }, at),
    );
    await db().visit.update({ where: { id: ready.id }, data: { stage: "handover" } });
    await count();
    for (const visit of [moved, ready])
      expect(await riskTasksOf(visit)).toMatchObject([{ outcome: "settled" }]);
  });

  test("that a person has ended is not made again for the same promise", async () => {
    const visit = await promisedIn(60);
    await count();
    const [task] = await riskTasksOf(visit);
    await endTask(centre.team.advisor, { taskId: task?.id ?? "", outcome: "goes-ahead" });
    await count(plus(now, 10 * MINUTE));
    expect(await riskTasksOf(visit)).toMatchObject([{ outcome: "goes-ahead" }]);
  });

  test("is not wanted where the centre has switched it off, and comes sooner with a reserve", async () => {
    const visit = await promisedIn(100);
    const updatedBy = centre.team.manager.staffId;
    const rule = {
      centreId: centre.id,
      kind: "promise-at-risk",
      offsetMinutes: 30,
      enabled: true,
      updatedBy,
    };
    await db().reminderRule.create({ data: rule });
    await count();
    expect(await riskTasksOf(visit)).toHaveLength(1);
    await db().reminderRule.updateMany({ where: { centreId: centre.id }, data: { enabled: false } });
    await count();
    expect(await riskTasksOf(visit)).toMatchObject([{ outcome: "fits-again" }]);
  });

  test("of a time that is over ends when the customer was told", async () => {
    const visit = await promisedIn(-10);
    await count();
    expect(await riskTasksOf(visit)).toMatchObject([{ outcome: null }]);
    await visit.change(centre.team.advisor, (_present, at) =>
      happened(event("delay.told", at, { how: "phone" })),
    );
    await count();
    expect((await riskTasksOf(visit))[0]?.endedAt).not.toBeNull();
  });
});

describe("the board narrowed to cars that are late or at risk", () => {
  test("shows those, and no car that is in time", async () => {
    const [risky, late, calm] = [await promisedIn(60), await promisedIn(-10), await promisedIn(300)];
    await count();
    const columns = await board({ centreId: centre.id }, centre.timeZone, { risk: true }, new Date(now));
    const shown = columns.flatMap(({ cards }) => cards);
    expect(shown.map(({ id }) => id).sort()).toEqual([risky.id, late.id].sort());
    expect(shown.find(({ id }) => id === risky.id)?.expectedReadyAt).toEqual(
      new Date(plus(now, 90 * MINUTE)),
    );
    expect((await rowOf(calm)).expectedReadyAt).not.toBeNull();
  });
});

describe("the cars behind", () => {
  /** A zone in which it is about eleven in the morning: the rest of today is long. */
  function morningZone(): string {
    const west = new Date().getUTCHours() - 11;
    return west === 0 ? "UTC" : `Etc/GMT${west > 0 ? "+" : "-"}${String(Math.abs(west))}`;
  }

  test("are named with by how much, and the place in the plan that is overrun", async () => {
    centre = await aCentre({ timeZone: morningZone() });
    const late = await promisedIn(60);
    const [job] = (await late.load()).jobs;
    const quarter = 15 * MINUTE;
    const at = instant(Math.ceil(plus(now, 45 * MINUTE) / quarter) * quarter);
    await db().job.update({ where: { id: job?.id ?? "" }, data: { labourMinutes: 120 } });
    const lane = { mechanicId: job?.mechanicId ?? "", bayId: centre.bays[1] };
    await aPlace(centre, { at: plus(at, -HOUR), minutes: 60, lane }).then(
      ({ visit, reservationId }) =>
        // The late car's own place.
        db().$executeRaw`
        update reservation set visit_id = ${late.id}::uuid where id = ${reservationId}::uuid
          and visit_id = ${visit.id}::uuid`,
    );
    const next = await aPlace(centre, { at, minutes: 60, lane });
    const shown = await visitLateness(await late.load(), now);
    expect(shown?.delayed).toMatchObject([
      { id: next.visit.id, kind: "mechanic", wasAt: at, lateBy: plus(now, 120 * MINUTE) - at },
    ]);
    expect(shown?.overrun).toEqual({ endsAt: at, until: plus(now, 120 * MINUTE) });
  });
});
