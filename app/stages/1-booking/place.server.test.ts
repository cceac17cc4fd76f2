// The forms of booking and the plan: a place with the time, other times when there is none, and the place back when it is not used.
import { beforeEach, describe, expect, test } from "vitest";
import { useDatabase } from "test/database";
import { aCentre, aLine, aRequest, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { aPlace, opensDaily, timeOn } from "test/places";
import { factsOf, post, refusedFor, type Posted } from "test/posts";
import { aNeed } from "test/rosters";
import { HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { reserve } from "~/capacity/reservation.server";
import { db } from "~/platform/db/db.server";
import { preparationCommands } from "~/stages/2-preparation/preparation.commands.server";
import { localDateTimeText } from "~/ui/zoned-time";
import { gateCommands } from "~/visits/gate.commands.server";
import { bookingCommands } from "./booking.commands.server";

useDatabase();

let centre: TestCentre;
beforeEach(async () => {
  centre = await aCentre();
  await opensDaily(centre);
});

const COMMANDS = { ...bookingCommands, ...gateCommands, ...preparationCommands };
const local = (at: Instant) => localDateTimeText(at, centre.timeZone);
const send = (visit: Pick<TestVisit, "id">, intent: string, fields: Readonly<Record<string, string>>) =>
  post(COMMANDS, visit, centre.team.advisor, intent, fields);
const placeOf = (visit: Pick<TestVisit, "id">) =>
  db().reservation.findFirst({ where: { visitId: visit.id } });

/** The refusal of a page that came back, and what was typed into its form. */
function refusal(posted: Posted) {
  if (!("answer" in posted)) throw new Error("it was not refused");
  const { denial, result } = posted.answer;
  return {
    status: posted.status,
    code: denial?.code,
    detail: denial?.detail ?? {},
    typed: result.initialValue,
  };
}

async function booked(days = 3, minute = 9 * 60): Promise<{ visit: TestVisit; at: Instant }> {
  const visit = await aRequest({ centre });
  const at = await timeOn(centre, days, minute);
  const posted = await send(visit, "book", { at: local(at), minutes: "60" });
  expect(posted.status).toBe(302);
  return { visit, at };
}

describe("Booking", () => {
  test("takes a place and writes down who works where and when", async () => {
    const { visit, at } = await booked();
    const place = await placeOf(visit);
    expect(place).toMatchObject({ receptionAt: new Date(at), startsAt: new Date(at), heldUntil: null });
    const { booking } = await visit.load();
    expect(booking.plan).toMatchObject({ from: at, bayId: place?.bayId, mechanicId: place?.mechanicId });
  });

  test("of the last place from two pages: one gets it, the other gets the nearest times and keeps what was typed", async () => {
    const at = await timeOn(centre, 3, 12 * 60);
    const visits = await Promise.all([1, 2].map(() => aRequest({ centre, transport: "wait" })));
    const form = { at: local(at), minutes: "75" };
    const posted = await Promise.all(visits.map((visit) => send(visit, "book", form)));
    expect(posted.map(({ status }) => status).sort()).toEqual([302, 409]);
    const loser = posted.findIndex(({ status }) => status === 409);
    const [lost, visit] = [posted[loser], visits[loser]];
    if (!lost || !visit) throw new Error("nobody lost");
    const { code, detail, typed } = refusal(lost);
    expect(code).toBe("slot-taken");
    expect(typed).toMatchObject(form);
    expect(detail).toEqual({
      why: "no-lane",
      free1: plus(at, -90 * MINUTE),
      free2: plus(at, -75 * MINUTE),
      free3: plus(at, 75 * MINUTE),
    });
    expect(await placeOf(visit)).toBeNull();
    const again = await send(visit, "book", { ...form, at: local(instant(Number(detail.free3))) });
    expect(again.status).toBe(302);
  });

  test("offers nothing that is over, and says so when nothing is free for weeks", async () => {
    await db().staff.update({ where: { id: centre.team.mechanic.staffId }, data: { active: false } });
    const visit = await aRequest({ centre });
    const posted = await send(visit, "book", { at: local(await timeOn(centre, 2, 9 * 60)), minutes: "60" });
    expect(refusal(posted)).toMatchObject({ status: 409, detail: { why: "nobody-able" } });
    expect(Object.keys(refusal(posted).detail)).toEqual(["why"]);
  });

  test("outside of the opening hours is refused with times that are inside", async () => {
    const visit = await aRequest({ centre });
    const opens = await timeOn(centre, 3, 8 * 60);
    const posted = await send(visit, "book", { at: local(plus(opens, -HOUR)), minutes: "60" });
    expect(refusal(posted)).toMatchObject({ status: 409, detail: { why: "shut", free1: opens } });
  });

  test("in a year that was mistyped is refused in words, and leaves nothing behind", async () => {
    const { visit, at } = await booked();
    const fresh = await aRequest({ centre });
    for (const year of ["2126", "2199", "9999"]) {
      const late = `${year}-03-02T10:00`;
      const first = await send(fresh, "book", { at: late, minutes: "60" });
      expect(refusedFor(first, "at")).toEqual(["denials:appointment-too-far"]);
      const moving = await send(visit, "move", { to: late, minutes: "60", from: String(at) });
      expect(refusedFor(moving, "to")).toEqual(["denials:appointment-too-far"]);
    }
    expect(await db().capacityCounter.count({ where: { centreId: centre.id } })).toBeLessThan(20);
  });

  test("with a lane that nobody could mean is refused, never a fault of ours", async () => {
    const at = await timeOn(centre, 3, 9 * 60);
    const form = { at: local(at), minutes: "60" };
    for (const startsAt of [plus(at, -HOUR), plus(at, 400 * 24 * HOUR), 0]) {
      const posted = await send(await aRequest({ centre }), "book", { ...form, startsAt: String(startsAt) });
      expect(refusal(posted)).toMatchObject({ status: 409, code: "slot-taken" });
    }
    for (const startsAt of ["9007199254740991", "-5", "1e40", "soon"]) {
      const posted = await send(await aRequest({ centre }), "book", { ...form, startsAt });
      expect(posted.status).toBe(400);
    }
    const other = (await aCentre()).bays[0];
    const elsewhere = await send(await aRequest({ centre }), "book", { ...form, bayId: other });
    expect(refusal(elsewhere)).toMatchObject({ status: 409, detail: { why: "no-bay-of-kind" } });
  });
});

describe("Moving", () => {
  test("takes the place along, and gives the old one to whoever wants it", async () => {
    const { visit, at } = await booked();
    const to = await timeOn(centre, 4, 10 * 60);
    expect((await send(visit, "move", { to: local(to), minutes: "60", from: String(at) })).status).toBe(302);
    expect(await placeOf(visit)).toMatchObject({ receptionAt: new Date(to) });
    const next = await aRequest({ centre, transport: "wait" });
    expect((await send(next, "book", { at: local(at), minutes: "60" })).status).toBe(302);
  });

  test("to a time without a place keeps time, place and the reason that was typed", async () => {
    const { visit, at } = await booked();
    const before = [await placeOf(visit), await factsOf(visit)];
    const shut = local(plus(await timeOn(centre, 4, 17 * 60), 5 * HOUR));
    const form = { to: shut, minutes: "60", from: String(at), reason: "The customer is ill." };
    expect(refusal(await send(visit, "move", form))).toMatchObject({ status: 409, typed: form });
    expect([await placeOf(visit), await factsOf(visit)]).toEqual(before);
  });

  test("from a page that shows an older time is a conflict", async () => {
    const { visit, at } = await booked();
    const to = local(await timeOn(centre, 4, 9 * 60));
    const posted = await send(visit, "move", { to, minutes: "60", from: String(plus(at, HOUR)) });
    expect(refusal(posted)).toMatchObject({ status: 409, code: "already-recorded" });
    expect(await placeOf(visit)).toMatchObject({ receptionAt: new Date(at) });
  });
});

describe("Planning anew", () => {
  test("moves the work and leaves the customer's time, as long as it is later that day", async () => {
    const { visit, at } = await booked();
    const startsAt = plus(at, 2 * HOUR);
    const form = { startsAt: String(startsAt), minutes: "60", from: String(at), bayId: centre.bays[1] };
    expect((await send(visit, "replan", form)).status).toBe(302);
    expect(await placeOf(visit)).toMatchObject({
      receptionAt: new Date(at),
      startsAt: new Date(startsAt),
      bayId: centre.bays[1],
    });
    expect((await visit.load()).booking).toMatchObject({ moves: 0, plan: { from: startsAt } });
  });

  test("from a page that shows an older plan is a conflict, and over somebody else has no place", async () => {
    const { visit, at } = await booked();
    const { at: taken } = await booked(3, 14 * 60);
    const stale = await send(visit, "replan", { startsAt: String(taken), minutes: "60", from: "1" });
    expect(refusal(stale)).toMatchObject({ status: 409, code: "already-recorded" });
    const over = await send(visit, "replan", { startsAt: String(taken), minutes: "60", from: String(at) });
    expect(refusal(over)).toMatchObject({ status: 409, code: "slot-taken", detail: { why: "no-lane" } });
    const absurd = await send(visit, "replan", { startsAt: "8640000000000001", minutes: "60" });
    expect(absurd.status).toBe(400);
  });
});

describe("The place is free again", () => {
  test("when the request is lost", async () => {
    const { visit } = await booked();
    expect((await send(visit, "lose", { reason: "price" })).status).toBe(302);
    expect(await placeOf(visit)).toBeNull();
  });

  test("when the visit is called off, once", async () => {
    const { visit } = await booked();
    const kept = await booked(3, 11 * 60);
    const posted = await Promise.all(
      [1, 2, 3].map(() => send(visit, "cancel", { reason: "The car was sold." })),
    );
    expect(posted.map(({ status }) => status).sort()).toEqual([302, 409, 409]);
    expect(await placeOf(visit)).toBeNull();
    expect(await placeOf(kept.visit)).not.toBeNull();
    const all = await db().capacityCounter.findFirstOrThrow({
      where: { centreId: centre.id, name: "all", used: { gt: 0 } },
    });
    expect(all.used).toBe(60);
  });

  test("when the customer did not come", async () => {
    const appointmentAt = await timeOn(centre, -1, 9 * 60);
    const requestedAt = plus(appointmentAt, -48 * HOUR);
    const visit = await visitIn("preparation", { centre, appointmentAt, requestedAt, lines: [aLine()] });
    await db().$transaction((tx) =>
      reserve(tx, centre.id, { visitId: visit.id }, aNeed(), { receptionAt: appointmentAt }),
    );
    expect(await placeOf(visit)).not.toBeNull();
    expect((await send(visit, "noShow", {})).status).toBe(302);
    expect(await placeOf(visit)).toBeNull();
  });

  test("and not when another visit of the same day ends", async () => {
    const { visit } = await aPlace(centre, { at: await timeOn(centre, 3, 9 * 60) });
    const other = await aRequest({ centre });
    expect((await send(other, "lose", { reason: "price" })).status).toBe(302);
    expect(await placeOf(visit)).not.toBeNull();
  });
});
