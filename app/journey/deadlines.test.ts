// What is due by when on a centre's calendar: over nights, Sundays, holidays and the days on which the clocks change.
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { alwaysOpen, neverOpen, officeHours } from "test/calendars";
import { carriedTo, requested } from "test/visit-facts";
import { endOfWorkingDayAfter, endOfWorkingDayBefore, workingTimeAfter } from "./deadlines";
import { event } from "./events";
import { evolve } from "./fold";
import { HOUR, MINUTE, instant, iso, type Instant } from "./instant";
import { nextAction } from "./next-action";
import { defaultRouteMap } from "./route-map";
import type { Visit } from "./visit";
import { workingCalendar, type WorkingCalendar } from "./working-time";

const ZONE = "Europe/Dublin";
/** Saint Patrick's Day 2026 is a Tuesday; Easter Monday is 6 April. The clocks go forward on Sunday, 29 March. */
const dublin = officeHours(ZONE, "2026-03-17", "2026-04-06");

/** A moment on Dublin's wall clock. */
function at(local: string): Instant {
  return instant(DateTime.fromISO(local, { zone: ZONE }).toMillis());
}

/** "Mon 30 Mar 08:10" on Dublin's wall clock. */
function told(moment: Instant): string {
  return DateTime.fromMillis(moment, { zone: ZONE, locale: "en" }).toFormat("ccc d LLL HH:mm");
}

describe("minutes of opening hours", () => {
  it.each([
    ["in the middle of a day", "2026-03-11T10:00", 10, "Wed 11 Mar 10:10"],
    ["up to the very moment of shutting", "2026-03-11T17:50", 10, "Wed 11 Mar 18:00"],
    ["over a night", "2026-03-11T17:55", 10, "Thu 12 Mar 08:05"],
    ["from a moment when it is shut", "2026-03-11T22:00", 10, "Thu 12 Mar 08:10"],
    ["over a Friday evening, where Saturday is short", "2026-03-13T17:30", 60, "Sat 14 Mar 09:30"],
    ["over a Sunday and a holiday", "2026-03-14T13:50", 10 * 60 + 20, "Wed 18 Mar 08:10"],
    ["over the Sunday on which the clocks go forward", "2026-03-28T13:50", 20, "Mon 30 Mar 08:10"],
    ["over Easter", "2026-04-04T13:55", 10, "Tue 7 Apr 08:05"],
    ["over the Sunday on which the clocks go back", "2026-10-24T13:50", 20, "Mon 26 Oct 08:10"],
  ])("count %s", (_when, from, minutes, expected) => {
    expect(told(workingTimeAfter(dublin, at(from), minutes * MINUTE))).toBe(expected);
  });

  it("skip the hour that the clocks skip, and count the one twice that comes twice", () => {
    const night = workingCalendar({
      timeZone: ZONE,
      week: [{ weekday: 7, opensMinute: 0, closesMinute: 5 * 60 }],
      exceptions: [],
    });
    expect(told(workingTimeAfter(night, at("2026-03-29T00:30"), HOUR))).toBe("Sun 29 Mar 02:30");
    expect(told(workingTimeAfter(night, at("2026-10-25T00:30"), 2 * HOUR))).toBe("Sun 25 Oct 01:30");
  });

  it("are minutes on the wall clock where the centre never opens, and beyond the years that calendars know", () => {
    const friday = at("2026-03-13T17:55");
    expect(workingTimeAfter(neverOpen, friday, 10 * MINUTE)).toBe(at("2026-03-13T18:05"));
    const far = at("9999-01-01T12:00");
    expect(workingTimeAfter(dublin, far, 10 * MINUTE)).toBe(at("9999-01-01T12:10"));
  });
});

describe("working days", () => {
  it.each([
    ["the next one", "2026-03-11T10:00", 1, "Thu 12 Mar 18:00"],
    ["from a Friday evening on, Saturday is one", "2026-03-13T20:00", 1, "Sat 14 Mar 14:00"],
    ["Sundays and holidays are none", "2026-03-14T10:00", 2, "Wed 18 Mar 18:00"],
    ["from a Sunday on", "2026-03-15T10:00", 1, "Mon 16 Mar 18:00"],
    ["five over the change of the clocks", "2026-03-27T10:00", 5, "Thu 2 Apr 18:00"],
  ])("after a day: %s", (_which, from, days, expected) => {
    expect(told(endOfWorkingDayAfter(dublin, at(from), days))).toBe(expected);
  });

  it.each([
    ["the day before", "2026-03-12T10:00", "Wed 11 Mar 18:00"],
    ["Saturday before a Monday", "2026-03-16T08:00", "Sat 14 Mar 14:00"],
    ["Monday before a Wednesday after a holiday", "2026-03-18T08:00", "Mon 16 Mar 18:00"],
  ])("before a day: %s", (_which, from, expected) => {
    expect(told(endOfWorkingDayBefore(dublin, at(from)))).toBe(expected);
  });

  it("are 24 hours each where the centre never opens, and beyond the years that calendars know", () => {
    for (const [calendar, from] of [
      [neverOpen, "2026-03-11T10:00"],
      [dublin, "9999-03-11T10:00"],
    ] as const) {
      expect(told(endOfWorkingDayAfter(calendar, at(from), 2))).toMatch(/13 Mar 10:00$/);
      expect(told(endOfWorkingDayBefore(calendar, at(from)))).toMatch(/10 Mar 10:00$/);
    }
  });

  it("end at midnight where the centre never shuts", () => {
    expect(iso(endOfWorkingDayAfter(alwaysOpen, at("2026-03-11T10:00"), 1))).toBe("2026-03-13T00:00:00.000Z");
    expect(iso(endOfWorkingDayBefore(alwaysOpen, at("2026-03-11T10:00")))).toBe("2026-03-11T00:00:00.000Z");
  });
});

/** A visit that came into a stage at a moment, past all gates. */
function enteredAt(stage: "intake" | "repairs" | "quality" | "handover" | "follow-up", local: string): Visit {
  return carriedTo(requested(), stage, at(local));
}

function due(visit: Visit, calendar: WorkingCalendar = dublin): string {
  const next = nextAction(visit, defaultRouteMap(), calendar);
  return next ? `${next.code} ${told(next.dueAt)}` : "nothing";
}

function withFact(visit: Visit, news: ReturnType<typeof event>): Visit {
  const { version, loop, stage } = visit;
  return evolve(visit, { ...news, seq: version + 1, stage, loop, actor: { kind: "job" } });
}

describe("the next action is due", () => {
  it.each<readonly [string, Visit, string]>([
    ["an intake of Friday evening", enteredAt("intake", "2026-03-13T17:55"), "greeted Sat 14 Mar 09:05"],
    [
      "an inspection before a holiday",
      enteredAt("quality", "2026-03-16T17:30"),
      "start-inspection Wed 18 Mar 08:30",
    ],
    [
      "a car that is ready on Saturday",
      enteredAt("handover", "2026-03-28T13:55"),
      "customer-told Mon 30 Mar 08:05",
    ],
    [
      "the survey after a Saturday",
      enteredAt("follow-up", "2026-03-28T12:00"),
      "survey-sent Mon 30 Mar 18:00",
    ],
  ])("in opening hours: %s", (_what, visit, expected) => {
    expect(due(visit)).toBe(expected);
  });

  it("within the stage's limit in opening hours, where no time was promised", () => {
    expect(due(enteredAt("repairs", "2026-03-13T17:00"))).toBe("advance Mon 16 Mar 10:00");
  });

  it("72 hours on the wall clock for a call, and 24 for the answer to a complaint", () => {
    const gone = enteredAt("follow-up", "2026-03-13T17:00");
    const surveyed = withFact(gone, event("survey.sent", at("2026-03-14T10:00"), {}));
    expect(due(surveyed)).toBe("contacted Mon 16 Mar 17:00");
    const complaintId = crypto.randomUUID();
    const angry = withFact(
      surveyed,
      event("complaint.opened", at("2026-03-14T12:00"), { complaintId, what: "It rattles." }),
    );
    expect(due(angry)).toBe("answer-complaint Sun 15 Mar 12:00");
    const answered = withFact(
      angry,
      event("complaint.answered", at("2026-03-14T13:00"), { complaintId, answer: "Sorry." }),
    );
    expect(due(answered)).toBe("close-complaint Sat 21 Mar 14:00");
  });

  it("as on the wall clock in a centre that never opens", () => {
    expect(due(enteredAt("intake", "2026-03-13T23:55"), neverOpen)).toBe("greeted Sat 14 Mar 00:05");
    expect(due(enteredAt("follow-up", "2026-03-13T17:00"), neverOpen)).toBe("survey-sent Sat 14 Mar 17:00");
  });
});
