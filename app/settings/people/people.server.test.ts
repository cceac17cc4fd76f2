// Weeks of shifts and absences as a person's page posts them.
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aColleague, type TestCentre } from "test/factories";
import { aCentreWithPlace, dateFromNow, type Placed } from "test/places";
import { errorsOf, look, markOf, post, shiftWeek, type Fields } from "test/settings-forms";
import { shiftMark } from "./shift-week";
import { shiftWeeks } from "./shifts.server";

useDatabase();

let centre: TestCentre;
let manager: Actor;
let placed: Placed;
let date: string;

beforeEach(async () => {
  ({ centre, manager, placed, date } = await aCentreWithPlace());
});

const openTasks = () => db().task.count({ where: { centreId: centre.id, endedAt: null } });

function absence(): Fields {
  return { form: "absence", fromDate: date, untilDate: date, reason: "ill" };
}

describe("weeks of shifts", () => {
  const weeks = async () =>
    (
      await db().shift.findMany({ where: { centreId: centre.id, weekday: 1 }, orderBy: { validFrom: "asc" } })
    ).map(({ validFrom, validTo, startsMinute, endsMinute }) => [
      validFrom.toISOString().slice(0, 10),
      validTo?.toISOString().slice(0, 10),
      startsMinute,
      endsMinute,
    ]);

  test("follow each other: the one that had no end ends the day before the next", async () => {
    const id = centre.team.inspector.staffId;
    const first = shiftWeek(await dateFromNow(centre, 0), "08:00", "16:00");
    await post(manager, "person", id, {
      ...first,
      "days[0].breakFrom": "12:00",
      "days[0].breakUntil": "12:30",
    });
    const from = await dateFromNow(centre, 10);
    await post(manager, "person", id, {
      ...shiftWeek(await dateFromNow(centre, 0), "10:00", "18:00"),
      validFrom: from,
    });
    expect(await weeks()).toEqual([
      [first["validFrom"], await dateFromNow(centre, 9), 480, 720],
      [first["validFrom"], await dateFromNow(centre, 9), 750, 960],
      [from, undefined, 600, 1080],
    ]);
    const within = {
      ...shiftWeek(await dateFromNow(centre, 0), "10:00", "18:00"),
      validFrom: await dateFromNow(centre, 2),
      validTo: from,
    };
    expect(errorsOf(await post(manager, "person", id, within))).toEqual({ validFrom: ["roster:overlaps"] });
  });

  test("are removed again", async () => {
    const id = (await aColleague(centre, ["mechanic"])).staffId;
    const form = shiftWeek(await dateFromNow(centre, 0), "08:00", "16:00");
    await post(manager, "person", id, form);
    const { data } = await look(manager, "person", id);
    expect(data).toMatchObject({ weeks: [{ validFrom: form["validFrom"] }] });
    const [week] = await shiftWeeks(db(), { centreId: centre.id }, id);
    const seen = week ? shiftMark(week) : "";
    const name = `remove-week-${form["validFrom"] ?? ""}_`;
    expect((await post(manager, "person", id, { form: name, seen: "other" })).status).toBe(409);
    expect((await post(manager, "person", id, { form: name, seen })).status).toBe(302);
    expect(await weeks()).toEqual([]);
  });
});

test("an absence that is removed gives the visit its place back and ends the task", async () => {
  const first = await post(manager, "person", placed.mechanicId, absence());
  await post(manager, "person", placed.mechanicId, { ...absence(), accepted: markOf(first) });
  const [away] = await db().absence.findMany({ where: { centreId: centre.id } });
  expect(await openTasks()).toBe(1);
  const id = away?.id ?? "";
  expect(
    (await post(manager, "person", placed.mechanicId, { form: `remove-absence-${id}`, absenceId: id }))
      .status,
  ).toBe(302);
  expect(await openTasks()).toBe(0);
});
