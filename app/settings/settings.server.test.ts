// The forms of the settings as a browser posts them: saved once, shown first when something breaks, refused beside the field.
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { RouterContextProvider } from "react-router";
import { HOUR, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { answered, type Answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aColleague, requestAs, type TestCentre } from "test/factories";
import { aPlace, dateFromNow, opensDaily, timeOn, type Placed } from "test/places";
import * as bay from "./bays/bay.route";
import * as days from "./days/days.route";
import * as holiday from "./holidays/holiday.route";
import * as hours from "./hours/hours.route";
import * as limits from "./limits/limits.route";
import * as online from "./online/online.route";
import * as person from "./people/person.route";
import * as service from "./services/service.route";

useDatabase();

let centre: TestCentre;
let placed: Placed;
let date: string;

beforeEach(async () => {
  centre = await aCentre();
  await opensDaily(centre);
  placed = await aPlace(centre, { at: await timeOn(centre, 3, 10 * 60) });
  date = await dateFromNow(centre, 3);
});

type Fields = Readonly<Record<string, string>>;

const SECTIONS = { hours, holiday, bay, person, service, limits, days, online } as const;
type Section = keyof typeof SECTIONS;

/** Posts a form of a section's page. Without a `submissionId` of its own it was never sent before. */
async function post(
  section: Section,
  id: string,
  fields: Fields,
  as: Actor = centre.team.manager,
): Promise<Answered> {
  const request = await requestAs(as, `/settings/${section}/${id}`, {
    submissionId: randomUUID(),
    ...fields,
  });
  const params = { date: id, bayId: id, staffId: id, serviceId: id };
  const context = new RouterContextProvider();
  const url = new URL(request.url);
  return answered(SECTIONS[section].action({ request, params, context, url, pattern: "" }));
}

async function look(section: Section, id: string, as: Actor = centre.team.manager): Promise<Answered> {
  const request = await requestAs(as, `/settings/${section}/${id}`);
  const params = { date: id, bayId: id, staffId: id, serviceId: id };
  const context = new RouterContextProvider();
  const url = new URL(request.url);
  return answered(SECTIONS[section].loader({ request, params, context, url, pattern: "" }));
}

/** What stands on the page now, as its forms carry it. */
async function seenOn(section: Section, id: string): Promise<string> {
  const { data } = await look(section, id);
  const seen: unknown = typeof data === "object" && data !== null ? Reflect.get(data, "seen") : undefined;
  return typeof seen === "string" ? seen : "";
}

function errorsOf({ data }: Answered): Readonly<Record<string, readonly string[]>> {
  const result: unknown = Reflect.get(Object(data), "result");
  const error: unknown = Reflect.get(Object(result), "error");
  return Object.fromEntries(
    Object.entries(Object(error) as Record<string, unknown>).map(([name, codes]) => [
      name,
      Array.isArray(codes) ? codes.map((code) => String(code).split("|")[0] ?? "") : [],
    ]),
  );
}

function markOf({ data }: Answered): string {
  return String(Reflect.get(Object(Reflect.get(Object(data), "preview")), "mark"));
}

const openTasks = () => db().task.count({ where: { centreId: centre.id, endedAt: null } });
const EVERY_DAY = (opens: string, closes: string): Fields =>
  Object.fromEntries(
    [0, 1, 2, 3, 4, 5, 6].flatMap((at) => [
      [`days[${at}].open`, "on"],
      [`days[${at}].opens`, opens],
      [`days[${at}].closes`, closes],
    ]),
  );

const BAY = { form: "bay", name: "Bay 1", kind: "lift", place: "1", active: "on" };
const SERVICE = {
  form: "service",
  titleEn: "Tyre change",
  titleRu: "Смена шин",
  labourMinutes: "60",
  skill: "tyres",
  price: "80.00",
  deposit: "20.00",
  parts: "Valve\n\nWeights\nValve",
  online: "on",
  active: "on",
};
const LIMITS = {
  form: "limits",
  walkInPercent: "10",
  receptionsPerQuarter: "2",
  loaners: "0",
  shuttleSeats: "0",
  moveDeadlineHours: "4",
  onlineNoticeHours: "4",
  bookingHorizonDays: "60",
};

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
  ["other shifts", "person", async () => [placed.mechanicId, await shifts("12:00", "18:00")]],
  ["a day with less work", "days", async () => ["", { form: "override", date, what: "all", amount: "0.5" }]],
];

async function bayName(): Promise<string> {
  return (await db().bay.findUniqueOrThrow({ where: { id: placed.bayId } })).name;
}

function absence(): Fields {
  return { form: "absence", fromDate: date, untilDate: date, reason: "ill" };
}

async function shifts(from: string, until: string): Promise<Fields> {
  const week = [0, 1, 2, 3, 4, 5, 6].flatMap((at) => [
    [`days[${at}].works`, "on"],
    [`days[${at}].from`, from],
    [`days[${at}].until`, until],
  ]);
  return {
    form: "week-new",
    validFrom: await dateFromNow(centre, 0),
    seen: "",
    ...(Object.fromEntries(week) as Record<string, string>),
  };
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
    const seen = fields["seen"] ?? (await seenOn(section, id));
    const before = await everything();
    const sent = { submissionId: randomUUID(), ...fields, ...(section === "days" ? {} : { seen }) };
    const first = await post(section, id, sent);
    expect(first).toMatchObject({
      status: 409,
      data: { preview: { visits: [{ visitId: placed.visit.id }] } },
    });
    expect(await everything()).toEqual(before);
    const accepted = { ...sent, accepted: markOf(first) };
    expect((await post(section, id, accepted)).status).toBe(302);
    expect(await openTasks()).toBe(1);
    // The same form once more, as a double click sends it.
    const after = await everything();
    expect((await post(section, id, accepted)).status).toBe(302);
    expect(await everything()).toEqual(after);
  });

  test("is nothing that an advisor may change", async () => {
    const [id, fields] = await form();
    const before = await everything();
    expect((await post(section, id, fields, centre.team.advisor)).status).toBe(403);
    expect((await look(section, id === "" ? "new" : id, centre.team.advisor)).status).toBe(403);
    expect(await everything()).toEqual(before);
  });
});

test("limits that take places away are shown first", async () => {
  await db().centre.update({ where: { id: centre.id }, data: { loaners: 1 } });
  const at = plus(placed.startsAt, 2 * HOUR);
  await aPlace(centre, { at, need: { transport: "loaner" } });
  const fields = { ...LIMITS, seen: await seenOn("limits", "") };
  const first = await post("limits", "", fields);
  expect(first.status).toBe(409);
  expect((await post("limits", "", { ...fields, accepted: markOf(first) })).status).toBe(302);
  expect(await db().centre.findUniqueOrThrow({ where: { id: centre.id } })).toMatchObject({ loaners: 0 });
});

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
    for (const [section, id, fields] of posts) expect((await post(section, id, fields)).status).toBe(404);
    for (const [section, id] of posts.slice(0, 3)) expect((await look(section, id)).status).toBe(404);
    expect(await db().absence.count({ where: { centreId: other.id } })).toBe(1);
  });

  test("nor does what is no id at all", async () => {
    for (const section of ["bay", "service", "person", "holiday"] as const)
      expect((await look(section, "nothing")).status).toBe(404);
  });
});

describe("a new thing", () => {
  test("is made once, however often its form arrives", async () => {
    const form = { ...SERVICE, seen: "", submissionId: randomUUID() };
    expect(await Promise.all([1, 2, 3].map(() => post("service", "new", form)))).toMatchObject([
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
    expect((await post("bay", "new", bayForm)).status).toBe(302);
    expect((await post("bay", "new", bayForm)).status).toBe(302);
    const bays = await db().bay.findMany({ where: { centreId: centre.id }, orderBy: { position: "asc" } });
    expect(bays.map(({ name }) => name)).toEqual(["Lift by the door", "Bay 1", "Bay 2"]);
  });

  test("is not given a name that is taken", async () => {
    expect(errorsOf(await post("bay", "new", { ...BAY, seen: "" }))).toEqual({ name: ["settings:taken"] });
  });
});

describe("what was changed since the page was opened", () => {
  test("is not overwritten unseen, and what stands there now comes back", async () => {
    const fields = { ...LIMITS, seen: await seenOn("limits", "") };
    expect((await post("limits", "", { ...fields, walkInPercent: "20" })).status).toBe(302);
    const late = await post("limits", "", { ...fields, walkInPercent: "30" });
    expect(late.status).toBe(409);
    expect(errorsOf(late)).toEqual({ "": ["settings:stale"] });
    const seen = String(Reflect.get(Object(late.data), "seen"));
    expect((await post("limits", "", { ...fields, walkInPercent: "30", seen })).status).toBe(302);
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
    const answer = await post(section, id, { seen: "", ...fields });
    expect(answer.status).toBe(400);
    expect(errorsOf(answer)).toEqual(errors);
  });

  test("of times are answered beside the day's field", async () => {
    const week = { form: "week", seen: "", ...EVERY_DAY("08:00", "18:00") };
    expect(errorsOf(await post("hours", "", { ...week, "days[2].closes": "07:00" }))).toEqual({
      "days[2].closes": ["settings:endsBefore"],
    });
    expect(errorsOf(await post("hours", "", { ...week, "days[2].opens": "25:00" }))).toEqual({
      "days[2].opens": ["settings:notAClock"],
    });
    expect(
      errorsOf(
        await post("holiday", "new", { form: "day", date, name: "Half day", kind: "hours", seen: "" }),
      ),
    ).toEqual({ opens: ["required"], closes: ["required"] });
    const before = { form: "absence", fromDate: "2026-03-02", untilDate: "2026-03-01", reason: "ill" };
    expect(errorsOf(await post("person", placed.mechanicId, before))).toEqual({
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
    expect(errorsOf(await post("person", placed.mechanicId, skipped))).toEqual({
      fromTime: ["time-skipped"],
    });
  });
});

describe("online booking", () => {
  const save = async (fields: Fields) =>
    post("online", "", { form: "online", seen: await seenOn("online", ""), ...fields });

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
    const first = await shifts("08:00", "16:00");
    await post("person", id, { ...first, "days[0].breakFrom": "12:00", "days[0].breakUntil": "12:30" });
    const from = await dateFromNow(centre, 10);
    await post("person", id, { ...(await shifts("10:00", "18:00")), validFrom: from });
    expect(await weeks()).toEqual([
      [first["validFrom"], await dateFromNow(centre, 9), 480, 720],
      [first["validFrom"], await dateFromNow(centre, 9), 750, 960],
      [from, undefined, 600, 1080],
    ]);
    const within = {
      ...(await shifts("10:00", "18:00")),
      validFrom: await dateFromNow(centre, 2),
      validTo: from,
    };
    expect(errorsOf(await post("person", id, within))).toEqual({ validFrom: ["roster:overlaps"] });
  });

  test("are removed again", async () => {
    const id = (await aColleague(centre, ["mechanic"])).staffId;
    const form = await shifts("08:00", "16:00");
    await post("person", id, form);
    const { data } = await look("person", id);
    expect(data).toMatchObject({ weeks: [{ validFrom: form["validFrom"] }] });
    const { shiftMark } = await import("./people/shift-week");
    const { shiftWeeks } = await import("./people/shifts.server");
    const [week] = await shiftWeeks(db(), { centreId: centre.id }, id);
    const seen = week ? shiftMark(week) : "";
    const name = `remove-week-${form["validFrom"] ?? ""}_`;
    expect((await post("person", id, { form: name, seen: "other" })).status).toBe(409);
    expect((await post("person", id, { form: name, seen })).status).toBe(302);
    expect(await weeks()).toEqual([]);
  });
});

test("an absence that is removed gives the visit its place back and ends the task", async () => {
  const first = await post("person", placed.mechanicId, absence());
  await post("person", placed.mechanicId, { ...absence(), accepted: markOf(first) });
  const [away] = await db().absence.findMany({ where: { centreId: centre.id } });
  expect(await openTasks()).toBe(1);
  const id = away?.id ?? "";
  expect(
    (await post("person", placed.mechanicId, { form: `remove-absence-${id}`, absenceId: id })).status,
  ).toBe(302);
  expect(await openTasks()).toBe(0);
});
