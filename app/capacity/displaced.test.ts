// Which bookings a workshop can no longer keep: what has begun, who has come, and who goes first when there is too little.
import { describe, expect, test } from "vitest";
import { HOUR, instant, plus, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import { usesOf } from "./counters";
import { displaced, type Booked } from "./displaced";
import type { Need } from "./need";
import type { Roster } from "./roster";
import { workshop } from "./workshop";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1080 }));

function roster(wishes: Partial<Roster> = {}, absences: readonly Span[] = []): Roster {
  return {
    centreId: "centre",
    version: 1,
    hours: { timeZone: "UTC", week: EVERY_DAY, exceptions: [] },
    holidayNames: new Map(),
    mechanics: [
      { id: "ann", name: "Ann", skills: [], shifts: [], absences },
      { id: "bob", name: "Bob", skills: [], shifts: [], absences: [] },
    ],
    bays: [
      { id: "one", name: "Bay 1", kind: "lift", skills: [] },
      { id: "two", name: "Bay 2", kind: "flat", skills: [] },
    ],
    walkInPercent: 10,
    receptionsPerQuarter: 2,
    loaners: 1,
    shuttleSeats: 0,
    overrides: new Map(),
    ...wishes,
  };
}

const at = (time: string): Instant => instant(`2026-03-03T${time}:00Z`);
const NOW = at("07:00");
let counted = 0;

function booked(wishes: Partial<Booked> & { readonly transport?: Need["transport"] } = {}): Booked {
  counted += 1;
  const { transport = "drop-off", startsAt = at("10:00"), ...rest } = wishes;
  const place = {
    receptionAt: startsAt,
    startsAt,
    endsAt: plus(startsAt, HOUR),
    bayId: "one",
    mechanicId: "ann",
    ...rest,
  };
  const minutes = (place.endsAt - place.startsAt) / 60_000;
  const work = [{ skill: "mechanical" as const, minutes }];
  const need: Need = { minutes, skill: "mechanical", work, transport, walkIn: false };
  return {
    id: `booking ${String(counted)}`,
    createdAt: instant(counted),
    skill: "mechanical",
    arrived: false,
    settled: false,
    uses: usesOf(workshop(roster()), need, place),
    ...place,
  };
}

const lost = (shop: Roster, all: readonly Booked[], now = NOW) => [...displaced(workshop(shop), all, now)];
const codes = (...args: Parameters<typeof lost>) => lost(...args).map(([id, { code }]) => [id, code]);

test("nothing is lost as long as everything fits", () => {
  expect(lost(roster(), [booked(), booked({ startsAt: at("11:00") })])).toEqual([]);
});

describe("work that has begun", () => {
  const begun = booked({ startsAt: at("10:00"), endsAt: at("12:00"), arrived: true });

  test("is not displaced by what is past", () => {
    const morning = { start: at("08:00"), end: at("11:00") };
    expect(lost(roster({}, [morning]), [begun], at("11:00"))).toEqual([]);
  });

  test("is displaced when its mechanic goes home before it is done", () => {
    const goesHome = { start: at("11:00"), end: at("18:00") };
    expect(codes(roster({}, [goesHome]), [begun], at("11:00"))).toEqual([[begun.id, "mechanic-absent"]]);
  });

  test("stays in a bay that is from now on for other work, and not in one that is closed", () => {
    const bays = [{ id: "one", name: "Bay 1", kind: "lift" as const, skills: ["tyres" as const] }];
    expect(lost(roster({ bays }), [begun], at("11:00"))).toEqual([]);
    expect(codes(roster({ bays: [] }), [begun], at("11:00"))).toEqual([[begun.id, "bay-closed"]]);
  });

  test("is nothing to look for a place for when it is done", () => {
    const done = { ...begun, settled: true };
    expect(lost(roster({ bays: [], mechanics: [] }), [done], at("11:00"))).toEqual([]);
  });
});

describe("of what is counted", () => {
  test("the latest booked lose their place, as many as it takes", () => {
    const all = ["09:00", "10:00", "11:00"].map((time) => booked({ startsAt: at(time) }));
    const day = workshop(roster()).dayOf(NOW);
    const overrides = new Map([[`${String(day)} labour all`, 90]]);
    const [, second, third] = all;
    expect(codes(roster({ overrides }), all)).toEqual([
      [third?.id, "work-over"],
      [second?.id, "work-over"],
    ]);
  });

  test("those who lose their place anyway make room first", () => {
    const gone = booked({ startsAt: at("09:00"), mechanicId: "carl" });
    const stays = booked({ startsAt: at("10:00") });
    const day = workshop(roster()).dayOf(NOW);
    const overrides = new Map([[`${String(day)} labour all`, 60]]);
    expect(codes(roster({ overrides }), [stays, gone])).toEqual([[gone.id, "mechanic-gone"]]);
  });

  test("whoever has come keeps the loaner and was received", () => {
    const here = booked({ transport: "loaner", arrived: true, startsAt: at("09:00") });
    const comes = booked({ transport: "loaner", startsAt: at("13:00") });
    expect(codes(roster(), [comes, here])).toEqual([[comes.id, "transport-over"]]);
    expect(codes(roster({ loaners: 0 }), [here])).toEqual([]);
  });

  test("holding more back for walk-ins takes nobody's place", () => {
    expect(lost(roster({ walkInPercent: 100 }), [booked()])).toEqual([]);
  });
});

describe("a customer who comes", () => {
  test("before the doors open, on a closed weekday or on a holiday finds nobody", () => {
    const early = booked({ receptionAt: at("09:00"), startsAt: at("11:00") });
    const hours = (week: Roster["hours"]["week"]) => ({ hours: { timeZone: "UTC", week, exceptions: [] } });
    const late = EVERY_DAY.map((day) => ({ ...day, opensMinute: 600 }));
    expect(codes(roster(hours(late)), [early])).toEqual([[early.id, "closed-then"]]);
    expect(codes(roster(hours([])), [early])).toEqual([[early.id, "shut"]]);
    const day = workshop(roster()).dayOf(NOW);
    const holiday = {
      hours: { timeZone: "UTC", week: EVERY_DAY, exceptions: [{ date: "2026-03-03", hours: [] }] },
      holidayNames: new Map([[day, "Stocktaking"]]),
    };
    expect(lost(roster(holiday), [early])).toEqual([[early.id, { code: "holiday", name: "Stocktaking" }]]);
  });
});
