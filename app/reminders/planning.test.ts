// Planning as pure arithmetic: random journeys, four zones and both nights in which their clocks change.
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { event } from "~/journey/events";
import { foldVisit, numbered } from "~/journey/fold";
import { DAY, HOUR, instant, iso, plus, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { workingCalendar } from "~/journey/working-time";
import { amount } from "test/amount";
import { IDENTITY, journeys } from "test/journeys/random";
import type { Wanted } from "./kind";
import { planChange, wantedOf, type Known } from "./planning";
import { rulesFrom, type ReminderKind } from "./rules";

const WEEK = [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1080 }));
const RULES = rulesFrom([]);

function calendarOf(timeZone: string) {
  return workingCalendar({ timeZone, week: WEEK, exceptions: [] });
}

/** The table, as far as planning writes it. */
function applied(rows: Map<string, Known>, wanted: readonly Wanted[], now: Instant): void {
  const { keep, withdraw } = planChange([...rows.values()], wanted, now);
  for (const id of withdraw) {
    const row = rows.get(id);
    if (row) rows.set(id, { ...row, state: "withdrawn" });
  }
  for (const { kind, occasion, about = null, dueAt, deadlineAt } of keep) {
    const id = `${kind}/${occasion}`;
    rows.set(id, { id, kind, occasion, about, dueAt, deadlineAt, state: "planned", openTaskId: null });
  }
}

function plain({ kind, occasion, dueAt, deadlineAt, about }: Wanted | Known): string {
  return JSON.stringify([kind, occasion, dueAt, deadlineAt, about ?? null]);
}

describe("after any journey", () => {
  const calendar = calendarOf("Europe/Dublin");

  test("what is planned step by step is what somebody would plan who sees only its end", () => {
    fc.assert(
      fc.property(journeys({ inOrder: true }), ({ visit: last, events, passages }) => {
        const rows = new Map<string, Known>();
        for (const { after, events: facts } of passages) {
          applied(rows, wantedOf(after, RULES, calendar), facts.at(-1)?.occurredAt ?? after.stageEnteredAt);
        }
        // From the log alone, once, with everything that any step has put behind its deadline left out.
        const again = foldVisit(IDENTITY, events);
        const end = events.at(-1)?.occurredAt ?? last.stageEnteredAt;
        const fresh = again
          ? wantedOf(again, RULES, calendar).filter(({ deadlineAt }) => deadlineAt > end)
          : [];
        const planned = [...rows.values()].filter(
          ({ state, deadlineAt }) => state === "planned" && deadlineAt > end,
        );
        if (passages.length > 0) expect(planned.map(plain).sort()).toEqual(fresh.map(plain).sort());
      }),
      { numRuns: amount({ full: 300, usual: 120 }) },
    );
  });

  test("nothing is planned for a time of the appointment that has gone, and no deadline comes before its time", () => {
    fc.assert(
      fc.property(journeys(), ({ passages }) => {
        for (const { after } of passages) {
          const wanted = wantedOf(after, RULES, calendar);
          const keys = wanted.map(({ kind, occasion }) => `${kind}/${occasion}`);
          expect(new Set(keys).size).toBe(keys.length);
          for (const { about, dueAt, deadlineAt } of wanted) {
            expect(deadlineAt).toBeGreaterThanOrEqual(dueAt);
            if (about !== undefined) expect(about).toBe(after.booking.moves + 1);
          }
        }
      }),
      { numRuns: amount({ full: 200, usual: 80 }) },
    );
  });
});

/** A visit that was asked for and booked ten days before its appointment. */
function bookedFor(at: Instant): Visit {
  const requestedAt = plus(at, -10 * DAY);
  const received = event("request.received", requestedAt, {
    channel: "phone",
    number: 1001,
    customerId: "00000000-0000-7000-a000-0000000000c1",
    vehicleId: "00000000-0000-7000-a000-0000000000c2",
    complaint: "A rattle.",
    services: [],
    transport: "drop-off",
    smsConsent: true,
    routeMapVersion: 1,
  });
  const booked = event("visit.booked", requestedAt, { at: iso(at), minutes: 60, online: false });
  return numbered(undefined, IDENTITY, [received, booked], { kind: "job" }).visit;
}

function dueOf(visit: Visit, timeZone: string, kind: ReminderKind): Instant | undefined {
  return wantedOf(visit, RULES, calendarOf(timeZone)).find((each) => each.kind === kind)?.dueAt;
}

/** Both nights of 2026; Moscow's clocks have stood since 2014. */
const NIGHTS = [
  ["Europe/Dublin", "2026-03-29"],
  ["Europe/Dublin", "2026-10-25"],
  ["Europe/Moscow", "2026-03-29"],
  ["Europe/Moscow", "2026-10-25"],
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
] as const;

describe.each(NIGHTS)("in %s, around the night to %s", (timeZone, date) => {
  const days = [-1, 0, 1].map((day) => DateTime.fromISO(date, { zone: timeZone }).plus({ days: day }));
  const hours = [0, 1, 2, 3, 8, 9, 13.25, 17.5, 23];
  const times = days.flatMap((day) =>
    hours.map((hour) => day.set({ hour: Math.floor(hour), minute: (hour % 1) * 60 })),
  );

  test("the reminder of the day before comes at the same hour on the wall", () => {
    for (const at of times) {
      const due = dueOf(bookedFor(instant(at.toMillis())), timeZone, "reminder-day");
      const local = DateTime.fromMillis(due ?? 0, { zone: timeZone });
      expect(local.toISODate()).toBe(at.minus({ days: 1 }).toISODate());
      // Where that hour was skipped, the clock has gone on by as much as it was put forward.
      const [wished, got] = [at.hour * 60 + at.minute, local.hour * 60 + local.minute];
      const skipped = at.minus({ days: 1 });
      expect(got).toBe(skipped.hour * 60 + skipped.minute);
      if (at.hour >= 8) expect(got).toBe(wished);
    }
  });

  test("the reminder of the hours before comes two hours before, by any clock", () => {
    for (const at of times) {
      const appointment = instant(at.toMillis());
      expect(dueOf(bookedFor(appointment), timeZone, "reminder-hours")).toBe(plus(appointment, -2 * HOUR));
    }
  });

  test("the survey comes two hours after the doors open on the next working day", () => {
    for (const at of times.filter(({ hour }) => hour >= 8 && hour < 18)) {
      const released = instant(at.toMillis());
      const visit: Visit = {
        ...bookedFor(released),
        status: "open",
        stage: "follow-up",
        stageEnteredAt: released,
        handover: { invoices: [], payments: [], releasedAt: released },
      };
      const local = DateTime.fromMillis(dueOf(visit, timeZone, "survey") ?? 0, { zone: timeZone });
      expect([local.hour, local.minute]).toEqual([10, 0]);
      expect(local.startOf("day").diff(at.startOf("day"), "days").days).toBe(at.weekday === 6 ? 2 : 1);
    }
  });
});
