// Chance that is the same for the same seed.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Chance } from "./chance";

const draws = (chance: Chance, count: number) => Array.from({ length: count }, () => chance.fraction());

describe("chance", () => {
  it("repeats itself for the same name, and only for it", () => {
    expect(draws(new Chance("a"), 20)).toEqual(draws(new Chance("a"), 20));
    expect(draws(new Chance("a"), 20)).not.toEqual(draws(new Chance("b"), 20));
  });

  it("is not disturbed by a fork", () => {
    const [one, other] = [new Chance("a"), new Chance("a")];
    draws(one.fork("part"), 7);
    expect(draws(one, 5)).toEqual(draws(other, 5));
  });

  it("spreads evenly", () => {
    const mean = draws(new Chance("mean"), 20_000).reduce((sum, value) => sum + value, 0) / 20_000;
    expect(mean).toBeGreaterThan(0.49);
    expect(mean).toBeLessThan(0.51);
  });

  it("has half of all skewed durations below the median", () => {
    const chance = new Chance("skew");
    const all = Array.from({ length: 10_000 }, () => chance.around({ median: 30, sigma: 0.8 }));
    const below = all.filter((minutes) => minutes < 30).length;
    expect(below).toBeGreaterThan(4800);
    expect(below).toBeLessThan(5200);
  });

  it("makes UUIDs of version 7 that sort by their moment", () => {
    const chance = new Chance("ids");
    const ids = [0, 1, 1_700_000_000_000, 1_800_000_000_000].map((at) => chance.uuid(at));
    for (const id of ids) expect(z.uuidv7().safeParse(id).success, id).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(Array.from({ length: 1000 }, () => chance.uuid(5))).size).toBe(1000);
  });

  it("has nothing to pick from an empty list", () => {
    expect(() => new Chance("none").pick([])).toThrow(RangeError);
  });
});
