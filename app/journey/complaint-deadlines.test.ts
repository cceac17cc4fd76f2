// A complaint's deadlines on the centre's calendar, and its climb through the levels.
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { officeHours } from "test/calendars";
import { answerDueAt, climbsDue, closingDueAt, complaintDue, nextClimb } from "./complaint-deadlines";
import { instant, plus, type Instant } from "./instant";

const ZONE = "Europe/Dublin";
/** Open on Saturdays too. The clocks go forward on Sunday, 29 March 2026; Easter Monday is 6 April. */
const dublin = officeHours(ZONE, "2026-04-06");

function at(local: string): Instant {
  return instant(DateTime.fromISO(local, { zone: ZONE }).toMillis());
}
function told(moment: Instant | undefined): string {
  if (moment === undefined) return "never";
  return DateTime.fromMillis(moment, { zone: ZONE, locale: "en" }).toFormat("ccc d LLL HH:mm");
}
const opened = (local: string) => ({ openedAt: at(local), level: 0 });

describe("a complaint is to be", () => {
  test.each([
    ["in the middle of a week", "2026-03-10T11:00", "Wed 11 Mar 11:00", "Mon 16 Mar 18:00"],
    ["before a weekend", "2026-03-13T17:00", "Sat 14 Mar 17:00", "Thu 19 Mar 18:00"],
    ["on a Sunday", "2026-03-15T09:00", "Mon 16 Mar 09:00", "Fri 20 Mar 18:00"],
    ["before the clocks go forward", "2026-03-28T12:00", "Sun 29 Mar 13:00", "Fri 3 Apr 18:00"],
    ["before Easter", "2026-04-02T12:00", "Fri 3 Apr 12:00", "Thu 9 Apr 18:00"],
  ])("answered within 24 hours and closed within five working days: %s", (_when, from, answer, closing) => {
    expect([told(answerDueAt(opened(from))), told(closingDueAt(opened(from), dublin))]).toEqual([
      answer,
      closing,
    ]);
  });
  test("answered first, then closed, then nothing", () => {
    const complaint = opened("2026-03-10T11:00");
    const answeredAt = at("2026-03-10T15:00");
    expect(complaintDue(complaint, dublin)?.deadline).toBe("answer");
    expect(complaintDue({ ...complaint, answeredAt }, dublin)?.deadline).toBe("closing");
    expect(complaintDue({ ...complaint, answeredAt, closedAt: answeredAt }, dublin)).toBeUndefined();
  });
});

describe("a complaint climbs", () => {
  const silent = opened("2026-03-10T11:00");
  const answered = { ...silent, answeredAt: at("2026-03-10T15:00") };
  test("a day after it was opened without an answer to the manager, one more day later to the administrator", () => {
    const first = nextClimb(silent, dublin);
    expect([first?.level, first?.missed, told(first?.at)]).toEqual([1, "answer", "Wed 11 Mar 11:00"]);
    const second = nextClimb({ ...silent, level: 1 }, dublin);
    expect([second?.level, told(second?.at)]).toEqual([2, "Thu 12 Mar 11:00"]);
    expect(nextClimb({ ...silent, level: 2 }, dublin)).toBeUndefined();
  });
  test("when it was answered and is not closed after five working days, and once more after the sixth", () => {
    const first = nextClimb(answered, dublin);
    expect([first?.missed, told(first?.at)]).toEqual(["closing", "Mon 16 Mar 18:00"]);
    expect(told(nextClimb({ ...answered, level: 1 }, dublin)?.at)).toBe("Tue 17 Mar 18:00");
  });
  test("not before its time, not when it is closed, and step by step when nobody looked for a week", () => {
    const due = at("2026-03-11T11:00");
    expect(climbsDue(silent, dublin, plus(due, -1))).toEqual([]);
    expect(climbsDue(silent, dublin, due)).toHaveLength(1);
    expect(climbsDue({ ...silent, closedAt: due }, dublin, plus(due, 1))).toEqual([]);
    expect(climbsDue(silent, dublin, at("2026-03-18T11:00")).map(({ level }) => level)).toEqual([1, 2]);
  });
});
