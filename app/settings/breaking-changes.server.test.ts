// Changes that take a visit's place: shown first on every page, saved once somebody has seen what breaks, never by an advisor.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import type { TestCentre } from "test/factories";
import { aCentreWithPlace, aPlace, dateFromNow, type Placed } from "test/places";
import {
  BAY,
  EVERY_DAY,
  LIMITS,
  look,
  markOf,
  post,
  seenOn,
  shiftWeek,
  type Fields,
  type Section,
} from "test/settings-forms";

useDatabase();

let centre: TestCentre;
let manager: Actor;
let placed: Placed;
let date: string;

beforeEach(async () => {
  ({ centre, manager, placed, date } = await aCentreWithPlace());
});

const openTasks = () => db().task.count({ where: { centreId: centre.id, endedAt: null } });

/** Each kind of change that takes the visit's place away, on the page where it is made. */
const BREAKING: readonly (readonly [string, Section, () => Promise<readonly [string, Fields]>])[] = [
  ["other opening hours", "hours", async () => ["", { form: "week", ...EVERY_DAY("12:00", "18:00") }]],
  [
    "a holiday",
    "holiday",
    async () => ["new", { form: "day", date, name: "Stocktaking", kind: "shut", seen: "" }],
  ],
  ["a bay out of use", "bay", async () => [placed.bayId, { ...BAY, name: await bayName(), active: "" }]],
  [
    "a bay for other work",
    "bay",
    async () => [placed.bayId, { ...BAY, name: await bayName(), skills: "tyres" }],
  ],
  ["other skills", "person", async () => [placed.mechanicId, { form: "skills", skills: "tyres", seen: "" }]],
  ["an absence", "person", async () => [placed.mechanicId, absence()]],
  [
    "other shifts",
    "person",
    async () => [placed.mechanicId, shiftWeek(await dateFromNow(centre, 0), "12:00", "18:00")],
  ],
  ["a day with less work", "days", async () => ["", { form: "override", date, what: "all", amount: "0.5" }]],
];

async function bayName(): Promise<string> {
  return (await db().bay.findUniqueOrThrow({ where: { id: placed.bayId } })).name;
}

function absence(): Fields {
  return { form: "absence", fromDate: date, untilDate: date, reason: "ill" };
}

async function everything() {
  const where = { centreId: centre.id };
  return {
    plan: await db().capacityPlan.findUniqueOrThrow({ where }),
    tasks: await db().task.findMany({ where }),
    absences: await db().absence.findMany({ where }),
    hours: await db().openingHours.findMany({ where, orderBy: { weekday: "asc" } }),
    submissions: await db().submission.count({ where }),
  };
}

describe.each(BREAKING)("%s", (_, section, form) => {
  test("that takes a visit's place is shown first, and saved once somebody has seen it", async () => {
    const [id, fields] = await form();
    const seen = fields["seen"] ?? (await seenOn(manager, section, id));
    const before = await everything();
    const sent = { submissionId: randomUUID(), ...fields, ...(section === "days" ? {} : { seen }) };
    const first = await post(manager, section, id, sent);
    expect(first).toMatchObject({
      status: 409,
      data: { preview: { visits: [{ visitId: placed.visit.id }] } },
    });
    expect(await everything()).toEqual(before);
    const accepted = { ...sent, accepted: markOf(first) };
    expect((await post(manager, section, id, accepted)).status).toBe(302);
    expect(await openTasks()).toBe(1);
    // The same form once more, as a double click sends it.
    const after = await everything();
    expect((await post(manager, section, id, accepted)).status).toBe(302);
    expect(await everything()).toEqual(after);
  });

  test("is nothing that an advisor may change", async () => {
    const [id, fields] = await form();
    const before = await everything();
    expect((await post(centre.team.advisor, section, id, fields)).status).toBe(403);
    expect((await look(centre.team.advisor, section, id === "" ? "new" : id)).status).toBe(403);
    expect(await everything()).toEqual(before);
  });
});

test("limits that take places away are shown first", async () => {
  await db().centre.update({ where: { id: centre.id }, data: { loaners: 1 } });
  const at = plus(placed.startsAt, 2 * HOUR);
  await aPlace(centre, { at, need: { transport: "loaner" } });
  const fields = { ...LIMITS, seen: await seenOn(manager, "limits", "") };
  const first = await post(manager, "limits", "", fields);
  expect(first.status).toBe(409);
  expect((await post(manager, "limits", "", { ...fields, accepted: markOf(first) })).status).toBe(302);
  expect(await db().centre.findUniqueOrThrow({ where: { id: centre.id } })).toMatchObject({ loaners: 0 });
});
