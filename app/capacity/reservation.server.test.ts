// Places in the plan on a real database: taken, moved, given back, kept for a while; what is counted always follows.
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { useDatabase } from "test/database";
import { aCentre, aColleague, aRequest, type TestCentre } from "test/factories";
import { aPlace, dateFromNow, opensDaily, timeOn } from "test/places";
import { aNeed, EVERY_DAY } from "test/rosters";
import { instant, MINUTE, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { lostRace } from "./lost-race";
import type { Need } from "./need";
import type { Wish } from "./placement";
import { claim, move, release, reserve, type Holder, type Reserved } from "./reservation.server";

useDatabase();

const NINE = 9 * 60;

let centre: TestCentre;
beforeEach(async () => {
  centre = await aCentre();
  await opensDaily(centre);
  await db().centre.update({ where: { id: centre.id }, data: { walkInPercent: 0 } });
});

function take(holder: Holder, need: Partial<Need>, wish: Wish, where = centre): Promise<Reserved> {
  return inTransaction((tx) => reserve(tx, where.id, holder, aNeed(need), wish), lostRace);
}

function moved(visitId: string, need: Partial<Need>, wish: Wish): Promise<Reserved> {
  return inTransaction((tx) => move(tx, centre.id, visitId, aNeed(need), wish), lostRace);
}

async function aVisit(): Promise<{ readonly visitId: string }> {
  return { visitId: (await aRequest({ centre })).id };
}

function inMinutes(minutes: number) {
  return { heldUntil: plus(instant(new Date()), minutes * MINUTE) };
}

/** What is counted on a date, without what is not used. */
async function counted(days: number): Promise<Record<string, number>> {
  const localDate = new Date(`${await dateFromNow(centre, days)}T00:00:00Z`);
  const rows = await db().capacityCounter.findMany({
    where: { centreId: centre.id, localDate, used: { gt: 0 } },
    orderBy: [{ kind: "asc" }, { name: "asc" }],
  });
  return Object.fromEntries(
    rows.map(({ kind, name, used }) => [kind === "reception" ? kind : `${kind} ${name}`, used]),
  );
}

function why(taken: Reserved): string {
  return taken.ok ? "a place" : taken.why.code;
}

const HOUR_OF_WORK = { "labour all": 60, "labour mechanical": 60, reception: 1 };

describe("A place that is taken", () => {
  test("counts its minutes and its reception, and follows a move to another day with the same hands", async () => {
    await aColleague(centre, ["mechanic"]);
    const visit = await aVisit();
    const taken = await take(visit, {}, { receptionAt: await timeOn(centre, 3, NINE) });
    if (!taken.ok) throw new Error(taken.why.code);
    expect(await counted(3)).toEqual(HOUR_OF_WORK);

    const other = await moved(visit.visitId, {}, { receptionAt: await timeOn(centre, 5, NINE) });
    if (!other.ok) throw new Error(other.why.code);
    expect(other.reservationId).toBe(taken.reservationId);
    expect(other.placement.mechanicId).toBe(taken.placement.mechanicId);
    expect(await counted(3)).toEqual({});
    expect(await counted(5)).toEqual(HOUR_OF_WORK);
  });

  test("is no obstacle to its own move or longer work", async () => {
    const visit = await aVisit();
    const receptionAt = await timeOn(centre, 3, NINE);
    await take(visit, { transport: "wait" }, { receptionAt });
    const later = plus(receptionAt, 15 * MINUTE);
    expect(
      await moved(visit.visitId, { transport: "wait", minutes: 480 }, { receptionAt: later }),
    ).toMatchObject({
      ok: true,
      placement: { startsAt: later, endsAt: plus(later, 480 * MINUTE) },
    });
    expect(await counted(3)).toEqual({ "labour all": 480, "labour mechanical": 480, reception: 1 });
  });

  test("stays as it was when a move finds no place", async () => {
    const visit = await aVisit();
    await take(visit, {}, { receptionAt: await timeOn(centre, 3, NINE) });
    const before = await db().reservation.findMany({ where: { centreId: centre.id } });
    const night = plus(await timeOn(centre, 4, NINE), 14 * 60 * MINUTE);
    expect(why(await moved(visit.visitId, {}, { receptionAt: night }))).toBe("shut");
    expect(await db().reservation.findMany({ where: { centreId: centre.id } })).toEqual(before);
    expect(await counted(3)).toEqual(HOUR_OF_WORK);
  });

  test("is given back exactly once, however often and by whomever it is given back", async () => {
    const [one, other] = [await aVisit(), await aVisit()];
    const receptionAt = await timeOn(centre, 3, NINE);
    await take(one, {}, { receptionAt });
    await take(other, {}, { receptionAt });
    const again = () => inTransaction((tx) => release(tx, centre.id, one.visitId), lostRace);
    await Promise.all([again(), again(), again()]);
    await again();
    expect(await counted(3)).toEqual(HOUR_OF_WORK);
    expect(await db().reservation.count({ where: { visitId: one.visitId } })).toBe(0);
  });

  test("of a mechanic who works at two centres is taken at both", async () => {
    const there = await aCentre({ organisationId: centre.organisationId });
    await opensDaily(there);
    const { staffId } = centre.team.mechanic;
    await db().staffRole.create({ data: { staffId, centreId: there.id, role: "mechanic" } });
    const receptionAt = await timeOn(centre, 3, NINE);
    await take(await aVisit(), { transport: "wait" }, { receptionAt });
    const visitId = (await aRequest({ centre: there })).id;
    const wish = { receptionAt, mechanicId: staffId };
    expect(why(await take({ visitId }, { transport: "wait" }, wish, there))).toBe("no-lane");
  });

  test("counts on every day that long work reaches over, and is refused for any that is full", async () => {
    const { staffId } = centre.team.mechanic;
    const shift = { startsMinute: 8 * 60, endsMinute: 9 * 60, validFrom: new Date("2020-01-01") };
    await db().shift.createMany({
      data: EVERY_DAY.map((weekday) => ({ ...shift, id: uuid(), centreId: centre.id, staffId, weekday })),
    });
    const wish = { receptionAt: await timeOn(centre, 3, 8 * 60) };
    const full = new Date(`${await dateFromNow(centre, 15)}T00:00:00Z`);
    const none = { centreId: centre.id, localDate: full, kind: "labour", name: "all", amount: 0 };
    await db().dayOverride.create({ data: none });
    expect(why(await take(await aVisit(), { minutes: 20 * 60 }, wish))).toBe("labour-full");
    await db().dayOverride.deleteMany({ where: { centreId: centre.id } });
    expect(why(await take(await aVisit(), { minutes: 20 * 60 }, wish))).toBe("a place");
    expect(await counted(22)).toMatchObject({ "labour all": 60 });
  });
});

describe("The last place", () => {
  test("goes to one of fifty who want it at once", async () => {
    const receptionAt = await timeOn(centre, 3, NINE);
    const visits = await Promise.all(Array.from({ length: 50 }, () => aVisit()));
    const taken = await Promise.all(
      visits.map((visit) => take(visit, { transport: "wait" }, { receptionAt })),
    );
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    expect(new Set(taken.map(why))).toEqual(new Set(["a place", "no-lane"]));
    expect(await counted(3)).toEqual(HOUR_OF_WORK);
  });

  test("of a quarter of an hour at the desk, and of a loan car, is the last", async () => {
    await db().centre.update({ where: { id: centre.id }, data: { loaners: 1 } });
    const at = (minute: number) => timeOn(centre, 3, minute);
    expect(why(await take(await aVisit(), { transport: "loaner" }, { receptionAt: await at(NINE) }))).toBe(
      "a place",
    );
    expect(
      why(await take(await aVisit(), { transport: "loaner" }, { receptionAt: await at(NINE + 60) })),
    ).toBe("transport-gone");
    expect(why(await take(await aVisit(), {}, { receptionAt: await at(NINE) }))).toBe("a place");
    expect(why(await take(await aVisit(), {}, { receptionAt: await at(NINE + 10) }))).toBe("desk-full");
  });

  test("of the share for walk-ins is for walk-ins", async () => {
    await db().centre.update({ where: { id: centre.id }, data: { walkInPercent: 50 } });
    const receptionAt = await timeOn(centre, 3, 8 * 60);
    const at = (hours: number) => ({ receptionAt: plus(receptionAt, hours * 60 * MINUTE) });
    expect(why(await take(await aVisit(), { minutes: 300 }, at(0)))).toBe("a place");
    expect(why(await take(await aVisit(), {}, at(1)))).toBe("kept-for-walk-ins");
    const walkIn = await aVisit();
    expect(why(await take(walkIn, { walkIn: true }, at(1)))).toBe("a place");
    const [all] = await db().capacityCounter.findMany({
      where: { centreId: centre.id, name: "all", used: { gt: 0 } },
    });
    expect(all).toMatchObject({ capacity: 600, held: 300, used: 360, walkIn: 60 });
    await inTransaction((tx) => release(tx, centre.id, walkIn.visitId), lostRace);
    expect(await counted(3)).toMatchObject({ "labour all": 300 });
  });
});

describe("A place that is kept while somebody books", () => {
  test("is taken for everybody else, and becomes the visit's", async () => {
    const wish = { receptionAt: await timeOn(centre, 3, NINE) };
    const kept = await take(inMinutes(10), { transport: "wait" }, wish);
    if (!kept.ok) throw new Error(kept.why.code);
    const visit = await aVisit();
    expect(why(await take(visit, { transport: "wait" }, wish))).toBe("no-lane");
    const claimed = () => inTransaction((tx) => claim(tx, centre.id, kept.reservationId, visit.visitId));
    expect(await claimed()).toBe(true);
    expect(await claimed()).toBe(false);
    const [row] = await db().reservation.findMany({ where: { centreId: centre.id } });
    expect(row).toMatchObject({ id: kept.reservationId, visitId: visit.visitId, heldUntil: null });
    expect(await counted(3)).toEqual(HOUR_OF_WORK);
  });

  test("is free again when its time is over, swept away by whoever books next, and nobody's to claim", async () => {
    const receptionAt = await timeOn(centre, 3, NINE);
    const kept: string[] = [];
    for (const hours of [0, 1, 2]) {
      const wish = { receptionAt: plus(receptionAt, hours * 60 * MINUTE) };
      const hold = await take(inMinutes(10), { transport: "wait" }, wish);
      if (hold.ok) kept.push(hold.reservationId);
    }
    expect(kept).toHaveLength(3);
    await db().reservation.updateMany({
      where: { id: { in: kept } },
      data: { heldUntil: new Date(Date.now() - 1) },
    });
    const visit = await aVisit();
    const late = await inTransaction((tx) => claim(tx, centre.id, kept[0] ?? "", visit.visitId));
    expect(late).toBe(false);
    expect(await counted(3)).toMatchObject({ "labour all": 180 });
    expect(why(await take(visit, { transport: "wait" }, { receptionAt }))).toBe("a place");
    expect(await db().reservation.count({ where: { centreId: centre.id } })).toBe(1);
    expect(await counted(3)).toEqual(HOUR_OF_WORK);
  });

  test("of another centre cannot be claimed", async () => {
    const kept = await take(inMinutes(10), {}, { receptionAt: await timeOn(centre, 3, NINE) });
    if (!kept.ok) throw new Error(kept.why.code);
    const there = await aCentre();
    const { id } = await aRequest({ centre: there });
    expect(await inTransaction((tx) => claim(tx, there.id, kept.reservationId, id))).toBe(false);
  });
});

describe("After a change of the roster", () => {
  test("a counter is measured anew when somebody books, and what is too much is tolerated until it is given back", async () => {
    const at = async (minute: number) => ({ at: await timeOn(centre, 3, minute) });
    const [one, other] = [await aPlace(centre, await at(NINE)), await aPlace(centre, await at(NINE + 60))];
    const localDate = new Date(`${await dateFromNow(centre, 3)}T00:00:00Z`);
    const where = { centreId: centre.id, localDate, kind: "labour", name: "all" };
    const stands = () => db().capacityCounter.findFirstOrThrow({ where });
    expect(await stands()).toMatchObject({ capacity: 600, used: 120, tolerated: 0 });

    await db().dayOverride.create({ data: { ...where, amount: 90 } });
    expect(await stands()).toMatchObject({ capacity: 600 });
    expect(
      why(await take(await aVisit(), { minutes: 15 }, { receptionAt: await timeOn(centre, 3, NINE + 180) })),
    ).toBe("labour-full");
    expect(await stands()).toMatchObject({ capacity: 90, used: 120, tolerated: 30 });

    await inTransaction((tx) => release(tx, centre.id, one.visit.id), lostRace);
    expect(await stands()).toMatchObject({ capacity: 90, used: 60, tolerated: 0 });
    expect(
      why(await take(await aVisit(), { minutes: 30 }, { receptionAt: await timeOn(centre, 3, NINE + 180) })),
    ).toBe("a place");
    await inTransaction((tx) => release(tx, centre.id, other.visit.id), lostRace);
    expect(await stands()).toMatchObject({ used: 30 });
  });
});

test("Twenty who move past each other in both directions all arrive, without waiting for each other in a ring", async () => {
  for (let more = 0; more < 3; more += 1) await aColleague(centre, ["mechanic"]);
  await db().bay.createMany({
    data: [3, 4].map((at) => ({ id: uuid(), centreId: centre.id, name: `Bay ${String(at)}`, position: at })),
  });
  const visits: { visitId: string; days: number; minute: number }[] = [];
  for (let made = 0; made < 20; made += 1) {
    const [days, minute] = [made % 2 === 0 ? 3 : 6, NINE + 30 * Math.floor(made / 4)];
    const { visit } = await aPlace(centre, { at: await timeOn(centre, days, minute) });
    visits.push({ visitId: visit.id, days, minute });
  }
  const seen = { attempts: 0, lost: 0 };
  for (let round = 0; round < 4; round += 1) {
    const arrived = visits.map(async (visit) => {
      const days = (visit.days = visit.days === 3 ? 6 : 3);
      const wish = { receptionAt: await timeOn(centre, days, visit.minute) };
      const one = await inTransaction(
        (tx) => {
          seen.attempts += 1;
          return move(tx, centre.id, visit.visitId, aNeed(), wish);
        },
        (complaint) => {
          const lost = lostRace(complaint);
          seen.lost += Number(lost);
          return lost;
        },
      );
      return why(one);
    });
    // The desk receives two in a quarter of an hour: who meets those that have not left yet may hear that it is busy.
    expect(["a place", "desk-full"]).toEqual(
      expect.arrayContaining([...new Set(await Promise.all(arrived))]),
    );
    for (const visit of visits) {
      const { receptionAt } = await db().reservation.findFirstOrThrow({ where: { visitId: visit.visitId } });
      visit.days = receptionAt.getTime() > Number(await timeOn(centre, 5, NINE)) ? 6 : 3;
    }
  }
  expect(seen).toEqual({ attempts: 80, lost: 0 });
});
