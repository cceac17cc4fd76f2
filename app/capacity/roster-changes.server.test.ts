// Changing the roster: counters that follow at once, a look ahead that changes nothing, and bookings at the same time.
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, plus } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aColleague, type TestCentre } from "test/factories";
import { aCentreWithPlace, anAbsence, aPlace, dateFromNow, timeOn, type Placed } from "test/places";
import { changeRoster, changeRosterSeen, previewRoster } from "./displaced.server";

useDatabase();

let centre: TestCentre;
let placed: Placed;

beforeEach(async () => {
  ({ centre, placed } = await aCentreWithPlace());
});

type Change = (tx: Tx) => Promise<unknown>;
const dateOf = async (days: number) => new Date(`${await dateFromNow(centre, days)}T00:00:00Z`);
const openTasks = () => db().task.findMany({ where: { centreId: centre.id, endedAt: null } });
const absence = (mechanicId: string, from: number, to: number) => anAbsence(centre, mechanicId, from, to);
const ill: Change = (tx) =>
  absence(placed.mechanicId, plus(placed.startsAt, -HOUR), plus(placed.endsAt, HOUR))(tx);

async function dayOff(): Promise<Change> {
  const date = await dateOf(3);
  return (tx) => tx.holiday.create({ data: { centreId: centre.id, date, name: "Stocktaking" } });
}

describe("the counters", () => {
  test("follow the new plan at once, and tolerate what is booked already", async () => {
    const localDate = await dateOf(3);
    const level = () =>
      db().capacityCounter.findFirstOrThrow({
        where: { centreId: centre.id, kind: "labour", name: "all", localDate },
      });
    expect(await level()).toMatchObject({ capacity: 600, used: 60, tolerated: 0 });
    await changeRoster(centre.team.manager, await dayOff());
    expect(await level()).toMatchObject({ capacity: 0, used: 60, tolerated: 60 });
    await changeRoster(centre.team.manager, (tx) =>
      tx.holiday.deleteMany({ where: { centreId: centre.id } }),
    );
    expect(await level()).toMatchObject({ capacity: 600, used: 60, tolerated: 0 });
  });
});

describe("a look ahead", () => {
  const everything = async () => ({
    plan: await db().capacityPlan.findUniqueOrThrow({ where: { centreId: centre.id } }),
    counters: await db().capacityCounter.findMany({ where: { centreId: centre.id } }),
    reservations: await db().reservation.findMany({ where: { centreId: centre.id } }),
    tasks: await db().task.findMany({ where: { centreId: centre.id } }),
    absences: await db().absence.findMany({ where: { centreId: centre.id } }),
    submissions: await db().submission.count({ where: { centreId: centre.id } }),
  });

  test("lists what would break and changes nothing", async () => {
    const before = await everything();
    expect(await previewRoster(centre.team.manager, ill)).toMatchObject([
      { visit: { id: placed.visit.id }, why: { code: "mechanic-absent" } },
    ]);
    expect(await everything()).toEqual(before);
  });

  test("leaves no trace in what later bookings are measured by", async () => {
    await previewRoster(centre.team.manager, await dayOff());
    // The next real change gets the version that the look ahead had for a moment.
    const at = { startsAt: plus(placed.startsAt, 1), endsAt: plus(placed.startsAt, 2) };
    const other = await aColleague(centre, ["mechanic"]);
    await changeRoster(centre.team.manager, absence(other.staffId, at.startsAt, at.endsAt));
    const again = await aPlace(centre, { at: plus(placed.startsAt, 2 * HOUR) });
    expect(again.reservationId).toMatch(/-/);
  });

  test("comes first with a form, until exactly what would break was seen", async () => {
    const form = { submissionId: uuid(), accepted: undefined };
    const save = (accepted?: string) =>
      changeRosterSeen(centre.team.manager, async (tx) => ({ ok: true as const, value: await ill(tx) }), {
        ...form,
        accepted,
      });
    const before = await everything();
    const first = await save();
    if (first.kind !== "preview") throw new Error(`not a preview: ${first.kind}`);
    expect(await everything()).toEqual(before);
    // Meanwhile somebody else is booked into the same time.
    await aPlace(centre, { at: plus(placed.startsAt, 90 * 60_000), minutes: 30 });
    const second = await save(first.mark);
    if (second.kind !== "preview") throw new Error(`not a preview: ${second.kind}`);
    expect(second.displaced).toHaveLength(2);
    expect((await save(second.mark)).kind).toBe("done");
    expect(await openTasks()).toHaveLength(2);
    expect((await save(second.mark)).kind).toBe("repeated");
    expect(await db().absence.count({ where: { centreId: centre.id } })).toBe(1);
  });

  test("and a refusal keep nothing of a change", async () => {
    const before = await everything();
    const outcome = await changeRosterSeen(
      centre.team.manager,
      async (tx) => {
        await ill(tx);
        return { ok: false as const, refusal: "stale" };
      },
      { submissionId: uuid(), accepted: undefined },
    );
    expect(outcome).toEqual({ kind: "refused", refusal: "stale" });
    expect(await everything()).toEqual(before);
  });
});

test("bookings and changes of the roster at the same time wait for each other", async () => {
  const at = await timeOn(centre, 6, 8 * 60);
  await aColleague(centre, ["mechanic"]);
  const bookings = [0, 1, 2, 3, 4, 5].map((hour) =>
    aPlace(centre, { at: plus(at, hour * HOUR) }).catch((error: unknown) => error),
  );
  const changes = [1, 2, 3].map((hour) =>
    changeRoster(
      centre.team.manager,
      absence(placed.mechanicId, plus(at, hour * HOUR), plus(at, (hour + 1) * HOUR)),
    ),
  );
  await Promise.all([...bookings, ...changes]);
  const places = await db().reservation.findMany({
    where: { centreId: centre.id, startsAt: { gte: new Date(at) } },
  });
  const tasks = await openTasks();
  const away = places.filter(
    ({ mechanicId, startsAt }) =>
      mechanicId === placed.mechanicId &&
      startsAt.getTime() >= at + HOUR &&
      startsAt.getTime() < at + 4 * HOUR,
  );
  expect(tasks.map(({ visitId }) => visitId).sort()).toEqual(away.map(({ visitId }) => visitId).sort());
});
