// What the calendar is told: the places of some days with their visits, the load, and the requests without a place.
import { describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { reserve } from "~/capacity/reservation.server";
import { needOf } from "~/capacity/need";
import { HOUR, instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { bookPlace } from "~/stages/1-booking/place.server";
import { localDateTimeText } from "~/ui/zoned-time";
import { authorOf, changeVisit } from "~/visits/store.server";
import { aCentre, aCustomer, aLine, aRequest, aVehicle, requestAs, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { opensDaily } from "test/places";
import { calendarData } from "./calendar.server";
import { planWork } from "./planning.server";
import { zoneDays } from "./zone-days";

useDatabase();

const zone = zoneDays("Europe/Dublin");
const day = zone.dayOf(Date.now()) + 7;
const at = (hour: number, on = day) => zone.at(on, hour * 60);

async function anOpenCentre(): Promise<TestCentre> {
  const centre = await aCentre();
  await opensDaily(centre);
  return centre;
}

async function aCar(centre: TestCentre, plate: string) {
  const customerId = await aCustomer(centre, { name: "Nora Byrne" });
  const vehicleId = await aVehicle(centre, customerId, { plate });
  return aRequest({ centre, customerId, vehicleId, lines: [aLine({ title: "Brakes", labourMinutes: 90 })] });
}

async function aBookedCar(centre: TestCentre, plate: string, startsAt = at(9)) {
  const visit = await aCar(centre, plate);
  const wish = { at: startsAt, startsAt, minutes: 90, online: false, bayId: centre.bays[1] };
  const author = authorOf(centre.team.advisor);
  await changeVisit(author, visit.id, uuid(), (present, context) => bookPlace(present, wish, context));
  return visit;
}

const days = { first: day, last: day };

describe("the calendar's data", () => {
  test("say of a place whose it is, where, and how much labour it takes", async () => {
    const centre = await anOpenCentre();
    const visit = await aBookedCar(centre, "191-D-1");
    const { jobs, cut } = await calendarData(centre.team.mechanic, days);
    expect(cut).toBe(false);
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({
      startsAt: at(9),
      endsAt: at(10) + HOUR / 2,
      receptionAt: at(9),
      minutes: 90,
      bay: "Bay 2",
      mechanic: centre.team.mechanic.name,
      visit: {
        id: visit.id,
        plate: "191-D-1",
        customer: "Nora Byrne",
        stage: "booking",
        open: true,
        what: "Brakes",
      },
    });
    expect(jobs[0]?.visit?.need).toMatchObject({ minutes: 90, transport: "drop-off", walkIn: false });
  });

  test("another centre sees nothing of it", async () => {
    const centre = await anOpenCentre();
    await aBookedCar(centre, "191-D-1");
    await aCar(centre, "191-D-2");
    const other = await anOpenCentre();
    const { jobs, unplaced, loads } = await calendarData(other.team.manager, days);
    expect([jobs, unplaced]).toEqual([[], []]);
    expect(loads).toEqual([{ day, bookedMinutes: 0, capacityMinutes: 600 }]);
  });

  test("a day's load is what is booked of the labour of those who work then", async () => {
    const centre = await anOpenCentre();
    await aBookedCar(centre, "191-D-1");
    await aBookedCar(centre, "191-D-2", at(12));
    const { loads } = await calendarData(centre.team.advisor, { first: day - 1, last: day });
    expect(loads).toEqual([
      { day: day - 1, bookedMinutes: 0, capacityMinutes: 600 },
      { day, bookedMinutes: 180, capacityMinutes: 600 },
    ]);
  });

  test("only the days that were asked for, and what reaches into them", async () => {
    const centre = await anOpenCentre();
    await aBookedCar(centre, "191-D-1");
    await aBookedCar(centre, "191-D-2", at(17, day - 1));
    await aBookedCar(centre, "191-D-3", at(9, day + 1));
    const { jobs } = await calendarData(centre.team.advisor, days);
    expect(jobs.map(({ visit }) => visit?.plate)).toEqual(["191-D-2", "191-D-1"]);
  });

  test("a place that is kept for an online booking is nobody's, and gone when its time is over", async () => {
    const centre = await anOpenCentre();
    const need = needOf([{ labourMinutes: 60 }], { transport: "drop-off", channel: "online" });
    const hold = (until: number, hour: number) =>
      db().$transaction((tx) =>
        reserve(tx, centre.id, { heldUntil: instant(until) }, need, { receptionAt: at(hour) }),
      );
    await hold(Date.now() + HOUR, 9);
    await hold(Date.now() - HOUR, 12);
    const { jobs } = await calendarData(centre.team.advisor, days);
    expect(jobs.map(({ startsAt, visit }) => [startsAt, visit])).toEqual([[at(9), undefined]]);
  });

  test("a request without a place waits in the list until it has one", async () => {
    const centre = await anOpenCentre();
    const waiting = await aCar(centre, "191-D-1");
    await aBookedCar(centre, "191-D-2");
    const { unplaced } = await calendarData(centre.team.advisor, days);
    expect(unplaced.map(({ visit }) => visit.id)).toEqual([waiting.id]);
    expect(unplaced[0]).not.toHaveProperty("appointmentAt");
  });
});

describe("what the calendar posts", () => {
  const post = async (centre: TestCentre, role: "advisor" | "mechanic", form: Record<string, string>) => {
    const fields = { deed: uuid(), submissionId: uuid(), ...form };
    const answer = await planWork(await requestAs(centre.team[role], "/calendar", fields));
    return answer.data;
  };

  test("a move is carried out and answered without leaving the page; a stale page's is not", async () => {
    const centre = await anOpenCentre();
    const { id } = await aBookedCar(centre, "191-D-1");
    const move = { intent: "replan", visitId: id, minutes: "90", from: String(at(9)) };
    expect(await post(centre, "advisor", { ...move, startsAt: String(at(13)) })).toMatchObject({
      done: true,
    });
    const stale = await post(centre, "advisor", { ...move, startsAt: String(at(15)) });
    expect(stale).toMatchObject({ done: false, denial: { code: "already-recorded" } });
    const [job] = (await calendarData(centre.team.advisor, days)).jobs;
    expect([job?.startsAt, job?.receptionAt]).toEqual([at(13), at(9)]);
  });

  test("a move that is taken back brings the customer's old time back", async () => {
    const centre = await anOpenCentre();
    const visit = await aBookedCar(centre, "191-D-1");
    const move = { intent: "replan", visitId: visit.id, minutes: "90" };
    await post(centre, "advisor", { ...move, startsAt: String(at(11)) });
    await post(centre, "advisor", { ...move, startsAt: String(at(9, day + 1)) });
    expect((await visit.load()).booking.appointment?.at).toBe(at(9, day + 1));
    await post(centre, "advisor", { ...move, startsAt: String(at(11)), receptionAt: String(at(9)) });
    expect((await visit.load()).booking.appointment?.at).toBe(at(9));
  });

  test("a request is booked into the lane that it was dropped on", async () => {
    const centre = await anOpenCentre();
    const { id } = await aCar(centre, "191-D-1");
    const book = { intent: "book", visitId: id, minutes: "90" };
    const startsAt = at(10);
    const local = localDateTimeText(startsAt, "Europe/Dublin");
    const lane = { at: local, startsAt: String(startsAt), bayId: centre.bays[1] };
    expect(await post(centre, "advisor", { ...book, ...lane })).toMatchObject({ done: true });
    const [job] = (await calendarData(centre.team.advisor, days)).jobs;
    expect(job).toMatchObject({ startsAt, receptionAt: startsAt, bayId: centre.bays[1] });
  });

  test("a mechanic may look and not move; another centre's visit is not found", async () => {
    const centre = await anOpenCentre();
    const { id } = await aBookedCar(centre, "191-D-1");
    const move = { intent: "replan", visitId: id, minutes: "90", startsAt: String(at(13)) };
    expect(await post(centre, "mechanic", move)).toMatchObject({ denial: { code: "not-permitted" } });
    const other = await anOpenCentre();
    await expect(post(other, "advisor", move)).rejects.toMatchObject({ status: 404 });
    await expect(post(centre, "advisor", { ...move, intent: "lose" })).rejects.toMatchObject({ status: 400 });
  });
});
