// The plan in the browser: what is possible, why not, and what it means for the customer.
import { describe, expect, test } from "vitest";
import { counterKey } from "~/capacity/counters";
import { needOf } from "~/capacity/need";
import type { Roster } from "~/capacity/roster";
import { workshop } from "~/capacity/workshop";
import { HOUR, MINUTE, plus, type Instant } from "~/journey/instant";
import { dayNumber } from "~/journey/working-time";
import { deedOf, fieldsOf, subjectOf, undoOf, withUnderWay } from "./deed";
import { hoursShown, isOff } from "./grid/grid-hours";
import { isMovable, type Job, type JobVisit } from "./job";
import { lanesOf, shownJobs } from "./lanes";
import { barPercent, loadState } from "./load";
import { minutesBetween, nearestTimes, possibleTimes, receptionFor, tryTarget, type Plan } from "./plan";
import { zoneDays } from "./zone-days";

const zone = zoneDays("Europe/Dublin");
const monday = dayNumber("2026-11-23");
const at = (hour: number, minute = 0, day = monday) => zone.at(day, hour * 60 + minute);
const now = at(7);

const roster: Roster = {
  centreId: "centre",
  version: 1,
  hours: {
    timeZone: "Europe/Dublin",
    week: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1080 })),
    exceptions: [],
  },
  holidayNames: new Map(),
  mechanics: [
    { id: "ann", name: "Ann", skills: [], shifts: [], absences: [{ start: at(14), end: at(18) }] },
    { id: "bob", name: "Bob", skills: ["tyres"], shifts: [], absences: [] },
  ],
  bays: [
    { id: "one", name: "Bay 1", kind: "lift", skills: [] },
    { id: "two", name: "Bay 2", kind: "lift", skills: [] },
  ],
  walkInPercent: 0,
  receptionsPerQuarter: 9,
  loaners: 0,
  shuttleSeats: 0,
  overrides: new Map(),
};
const shop = workshop(roster);

const tyres = [{ labourMinutes: 60, skill: "tyres" }];
const dropOff = { transport: "drop-off", channel: "phone" } as const;

function aVisit(change: Partial<JobVisit> = {}): JobVisit {
  return {
    id: "visit",
    version: 1,
    stage: "booking",
    open: true,
    plate: "191-D-1",
    car: "Toyota Corolla",
    customer: "Nora Byrne",
    what: "Tyres",
    need: needOf(tyres, dropOff),
    ...change,
  };
}

function aJob(startsAt: Instant, change: Partial<Job> = {}): Job {
  return {
    id: "job",
    receptionAt: startsAt,
    startsAt,
    endsAt: plus(startsAt, HOUR),
    minutes: 60,
    bayId: "one",
    bay: "Bay 1",
    mechanicId: "bob",
    mechanic: "Bob",
    visit: aVisit(),
    ...change,
  };
}

const planOf = (...jobs: readonly Job[]): Plan => ({ shop, jobs, levels: new Map() });
const other = (startsAt: Instant, change: Partial<Job> = {}) =>
  aJob(startsAt, { id: "other", visit: aVisit({ id: "other", plate: "191-D-2" }), ...change });

function subject(job: Job) {
  const found = subjectOf({ job });
  if (!found) throw new Error("nobody's place");
  return found;
}

function why(plan: Plan, job: Job, target: { startsAt: Instant; bayId?: string; mechanicId?: string }) {
  const tried = tryTarget(plan, subject(job), { minutes: 60, ...target }, now);
  return tried.ok ? undefined : tried.why;
}

describe("where work may go", () => {
  const job = aJob(at(9));

  test("its own place is never in its way", () => {
    expect(why(planOf(job), job, { startsAt: at(9, 30), bayId: "one", mechanicId: "bob" })).toBeUndefined();
  });

  test("keeps its bay and its mechanic where nothing else was wished for", () => {
    const tried = tryTarget(planOf(job), subject(job), { startsAt: at(15), minutes: 60 }, now);
    expect(tried).toMatchObject({ ok: true, placement: { bayId: "one", mechanicId: "bob" } });
  });

  test("a lane that is taken says by whom", () => {
    const plan = planOf(job, other(at(10), { mechanicId: "ann" }));
    expect(why(plan, job, { startsAt: at(10), bayId: "one" })).toEqual({ code: "bay-taken", by: "191-D-2" });
    const busy = planOf(job, other(at(10), { bayId: "two" }));
    const wish = { startsAt: at(10), mechanicId: "bob" };
    expect(why(busy, job, wish)).toEqual({ code: "mechanic-taken", by: "191-D-2" });
  });

  test("a place that is kept for an online booking is taken by nobody that has a plate", () => {
    const { visit: _, ...held } = other(at(10), { mechanicId: "ann" });
    expect(why(planOf(job, held), job, { startsAt: at(10), bayId: "one" })).toEqual({
      code: "bay-taken",
      by: "",
    });
  });

  test("closed hours, closed days, absences and the past are said", () => {
    const plan = planOf(job);
    expect(why(plan, job, { startsAt: at(19) })?.code).toBe("shut");
    expect(why(plan, job, { startsAt: at(9, 0, monday + 5) })?.code).toBe("shut");
    expect(why(plan, job, { startsAt: at(15), mechanicId: "ann" })?.code).toBe("mechanic-away");
    expect(why(plan, job, { startsAt: at(6, 45) })?.code).toBe("past");
  });

  test("a day whose labour is used up says so, but not by the work's own share", () => {
    const key = counterKey({ kind: "labour", day: monday, name: "all" });
    const full = { capacity: 60, held: 0, used: 60, walkIn: 0 };
    const plan = { ...planOf(job), levels: new Map([[key, full]]) };
    expect(why(plan, job, { startsAt: at(11) })).toBeUndefined();
    const guest = other(at(11), { startsAt: at(8, 0, monday + 1), endsAt: at(9, 0, monday + 1) });
    expect(why(plan, guest, { startsAt: at(11) })?.code).toBe("labour-full");
  });

  test("the possible times are the quarters on which somebody is free", () => {
    const plan = planOf(
      job,
      other(at(10, 15), { endsAt: at(18) }),
      other(at(10), { id: "x", mechanicId: "ann", bayId: "two", endsAt: at(14) }),
    );
    const times = possibleTimes(plan, subject(job), monday, { minutes: 60 }, now);
    expect(times.map(({ startsAt }) => zone.minuteOfDay(startsAt) / 60)).toEqual([
      8, 8.25, 8.5, 8.75, 9, 9.25,
    ]);
  });
});

test("the nearest free times are those of the wished day, in any lane, and never the present one", () => {
  const job = aJob(at(9));
  const plan = planOf(job, other(at(13), { bayId: "two" }));
  const wish = { startsAt: at(13), minutes: 60 };
  const near = nearestTimes(plan, subject(job), wish, [monday, monday + 1], now);
  expect(near.map((time) => zone.minuteOfDay(time) / 60)).toEqual([12.5, 12.75, 13.25]);
  const both = { endsAt: at(18), visit: aVisit({ id: "x" }) };
  const full = planOf(job, other(at(8), both), other(at(8), { ...both, mechanicId: "ann", bayId: "two" }));
  const next = nearestTimes(full, subject(job), wish, [monday, monday + 1], now);
  expect(next.map((time) => zone.dayOf(time))).toEqual([monday + 1, monday + 1, monday + 1]);
});

describe("the customer's time", () => {
  test("stays when the work begins later on the same day, and moves with it otherwise", () => {
    const dropped = subject(aJob(at(9)));
    expect(receptionFor(shop, dropped, at(11))).toBe(at(9));
    expect(receptionFor(shop, dropped, at(8))).toBe(at(8));
    expect(receptionFor(shop, dropped, at(9, 0, monday + 1))).toBe(at(9, 0, monday + 1));
  });

  test("is that of the work for somebody who waits", () => {
    const visit = aVisit({ need: needOf(tyres, { ...dropOff, transport: "wait" }) });
    expect(receptionFor(shop, subject(aJob(at(9), { visit })), at(11))).toBe(at(11));
  });
});

describe("a move and its way back", () => {
  const job = aJob(at(10), { receptionAt: at(9) });
  const deed = deedOf("d1", { job }, { startsAt: at(12), minutes: 90, bayId: "two" });

  test("tells the server what the page showed, and back again everything as it was", () => {
    if (!deed) throw new Error("no deed");
    expect(fieldsOf(deed, "Europe/Dublin")).toMatchObject({
      intent: "replan",
      startsAt: String(at(12)),
      minutes: "90",
      bayId: "two",
      from: String(at(10)),
    });
    expect(fieldsOf(deed, "Europe/Dublin")).not.toHaveProperty("mechanicId");
    const back = undoOf("d2", deed);
    expect(back && fieldsOf(back, "Europe/Dublin")).toMatchObject({
      startsAt: String(at(10)),
      minutes: "60",
      bayId: "one",
      mechanicId: "bob",
      from: String(at(12)),
      receptionAt: String(at(9)),
    });
  });

  test("a request is booked on the centre's clock; one that has a time is given its lane", () => {
    const visit = aVisit();
    const request = { visit, requestedAt: at(7) };
    const booked = deedOf("d", { request }, { startsAt: at(9), minutes: 60 });
    expect(booked && fieldsOf(booked, "Europe/Dublin")).toMatchObject({
      intent: "book",
      at: "2026-11-23T09:00",
    });
    expect(booked && undoOf("x", booked)).toBeUndefined();
    const agreed = deedOf(
      "d",
      { request: { ...request, appointmentAt: at(9) } },
      { startsAt: at(9), minutes: 60 },
    );
    expect(agreed?.intent).toBe("replan");
  });

  test("what is under way stands where it was dropped", () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(deed ? fieldsOf(deed, "Europe/Dublin") : {}))
      form.set(name, value);
    const [moved, still] = withUnderWay([job, other(at(15))], form);
    expect(moved).toMatchObject({ startsAt: at(12), endsAt: at(13, 30), bayId: "two", mechanicId: "bob" });
    expect(still?.startsAt).toBe(at(15));
  });

  test("what is in the workshop, over, or nobody's yet stays where it is", () => {
    expect(isMovable(job)).toBe(true);
    expect(isMovable(aJob(at(9), { visit: aVisit({ stage: "repairs" }) }))).toBe(false);
    expect(isMovable(aJob(at(9), { visit: aVisit({ open: false }) }))).toBe(false);
    expect(isMovable({})).toBe(false);
  });
});

describe("what is shown", () => {
  test("lanes are all bays or all mechanics, and those that still have work", () => {
    const gone = other(at(9), { bayId: "old", bay: "Old bay" });
    expect(lanesOf("bay", roster, [gone]).map(({ name }) => name)).toEqual(["Bay 1", "Bay 2", "Old bay"]);
    expect(lanesOf("mechanic", roster, [gone]).map(({ name }) => name)).toEqual(["Ann", "Bob"]);
  });

  test("the filter leaves one lane or one stage", () => {
    const jobs = [aJob(at(9)), other(at(9), { bayId: "two", visit: aVisit({ stage: "repairs" }) })];
    const view = { day: monday, lanes: "bay" } as const;
    expect(shownJobs(jobs, view)).toHaveLength(2);
    expect(shownJobs(jobs, { ...view, lane: "two" }).map(({ id }) => id)).toEqual(["other"]);
    expect(shownJobs(jobs, { ...view, stage: "booking" }).map(({ id }) => id)).toEqual(["job"]);
  });

  test("hours reach from opening to closing, and to work outside of them", () => {
    expect(hoursShown(shop, zone, [monday], [])).toEqual({ from: 480, to: 1080 });
    expect(hoursShown(shop, zone, [monday], [aJob(at(18, 30))])).toEqual({ from: 480, to: 1200 });
    expect(hoursShown(shop, zone, [monday + 5], [])).toEqual({ from: 480, to: 1080 });
    const overnight = aJob(at(17), { endsAt: at(9, 0, monday + 1) });
    expect(hoursShown(shop, zone, [monday, monday + 1], [overnight])).toEqual({ from: 480, to: 1080 });
  });

  test("a mechanic's lane is off while they are away", () => {
    const moment = { at: at(15), day: monday };
    expect(isOff(shop, "mechanic", moment, "ann")).toBe(true);
    expect(isOff(shop, "mechanic", moment, "bob")).toBe(false);
    expect(isOff(shop, "bay", { at: at(19), day: monday }, "one")).toBe(true);
  });

  test("the length of work that goes on overnight is that of its hours of work", () => {
    const span = { start: at(17), end: at(9, 0, monday + 1) };
    expect(minutesBetween(shop, span, "bob")).toBe(120);
    expect(minutesBetween(shop, { start: at(9), end: plus(at(9), 5 * MINUTE) }, "bob")).toBe(15);
  });

  test("a day's load is a share and a word", () => {
    const load = (bookedMinutes: number, capacityMinutes: number) => ({
      day: 1,
      bookedMinutes,
      capacityMinutes,
    });
    expect([barPercent(load(300, 600)), loadState(load(300, 600))]).toEqual([50, "free"]);
    expect([barPercent(load(580, 600)), loadState(load(580, 600))]).toEqual([97, "full"]);
    expect([barPercent(load(700, 600)), loadState(load(700, 600))]).toEqual([100, "over"]);
    expect([barPercent(load(0, 0)), loadState(load(0, 0))]).toEqual([0, "closed"]);
    expect(loadState(load(60, 0))).toBe("over");
  });
});
