// The agenda of the simulation: everything in the order of time.
import { describe, expect, it } from "vitest";
import { instant, MINUTE, plus } from "~/journey/instant";
import { Agenda, Signal, type Steps } from "./agenda";

const START = instant("2026-03-02T08:00:00Z");

describe("the agenda", () => {
  it("runs what is due in the order of time, and what is due at once in the order of asking", () => {
    const agenda = new Agenda(START);
    const seen: string[] = [];
    for (const [name, minutes] of [
      ["c", 9],
      ["a", 1],
      ["d", 9],
      ["b", 4],
      ["e", 9],
    ] as const) {
      agenda.at(plus(START, minutes * MINUTE), () => seen.push(name));
    }
    agenda.runUntil(plus(START, 20 * MINUTE));
    expect(seen).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("leaves what comes later for later", () => {
    const agenda = new Agenda(START);
    const seen: number[] = [];
    for (const minutes of [30, 10, 20]) agenda.at(plus(START, minutes * MINUTE), () => seen.push(minutes));
    agenda.runUntil(plus(START, 20 * MINUTE));
    expect(seen).toEqual([10, 20]);
    expect(agenda.now).toBe(plus(START, 20 * MINUTE));
    agenda.runUntil(plus(START, 60 * MINUTE));
    expect(seen).toEqual([10, 20, 30]);
  });

  it("lets a process wait for another", () => {
    const agenda = new Agenda(START);
    const answered = new Signal();
    const seen: string[] = [];
    function* asks(): Steps {
      yield agenda.pass(5 * MINUTE);
      answered.give();
    }
    function* waits(): Steps {
      yield answered.wait();
      seen.push(`answered at ${(agenda.now - START) / MINUTE}`);
      yield answered.wait();
      seen.push("and goes on at once");
    }
    agenda.start(waits());
    agenda.start(asks());
    agenda.runUntil(plus(START, 60 * MINUTE));
    expect(seen).toEqual(["answered at 5", "and goes on at once"]);
  });
});
