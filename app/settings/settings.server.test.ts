// The forms of the settings as a browser posts them: saved once, answered beside the field, never over what was not seen.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, type TestCentre } from "test/factories";
import { aCentreWithPlace, type Placed } from "test/places";
import {
  BAY,
  EVERY_DAY,
  LIMITS,
  look,
  errorsOf,
  post,
  seenIn,
  seenOn,
  SERVICE,
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

function absence(): Fields {
  return { form: "absence", fromDate: date, untilDate: date, reason: "ill" };
}

describe("a thing of another centre", () => {
  test("does not exist here", async () => {
    const other = await aCentre();
    const serviceId = randomUUID();
    await db().catalogueJob.create({
      data: {
        id: serviceId,
        centreId: other.id,
        titleEn: "x",
        titleRu: "x",
        labourMinutes: 1,
        priceMinor: 1,
      },
    });
    const absenceId = randomUUID();
    const mechanicId = other.team.mechanic.staffId;
    await db().absence.create({
      data: {
        id: absenceId,
        centreId: other.id,
        staffId: mechanicId,
        startsAt: new Date(),
        endsAt: new Date(Date.now() + HOUR),
        reason: "ill",
        createdBy: mechanicId,
      },
    });
    await db().holiday.create({
      data: { centreId: other.id, name: "x", date: new Date(`${date}T00:00:00Z`) },
    });
    const posts: readonly (readonly [Section, string, Fields])[] = [
      ["bay", other.bays[0], { ...BAY, seen: "" }],
      ["service", serviceId, { ...SERVICE, seen: "" }],
      ["person", mechanicId, absence()],
      ["person", placed.mechanicId, { form: `remove-absence-${absenceId}`, absenceId }],
      ["holiday", date, { form: "remove", seen: "" }],
      ["days", "", { form: "remove-x", date, what: "all" }],
    ];
    for (const [section, id, fields] of posts)
      expect((await post(manager, section, id, fields)).status).toBe(404);
    for (const [section, id] of posts.slice(0, 3))
      expect((await look(manager, section, id)).status).toBe(404);
    expect(await db().absence.count({ where: { centreId: other.id } })).toBe(1);
  });

  test("nor does what is no id at all", async () => {
    for (const section of ["bay", "service", "person", "holiday"] as const)
      expect((await look(manager, section, "nothing")).status).toBe(404);
  });
});

describe("a new thing", () => {
  test("is made once, however often its form arrives", async () => {
    const form = { ...SERVICE, seen: "", submissionId: randomUUID() };
    expect(await Promise.all([1, 2, 3].map(() => post(manager, "service", "new", form)))).toMatchObject([
      { status: 302 },
      { status: 302 },
      { status: 302 },
    ]);
    expect(await db().catalogueJob.findMany({ where: { centreId: centre.id } })).toMatchObject([
      {
        titleRu: "Смена шин",
        skill: "tyres",
        priceMinor: 8000,
        depositMinor: 2000,
        parts: ["Valve", "Weights"],
      },
    ]);
    const bayForm = { ...BAY, name: "Lift by the door", place: "1", seen: "", submissionId: randomUUID() };
    expect((await post(manager, "bay", "new", bayForm)).status).toBe(302);
    expect((await post(manager, "bay", "new", bayForm)).status).toBe(302);
    const bays = await db().bay.findMany({ where: { centreId: centre.id }, orderBy: { position: "asc" } });
    expect(bays.map(({ name }) => name)).toEqual(["Lift by the door", "Bay 1", "Bay 2"]);
  });

  test("is not given a name that is taken", async () => {
    expect(errorsOf(await post(manager, "bay", "new", { ...BAY, seen: "" }))).toEqual({
      name: ["settings:taken"],
    });
  });
});

describe("what was changed since the page was opened", () => {
  test("is not overwritten unseen, and what stands there now comes back", async () => {
    const fields = { ...LIMITS, seen: await seenOn(manager, "limits", "") };
    expect((await post(manager, "limits", "", { ...fields, walkInPercent: "20" })).status).toBe(302);
    const late = await post(manager, "limits", "", { ...fields, walkInPercent: "30" });
    expect(late.status).toBe(409);
    expect(errorsOf(late)).toEqual({ "": ["settings:stale"] });
    const seen = seenIn(late);
    expect((await post(manager, "limits", "", { ...fields, walkInPercent: "30", seen })).status).toBe(302);
    expect(await db().centre.findUniqueOrThrow({ where: { id: centre.id } })).toMatchObject({
      walkInPercent: 30,
    });
  });
});

describe("wrong values", () => {
  const WRONG: readonly (readonly [Section, string, Fields, Readonly<Record<string, readonly string[]>>])[] =
    [
      ["limits", "", { ...LIMITS, walkInPercent: "101" }, { walkInPercent: ["too-big"] }],
      ["limits", "", { ...LIMITS, loaners: "-1" }, { loaners: ["not-whole"] }],
      ["service", "new", { ...SERVICE, deposit: "90" }, { deposit: ["works:services.aboveprice"] }],
      ["service", "new", { ...SERVICE, labourMinutes: "0" }, { labourMinutes: ["too-small"] }],
      ["service", "new", { ...SERVICE, skill: "magic" }, { skill: ["not-in-list"] }],
      ["bay", "new", { ...BAY, kind: "roof" }, { kind: ["not-in-list"] }],
      [
        "days",
        "",
        { form: "override", date: "2026-02-30", what: "all", amount: "1" },
        { date: ["settings:notADate"] },
      ],
      [
        "days",
        "",
        { form: "override", date: "2026-03-01", what: "loaner", amount: "1.5" },
        { amount: ["settings:days.whole"] },
      ],
      ["online", "", { form: "online", onlineBooking: "on" }, { publicSlug: ["settings:online.slugNeeded"] }],
      ["online", "", { form: "online", publicSlug: "a--b" }, { publicSlug: ["settings:online.slugForm"] }],
      ...[
        "http://example.com",
        "https://example.com/page",
        "https://*.example.com",
        "https://u:p@example.com",
        "https://localhost",
        "javascript:alert(1)",
        "https://example.com; script-src *",
      ].map(
        (origin) =>
          [
            "online",
            "",
            { form: "online", widgetOrigins: origin },
            { widgetOrigins: ["settings:online.originForm"] },
          ] as const,
      ),
    ];

  test.each(WRONG)("of %s%s %j are answered beside the field", async (section, id, fields, errors) => {
    const answer = await post(manager, section, id, { seen: "", ...fields });
    expect(answer.status).toBe(400);
    expect(errorsOf(answer)).toEqual(errors);
  });

  test("of times are answered beside the day's field", async () => {
    const week = { form: "week", seen: "", ...EVERY_DAY("08:00", "18:00") };
    expect(errorsOf(await post(manager, "hours", "", { ...week, "days[2].closes": "07:00" }))).toEqual({
      "days[2].closes": ["settings:endsBefore"],
    });
    expect(errorsOf(await post(manager, "hours", "", { ...week, "days[2].opens": "25:00" }))).toEqual({
      "days[2].opens": ["settings:notAClock"],
    });
    expect(
      errorsOf(
        await post(manager, "holiday", "new", {
          form: "day",
          date,
          name: "Half day",
          kind: "hours",
          seen: "",
        }),
      ),
    ).toEqual({ opens: ["required"], closes: ["required"] });
    const before = { form: "absence", fromDate: "2026-03-02", untilDate: "2026-03-01", reason: "ill" };
    expect(errorsOf(await post(manager, "person", placed.mechanicId, before))).toEqual({
      untilDate: ["roster:endsBefore"],
    });
    // The clocks of Dublin skip this hour.
    const skipped = {
      form: "absence",
      fromDate: "2027-03-28",
      fromTime: "01:30",
      untilDate: "2027-03-29",
      reason: "ill",
    };
    expect(errorsOf(await post(manager, "person", placed.mechanicId, skipped))).toEqual({
      fromTime: ["time-skipped"],
    });
  });
});

describe("online booking", () => {
  const save = async (fields: Fields) =>
    post(manager, "online", "", { form: "online", seen: await seenOn(manager, "online", ""), ...fields });

  test("is switched on at an address of its own, for the sites that are named", async () => {
    const origins = "https://www.example.com/\nhttps://shop.example.com:8443\nhttps://www.example.com";
    const slug = `quay-${randomUUID().slice(0, 8)}`;
    expect(
      (await save({ onlineBooking: "on", publicSlug: slug.toUpperCase(), widgetOrigins: origins })).status,
    ).toBe(302);
    expect(await db().centre.findUniqueOrThrow({ where: { id: centre.id } })).toMatchObject({
      onlineBooking: true,
      publicSlug: slug,
      widgetOrigins: ["https://www.example.com", "https://shop.example.com:8443"],
    });
    const other = await aCentre();
    await db().centre.update({ where: { id: other.id }, data: { publicSlug: `${slug}-2` } });
    expect(errorsOf(await save({ publicSlug: `${slug}-2` }))).toEqual({
      publicSlug: ["settings:online.slugTaken"],
    });
  });
});
