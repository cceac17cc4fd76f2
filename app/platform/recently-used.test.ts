// What was asked for the longest ago goes first, and nothing weighs more than it may.
import { describe, expect, test } from "vitest";
import { RecentlyUsed } from "./recently-used";

describe("a memory of bounded size", () => {
  test("forgets what was asked for the longest ago", () => {
    const memory = new RecentlyUsed<number>(2);
    memory.set("a", 1);
    memory.set("b", 2);
    expect(memory.get("a")).toBe(1);
    memory.set("c", 3);
    expect([memory.get("a"), memory.get("b"), memory.get("c")]).toEqual([1, undefined, 3]);
  });

  test("weighs what it keeps, an entry that takes the place of another too", () => {
    const memory = new RecentlyUsed<string>(5, (text) => text.length);
    memory.set("a", "aaaa");
    memory.set("a", "a");
    memory.set("b", "bbb");
    expect([memory.get("a"), memory.get("b")]).toEqual(["a", "bbb"]);
    memory.set("c", "cc");
    expect([memory.get("a"), memory.get("b"), memory.get("c")]).toEqual([undefined, "bbb", "cc"]);
  });

  test("keeps what came last, however heavy, and counts nothing that was taken out", () => {
    const memory = new RecentlyUsed<string>(3, (text) => text.length);
    memory.set("a", "a");
    memory.set("b", "bbbbbb");
    expect([memory.get("a"), memory.get("b")]).toEqual([undefined, "bbbbbb"]);
    memory.delete("b");
    memory.set("c", "ccc");
    expect(memory.get("c")).toBe("ccc");
  });
});
