// The people of the simulation serve one after the other, the urgent one first, and nobody at night.
import { describe, expect, it } from "vitest";
import { HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { Agenda, type Steps } from "./agenda";
import { Calendar } from "./calendar";
import { dublin } from "./centres/dublin";
import { Pool } from "./pool";

const MONDAY = instant("2026-01-12T00:00:00Z");
const EIGHT = plus(MONDAY, 8 * HOUR);

function shopWith(members: readonly string[]) {
  const agenda = new Agenda(MONDAY);
  const calendar = new Calendar(dublin.timeZone, dublin.hours, [], MONDAY, plus(MONDAY, 40 * 24 * HOUR));
  const pool = new Pool<string>({ agenda, calendar, members, quietBeforeClosing: 20 * MINUTE });
  const log: string[] = [];
  function* visit(name: string, at: Instant, minutes: number, urgency = 1, prefers?: string): Steps {
    yield agenda.until(at);
    const member = yield* pool.seize(urgency, undefined, (each) => each === prefers);
    log.push(`${name} by ${member} at ${(agenda.now - MONDAY) / MINUTE}`);
    yield agenda.pass(minutes * MINUTE);
    pool.release(member);
  }
  return { agenda, log, visit };
}

describe("a pool of people", () => {
  it("serves one after the other, the urgent one first", () => {
    const { agenda, log, visit } = shopWith(["Ann"]);
    agenda.start(visit("first", EIGHT, 30));
    agenda.start(visit("second", plus(EIGHT, MINUTE), 30));
    agenda.start(visit("urgent", plus(EIGHT, 2 * MINUTE), 30, 0));
    agenda.runUntil(plus(MONDAY, 18 * HOUR));
    expect(log).toEqual(["first by Ann at 480", "urgent by Ann at 510", "second by Ann at 540"]);
  });

  it("takes the preferred one when they are free, and anybody when they are not", () => {
    const { agenda, log, visit } = shopWith(["Ann", "Ben"]);
    agenda.start(visit("first", EIGHT, 30, 1, "Ben"));
    agenda.start(visit("second", plus(EIGHT, MINUTE), 30, 1, "Ben"));
    agenda.runUntil(plus(MONDAY, 18 * HOUR));
    expect(log).toEqual(["first by Ben at 480", "second by Ann at 481"]);
  });

  it("begins nothing at night, nor just before closing", () => {
    const { agenda, log, visit } = shopWith(["Ann"]);
    agenda.start(visit("early", plus(MONDAY, 3 * HOUR), 5));
    agenda.start(visit("late", plus(MONDAY, 17 * HOUR + 50 * MINUTE), 5));
    agenda.runUntil(plus(MONDAY, 48 * HOUR));
    expect(log).toEqual(["early by Ann at 480", `late by Ann at ${32 * 60}`]);
  });
});
