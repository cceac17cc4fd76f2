// What a change of hours, people, bays or limits does to visits that are booked: they are listed and become tasks.
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, instant, plus } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aColleague, aLine, type TestCentre } from "test/factories";
import { aCentreWithPlace, anAbsence, aPlace, dateFromNow, timeOn, type Placed } from "test/places";
import { changeRoster } from "./displaced.server";
import type { WhyDisplaced } from "./displaced";
import { needOf } from "./need";
import { move, release, reserve } from "./reservation.server";

useDatabase();

let centre: TestCentre;
let placed: Placed;

beforeEach(async () => {
  ({ centre, placed } = await aCentreWithPlace());
});

type Change = (tx: Tx) => Promise<unknown>;
const dateOf = async (days: number) => new Date(`${await dateFromNow(centre, days)}T00:00:00Z`);

function openTasks({ id: centreId }: TestCentre) {
  return db().task.findMany({ where: { centreId, endedAt: null }, orderBy: { createdAt: "asc" } });
}

const absence = (mechanicId: string, from: number, to: number) => anAbsence(centre, mechanicId, from, to);

const ill: Change = (tx) =>
  absence(placed.mechanicId, plus(placed.startsAt, -HOUR), plus(placed.endsAt, HOUR))(tx);
const well: Change = (tx) => tx.absence.deleteMany({ where: { centreId: centre.id } });

async function whysOf(change: Change): Promise<readonly WhyDisplaced[]> {
  const { displaced } = await changeRoster(centre.team.manager, change);
  return displaced.map(({ why }) => why);
}

async function dayOff(opens?: number, closes?: number): Promise<Change> {
  const date = await dateOf(3);
  const hours = opens === undefined ? {} : { opensMinute: opens, closesMinute: closes ?? 0 };
  return (tx) => tx.holiday.create({ data: { centreId: centre.id, date, name: "Stocktaking", ...hours } });
}

async function shiftsOf(mechanicId: string, startsMinute: number, endsMinute: number): Promise<Change> {
  const validFrom = await dateOf(0);
  return (tx) =>
    tx.shift.createMany({
      data: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        id: uuid(),
        centreId: centre.id,
        staffId: mechanicId,
        weekday,
        startsMinute,
        endsMinute,
        validFrom,
      })),
    });
}

describe("a visit loses its place", () => {
  test("when the day becomes a holiday", async () => {
    expect(await whysOf(await dayOff())).toEqual([{ code: "holiday", name: "Stocktaking" }]);
  });

  test("when the day's hours no longer reach to it", async () => {
    expect(await whysOf(await dayOff(12 * 60, 18 * 60))).toEqual([{ code: "closed-then" }]);
  });

  test("when the centre shuts before the work is done", async () => {
    expect(await whysOf(await dayOff(8 * 60, 10 * 60 + 30))).toEqual([{ code: "closed-then" }]);
  });

  test("when the weekday is closed for good", async () => {
    expect(await whysOf((tx) => tx.openingHours.deleteMany({ where: { centreId: centre.id } }))).toEqual([
      { code: "shut" },
    ]);
  });

  test("when its mechanic is absent", async () => {
    expect(await whysOf(ill)).toEqual([{ code: "mechanic-absent" }]);
  });

  test("when its mechanic works at other hours", async () => {
    expect(await whysOf(await shiftsOf(placed.mechanicId, 12 * 60, 18 * 60))).toEqual([
      { code: "mechanic-off-shift" },
    ]);
  });

  test("when its mechanic works here no more", async () => {
    const staffId = placed.mechanicId;
    expect(
      await whysOf((tx) => tx.staff.update({ where: { id: staffId }, data: { active: false } })),
    ).toEqual([{ code: "mechanic-gone" }]);
  });

  test("when its mechanic is no mechanic any more", async () => {
    const staffId = placed.mechanicId;
    expect(await whysOf((tx) => tx.staffRole.deleteMany({ where: { staffId } }))).toEqual([
      { code: "mechanic-gone" },
    ]);
  });

  test("when its mechanic cannot do this work", async () => {
    const data = { centreId: centre.id, staffId: placed.mechanicId, skill: "tyres" };
    expect(await whysOf((tx) => tx.staffSkill.create({ data }))).toEqual([
      { code: "mechanic-unable", skill: "mechanical" },
    ]);
  });

  test("when its bay is closed, or equipped for other work", async () => {
    const where = { id: placed.bayId };
    expect(await whysOf((tx) => tx.bay.update({ where, data: { skills: ["tyres"] } }))).toEqual([
      { code: "bay-unfit" },
    ]);
    await changeRoster(centre.team.manager, (tx) => tx.bay.update({ where, data: { skills: [] } }));
    expect(await whysOf((tx) => tx.bay.update({ where, data: { active: false } }))).toEqual([
      { code: "bay-closed" },
    ]);
  });

  test("when the day's work is cut and it was booked last", async () => {
    const other = await aPlace(centre, { at: await timeOn(centre, 3, 12 * 60) });
    const localDate = await dateOf(3);
    const { displaced } = await changeRoster(centre.team.manager, (tx) =>
      tx.dayOverride.create({
        data: { centreId: centre.id, localDate, kind: "labour", name: "all", amount: 60 },
      }),
    );
    expect(displaced.map(({ reservationId, why }) => [reservationId, why])).toEqual([
      [other.reservationId, { code: "work-over", skill: "all" }],
    ]);
  });

  test("when there are fewer loaners than were promised", async () => {
    await changeRoster(centre.team.manager, (tx) =>
      tx.centre.update({ where: { id: centre.id }, data: { loaners: 2 } }),
    );
    const at = await timeOn(centre, 4, 9 * 60);
    await aPlace(centre, { at, need: { transport: "loaner" } });
    const last = await aPlace(centre, { at: plus(at, 2 * HOUR), need: { transport: "loaner" } });
    const { displaced } = await changeRoster(centre.team.manager, (tx) =>
      tx.centre.update({ where: { id: centre.id }, data: { loaners: 1 } }),
    );
    expect(displaced.map(({ reservationId, why }) => [reservationId, why])).toEqual([
      [last.reservationId, { code: "transport-over", transport: "loaner" }],
    ]);
  });

  test("when the desk receives fewer customers at once", async () => {
    await aColleague(centre, ["mechanic"]);
    const last = await aPlace(centre, { at: placed.startsAt });
    const { displaced } = await changeRoster(centre.team.manager, (tx) =>
      tx.centre.update({ where: { id: centre.id }, data: { receptionsPerQuarter: 1 } }),
    );
    expect(displaced.map(({ reservationId, why }) => [reservationId, why])).toEqual([
      [last.reservationId, { code: "desk-over" }],
    ]);
  });
});

describe("a visit keeps its place", () => {
  test("when more is held back for walk-ins", async () => {
    expect(
      await whysOf((tx) => tx.centre.update({ where: { id: centre.id }, data: { walkInPercent: 100 } })),
    ).toEqual([]);
  });

  test("when somebody else is absent, or its mechanic on another day", async () => {
    const other = await aColleague(centre, ["mechanic"]);
    expect(await whysOf(absence(other.staffId, placed.startsAt, placed.endsAt))).toEqual([]);
    const next = plus(placed.startsAt, 24 * HOUR);
    expect(await whysOf(absence(placed.mechanicId, next, plus(next, HOUR)))).toEqual([]);
  });

  test("when it is over, or its work is done", async () => {
    await db().visit.update({ where: { id: placed.visit.id }, data: { stage: "quality" } });
    expect(await whysOf(ill)).toEqual([]);
    expect(await whysOf(await dayOff())).toEqual([]);
  });
});

describe("what loses its place", () => {
  test("is never dropped, and becomes one task of the advisors, due before the visit", async () => {
    await changeRoster(centre.team.manager, ill);
    expect(await db().reservation.count({ where: { centreId: centre.id } })).toBe(1);
    const [task, ...others] = await openTasks(centre);
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      kind: "displaced",
      key: `displaced:${placed.reservationId}:${new Date(placed.startsAt).toISOString()}`,
      visitId: placed.visit.id,
      ownerRole: "advisor",
      details: { why: { code: "mechanic-absent" } },
    });
    expect(task?.dueAt.getTime()).toBeLessThan(placed.startsAt);
  });

  test("is told once: another change makes no second task and is not blamed for it", async () => {
    await changeRoster(centre.team.manager, ill);
    const before = await openTasks(centre);
    const other = await aColleague(centre, ["mechanic"]);
    expect(await whysOf(absence(other.staffId, placed.startsAt, placed.endsAt))).toEqual([]);
    expect(await openTasks(centre)).toEqual(before);
  });

  test("is told with another reason when there is another", async () => {
    await changeRoster(centre.team.manager, ill);
    await changeRoster(centre.team.manager, await dayOff());
    expect(await openTasks(centre)).toMatchObject([{ details: { why: { code: "holiday" } } }]);
  });

  test("has no task any more when it fits again, and a new one when the place is lost again", async () => {
    await changeRoster(centre.team.manager, ill);
    await changeRoster(centre.team.manager, well);
    expect(await openTasks(centre)).toEqual([]);
    expect(await db().task.findMany({ where: { centreId: centre.id } })).toMatchObject([
      { outcome: "fits-again" },
    ]);
    await changeRoster(centre.team.manager, ill);
    expect(await openTasks(centre)).toHaveLength(1);
  });

  test("keeps a task ended that somebody has ended by hand, until the place is lost anew", async () => {
    await changeRoster(centre.team.manager, ill);
    const endedBy = centre.team.advisor.staffId;
    await db().task.updateMany({
      where: { centreId: centre.id },
      data: { endedAt: new Date(), endedBy, outcome: "arranged" },
    });
    await changeRoster(centre.team.manager, () => Promise.resolve());
    expect(await openTasks(centre)).toEqual([]);
    await changeRoster(centre.team.manager, well);
    await changeRoster(centre.team.manager, ill);
    expect(await openTasks(centre)).toHaveLength(1);
    expect(await db().task.count({ where: { centreId: centre.id, outcome: "arranged" } })).toBe(1);
  });

  test("has no task any more once it is moved", async () => {
    await changeRoster(centre.team.manager, ill);
    const need = needOf([aLine()], { transport: "drop-off", channel: "phone" });
    const receptionAt = await timeOn(centre, 5, 9 * 60);
    const moved = await db().$transaction((tx) =>
      move(tx, centre.id, placed.visit.id, need, { receptionAt }),
    );
    expect(moved.ok).toBe(true);
    expect(await openTasks(centre)).toEqual([]);
    expect(await db().task.findMany({ where: { centreId: centre.id } })).toMatchObject([
      { outcome: "moved" },
    ]);
  });

  test("has no task any more once it is given back, or the work is done", async () => {
    const second = await aPlace(centre, { at: plus(placed.startsAt, 2 * HOUR) });
    await changeRoster(centre.team.manager, await dayOff());
    expect(await openTasks(centre)).toHaveLength(2);
    await db().$transaction((tx) => release(tx, centre.id, placed.visit.id));
    expect(await openTasks(centre)).toMatchObject([{ visitId: second.visit.id }]);
    await db().visit.update({ where: { id: second.visit.id }, data: { stage: "quality" } });
    expect(await openTasks(centre)).toEqual([]);
  });

  test("and is only kept for somebody who books online is given back", async () => {
    const need = needOf([aLine()], { transport: "drop-off", channel: "online" });
    const heldUntil = plus(instant(new Date()), HOUR);
    const receptionAt = plus(placed.startsAt, 3 * HOUR);
    const held = await db().$transaction((tx) =>
      reserve(tx, centre.id, { heldUntil }, need, { receptionAt }),
    );
    expect(held.ok).toBe(true);
    expect(await whysOf(await dayOff())).toHaveLength(1);
    expect(await db().reservation.findMany({ where: { centreId: centre.id } })).toMatchObject([
      { id: placed.reservationId },
    ]);
  });
});
