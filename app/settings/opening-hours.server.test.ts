// A centre's hours out of the database, and the calendar that counts by them.
import { describe, expect, test } from "vitest";
import { event } from "~/journey/events";
import { MINUTE, instant } from "~/journey/instant";
import { happened } from "~/journey/course";
import { db } from "~/platform/db/db.server";
import { aCentre, aRequest, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { openingHours, workingCalendarOf } from "./opening-hours.server";

useDatabase();

const EIGHT_TO_SIX = { opensMinute: 8 * 60, closesMinute: 18 * 60 };

async function opens({ id: centreId }: TestCentre, ...weekdays: readonly number[]): Promise<void> {
  await db().openingHours.deleteMany({ where: { centreId } });
  await db().openingHours.createMany({
    data: weekdays.map((weekday) => ({ ...EIGHT_TO_SIX, weekday, centreId })),
  });
}

async function holiday({ id: centreId }: TestCentre, date: string): Promise<void> {
  await db().holiday.create({ data: { centreId, name: "Holiday", date: new Date(`${date}T00:00:00Z`) } });
}

describe("the opening hours", () => {
  test("are those of the centre, with its holidays as local dates", async () => {
    const centre = await aCentre({ timeZone: "Pacific/Auckland" });
    await opens(centre, 2, 1);
    await holiday(centre, "2026-12-25");
    await opens(await aCentre(), 3);
    expect(await openingHours(db(), { centreId: centre.id })).toEqual({
      timeZone: "Pacific/Auckland",
      week: [
        { weekday: 1, ...EIGHT_TO_SIX },
        { weekday: 2, ...EIGHT_TO_SIX },
      ],
      exceptions: [{ date: "2026-12-25", hours: [] }],
    });
  });

  test("are other ones on a day that has its own", async () => {
    const centre = await aCentre();
    const date = new Date("2026-12-24T00:00:00Z");
    const own = { opensMinute: 9 * 60, closesMinute: 12 * 60 };
    await db().holiday.create({ data: { centreId: centre.id, name: "Christmas Eve", date, ...own } });
    const { exceptions } = await openingHours(db(), { centreId: centre.id });
    expect(exceptions).toEqual([{ date: "2026-12-24", hours: [own] }]);
  });

  test("may be none", async () => {
    const centre = await aCentre();
    await opens(centre);
    const hours = await openingHours(db(), { centreId: centre.id });
    expect(hours).toEqual({ timeZone: "Europe/Dublin", week: [], exceptions: [] });
    await expect(openingHours(db(), { centreId: crypto.randomUUID() })).rejects.toThrow("no centre");
  });
});

describe("the working calendar", () => {
  test("is the same as long as the hours are, and another one as soon as anybody changes them", async () => {
    const centre = await aCentre();
    await opens(centre, 1, 2, 3, 4, 5);
    const calendar = () => workingCalendarOf(db(), { centreId: centre.id });
    const before = await calendar();
    expect(await calendar()).toBe(before);
    const monday = instant("2026-03-16T17:55:00Z");
    expect(before.addWorkingTime(monday, 10 * MINUTE)).toBe(instant("2026-03-17T08:05:00Z"));
    await holiday(centre, "2026-03-17");
    expect((await calendar()).addWorkingTime(monday, 10 * MINUTE)).toBe(instant("2026-03-18T08:05:00Z"));
  });

  test("decides when a visit's next action is due", async () => {
    const centre = await aCentre();
    await opens(centre, 1, 2, 3, 4, 5, 6, 7);
    await db().openingHours.updateMany({
      where: { centreId: centre.id },
      data: { opensMinute: 0, closesMinute: 1 },
    });
    const visit = await aRequest({ centre });
    const dueAt = async () => (await db().visit.findUniqueOrThrow({ where: { id: visit.id } })).nextDueAt;
    const { request } = await visit.load();
    const expected = async () =>
      new Date(
        (await workingCalendarOf(db(), { centreId: centre.id })).addWorkingTime(request.at, 10 * MINUTE) ?? 0,
      );
    // A minute a day: ten minutes are ten days.
    expect(await dueAt()).toEqual(await expected());
    expect((await expected()).getTime() - request.at).toBeGreaterThan(8 * 24 * 60 * MINUTE);
    await db().openingHours.updateMany({ where: { centreId: centre.id }, data: { closesMinute: 1440 } });
    await visit.change(centre.team.advisor, (_, now) =>
      happened(event("note.added", now, { text: "called" })),
    );
    expect(await dueAt()).toEqual(await expected());
    expect(await dueAt()).toEqual(new Date(request.at + 10 * MINUTE));
  });
});
