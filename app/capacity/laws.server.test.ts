// The database keeps the laws of the plan by itself, also against statements that are typed by hand.
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { useDatabase } from "test/database";
import { aColleague, aRequest, type TestCentre } from "test/factories";
import { aCentreWithPlace, aPlace, timeOn, type Placed } from "test/places";
import { MINUTE, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";

useDatabase();

let centre: TestCentre;
let placed: Placed;
beforeEach(async () => {
  ({ centre, placed } = await aCentreWithPlace(9 * 60));
});

/** A reservation by hand, beside the one that stands; what is left out is like that one. */
async function byHand(
  other: Partial<{ bayId: string; mechanicId: string; startsAt: Date; receptionAt: Date; heldUntil: Date }>,
) {
  const { bayId, mechanicId, startsAt, endsAt } = placed;
  const { id: visitId } = await aRequest({ centre });
  return db().reservation.create({
    data: {
      id: uuid(),
      centreId: centre.id,
      visitId,
      bayId,
      mechanicId,
      receptionAt: new Date(startsAt),
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      ...other,
    },
  });
}

const otherBay = () => centre.bays.find((id) => id !== placed.bayId) ?? "";
const otherMechanic = async () => (await aColleague(centre, ["mechanic"])).staffId;
const stands = (name: string) =>
  db().capacityCounter.findFirstOrThrow({ where: { centreId: centre.id, name, used: { gt: 0 } } });

describe("By hand nobody can", () => {
  test("put two into one bay at once", async () => {
    await expect(byHand({ mechanicId: await otherMechanic() })).rejects.toThrow(/reservation_bay_free/);
  });

  test("give one mechanic two cars at once", async () => {
    await expect(byHand({ bayId: otherBay() })).rejects.toThrow(/reservation_mechanic_free/);
  });

  test("move one into another", async () => {
    const later = await aPlace(centre, { at: await timeOn(centre, 3, 11 * 60) });
    const moving = db().reservation.update({
      where: { id: later.reservationId },
      data: {
        startsAt: new Date(plus(placed.startsAt, 30 * MINUTE)),
        receptionAt: new Date(placed.startsAt),
      },
    });
    await expect(moving).rejects.toThrow(/reservation_(bay|mechanic)_free/);
  });

  test("begin the work before the car is there, end it before it begins, or keep a place for a visit and nobody", async () => {
    const away = { bayId: otherBay(), mechanicId: await otherMechanic() };
    const late = new Date(plus(placed.startsAt, MINUTE));
    await expect(byHand({ ...away, receptionAt: late })).rejects.toThrow(/reservation_received_first/);
    await expect(byHand({ ...away, startsAt: new Date(placed.endsAt) })).rejects.toThrow(/reservation_lasts/);
    await expect(byHand({ ...away, heldUntil: late })).rejects.toThrow(/reservation_held_or_visit/);
  });

  test("use more than there is", async () => {
    const { centreId, kind, localDate } = await stands("all");
    const more = (amount: number) => db().$executeRaw`
      insert into reservation_use (reservation_id, centre_id, kind, local_date, name, amount, walk_in)
      values (${placed.reservationId}::uuid, ${centreId}::uuid, ${kind}, ${localDate}::date, 'tyres', ${amount}, false)`;
    await db().capacityCounter.create({
      data: { centreId, kind, localDate, name: "tyres", planVersion: 1, capacity: 100 },
    });
    await expect(more(101)).rejects.toThrow(/capacity_counter_fits/);
    await more(100);
    expect(await stands("tyres")).toMatchObject({ used: 100 });
    await expect(
      db()
        .$executeRaw`update capacity_counter set used = 101 where name = 'tyres' and centre_id = ${centreId}::uuid`,
    ).rejects.toThrow(/capacity_counter_fits/);
    await expect(
      db()
        .$executeRaw`update capacity_counter set used = -1 where name = 'tyres' and centre_id = ${centreId}::uuid`,
    ).rejects.toThrow(/capacity_counter_sound/);
  });

  test("use what is held back for walk-ins, except for a walk-in", async () => {
    const { centreId, kind, localDate } = await stands("all");
    await db().capacityCounter.create({
      data: { centreId, kind, localDate, name: "body", planVersion: 1, capacity: 100, held: 40 },
    });
    const take = (amount: number, walkIn: boolean) => db().$executeRaw`
      insert into reservation_use (reservation_id, centre_id, kind, local_date, name, amount, walk_in)
      values (${placed.reservationId}::uuid, ${centreId}::uuid, ${kind}, ${localDate}::date, 'body', ${amount}, ${walkIn})`;
    await expect(take(61, false)).rejects.toThrow(/capacity_counter_fits_booked/);
    await take(61, true);
    expect(await stands("body")).toMatchObject({ used: 61, walkIn: 61 });
  });

  test("change what a place takes, or empty the table of it", async () => {
    const changing = db()
      .$executeRaw`update reservation_use set amount = 1 where reservation_id = ${placed.reservationId}::uuid`;
    await expect(changing).rejects.toThrow(/inserted and deleted: UPDATE is refused/);
    await expect(db().$executeRaw`truncate reservation_use`).rejects.toThrow(/TRUNCATE is refused/);
    expect(await stands("all")).toMatchObject({ used: 60 });
  });

  test("delete a place without giving back what it took, and only once", async () => {
    const where = { centreId: centre.id, used: { gt: 0 } };
    expect(await db().capacityCounter.count({ where })).toBe(3);
    await db().reservation.deleteMany({ where: { id: placed.reservationId } });
    await db().reservation.deleteMany({ where: { id: placed.reservationId } });
    expect(await db().capacityCounter.count({ where })).toBe(0);
    expect(await db().reservationUse.count({ where: { centreId: centre.id } })).toBe(0);
  });

  test("delete a bay in which a car is expected", async () => {
    await expect(db().bay.delete({ where: { id: placed.bayId } })).rejects.toThrow();
  });
});

test("Every change of what capacity is computed from counts the plan's version up", async () => {
  const version = async () =>
    (await db().capacityPlan.findUniqueOrThrow({ where: { centreId: centre.id } })).version;
  const [centreId, staffId] = [centre.id, centre.team.mechanic.staffId];
  const changes: (() => Promise<unknown>)[] = [
    () => db().openingHours.updateMany({ where: { centreId, weekday: 1 }, data: { closesMinute: 1000 } }),
    () => db().holiday.create({ data: { centreId, date: new Date("2030-01-01"), name: "New Year" } }),
    () => db().bay.update({ where: { id: centre.bays[0] }, data: { kind: "flat" } }),
    () => db().staffSkill.create({ data: { centreId, staffId, skill: "tyres" } }),
    () => db().centre.update({ where: { id: centreId }, data: { walkInPercent: 5 } }),
    () => db().staff.update({ where: { id: staffId }, data: { active: false } }),
    () => db().staffRole.deleteMany({ where: { centreId, staffId } }),
    () =>
      db().dayOverride.create({
        data: { centreId, localDate: new Date("2030-01-01"), kind: "labour", name: "all", amount: 1 },
      }),
  ];
  for (const change of changes) {
    const before = await version();
    await change();
    expect(await version()).toBeGreaterThan(before);
  }
});
