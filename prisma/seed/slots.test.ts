// The appointment book of a simulated centre: it gives what the application would give, and takes back what it gave.
import { describe, expect, it } from "vitest";
import { needOf } from "~/capacity/need";
import { workshop } from "~/capacity/workshop";
import { DAY, HOUR, instant, iso, plus } from "~/journey/instant";
import { Calendar } from "./calendar";
import { dublin } from "./centres/dublin";
import { rosterOf } from "./centres/roster";
import { SlotBook } from "./slots";

/** A Monday. */
const NOW = instant("2026-01-12T00:00:00Z");
const OPENS = plus(NOW, 8 * HOUR);
const staff = dublin.staff.map(({ name, role }) => ({ id: name, name, role }));
const ids = { centreId: "dublin", staff, bayIds: dublin.bays.map(({ name }) => name) };
const calendar = new Calendar(dublin.timeZone, dublin.hours, [], plus(NOW, -7 * DAY), plus(NOW, 60 * DAY));

function emptyBook() {
  return new SlotBook(workshop(rosterOf(dublin, ids, [], NOW)), calendar);
}

function needFor(labourMinutes: number, skill = "mechanical", transport: "wait" | "drop-off" = "drop-off") {
  return needOf([{ labourMinutes, skill }], { transport, channel: "phone" });
}

/** Takes the free slots nearest to opening time until the next one is on another day. */
function fillMonday(book: SlotBook, need: ReturnType<typeof needFor>) {
  const taken = [];
  for (;;) {
    const slot = book.find(need, { wish: OPENS, notBefore: NOW });
    if (!slot || slot.at > plus(NOW, DAY)) return taken;
    book.take(slot);
    taken.push(slot);
  }
}

describe("the appointment book", () => {
  it("gives the wished time to somebody who waits, and never one mechanic or bay to two", () => {
    const book = emptyBook();
    const slots = fillMonday(book, needFor(60, "mechanical", "wait"));
    expect(iso(slots[0]?.at ?? NOW)).toBe("2026-01-12T08:00:00.000Z");
    expect(slots.every(({ at, placement }) => at === placement.startsAt)).toBe(true);
    for (const lane of ["bayId", "mechanicId"] as const) {
      const inOrder = slots
        .map(({ placement }) => placement)
        .sort((a, b) => (a[lane] === b[lane] ? a.startsAt - b.startsAt : a[lane] < b[lane] ? -1 : 1));
      for (const [index, { startsAt, ...place }] of inOrder.entries()) {
        const before = inOrder[index - 1];
        if (before?.[lane] === place[lane]) expect(startsAt).toBeGreaterThanOrEqual(before.endsAt);
      }
    }
  });

  it("keeps the walk-ins' share of the day, and gives it to a walk-in", () => {
    const book = emptyBook();
    const booked = fillMonday(book, needFor(60)).reduce((sum, { minutes }) => sum + minutes, 0);
    const labour = workshop(rosterOf(dublin, ids, [], NOW)).labour(Math.floor(NOW / DAY), "all");
    expect(booked).toBeLessThanOrEqual(labour * 0.9);
    const walkIn = needOf([{ labourMinutes: 60 }], { transport: "drop-off", channel: "walk-in" });
    expect(book.find(walkIn, { wish: OPENS, notBefore: NOW })?.at).toBeLessThan(plus(NOW, DAY));
  });

  it("gives work only to those who can do it", () => {
    const aligned = fillMonday(emptyBook(), needFor(60, "alignment"));
    expect(aligned.length).toBeGreaterThan(0);
    expect(aligned.map(({ placement }) => placement.mechanicId)).not.toContain("Conor Walsh");
    expect(emptyBook().find(needFor(60, "body"), { wish: OPENS, notBefore: NOW })).toBeUndefined();
  });

  it("leaves no car over night for a short job", () => {
    const book = emptyBook();
    for (const { placement } of fillMonday(book, needFor(90))) {
      expect(placement.endsAt).toBeLessThanOrEqual(plus(NOW, 18 * HOUR));
    }
  });

  it("gives a slot again once it was given back", () => {
    const book = emptyBook();
    const all = fillMonday(book, needFor(60));
    const [first] = all;
    if (!first) throw new Error("nothing was free");
    expect(book.find(needFor(60), { wish: OPENS, notBefore: NOW })?.at).toBeGreaterThan(plus(NOW, DAY));
    book.giveBack(first);
    expect(book.find(needFor(60), { wish: OPENS, notBefore: NOW })?.placement).toEqual(first.placement);
  });

  it("gives nothing before the moment that was named, nor where something is promised already", () => {
    const book = emptyBook();
    const late = book.find(needFor(60), { wish: OPENS, notBefore: plus(NOW, 15 * HOUR) });
    expect(late?.at).toBeGreaterThanOrEqual(plus(NOW, 15 * HOUR));
    const shop = workshop(rosterOf(dublin, ids, [], NOW));
    const span = { start: OPENS, end: plus(NOW, 18 * HOUR) };
    const busy = new Map(shop.roster.mechanics.map(({ id }) => [id, [span]]));
    const full = new SlotBook(shop, calendar, { busy, levels: new Map() });
    expect(full.find(needFor(60), { wish: OPENS, notBefore: NOW })?.at).toBeGreaterThan(plus(NOW, DAY));
  });
});
