// Files in a folder, and work that takes turns.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diskStore } from "./disk-store.server";
import { StoreUnavailable } from "./file-store";
import { turns } from "./turns.server";

const folder = mkdtempSync(join(tmpdir(), "bayline-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a folder", () => {
  const store = diskStore(folder);

  test("keeps a file, replaces it, and forgets it with its folder", async () => {
    const key = "photos/a/small.webp";
    expect(await store.get(key)).toBeUndefined();
    await store.put(key, Buffer.from("one"), "image/webp");
    await store.put(key, Buffer.from("two"), "image/webp");
    expect(Buffer.from((await store.get(key)) ?? []).toString()).toBe("two");
    await store.remove(key);
    await store.remove(key);
    expect(await store.get(key)).toBeUndefined();
    expect(existsSync(join(folder, "photos", "a"))).toBe(false);
  });

  test.each(["../secret.webp", "/etc/passwd", "a/../b.webp", "a/.b", "", "A.webp"])(
    "has no file %j",
    async (key) => {
      await expect(store.get(key)).rejects.toThrow("not the key of a file");
    },
  );

  test("that cannot be written says so, and leaves nothing half", async () => {
    writeFileSync(join(folder, "taken"), "a file where a folder should be");
    await expect(store.put("taken/a.webp", Buffer.from("x"), "image/webp")).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
  });
});

describe("turns", () => {
  test("are taken in order, so many at once, and handed on when one fails", async () => {
    const two = turns(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const works = [0, 1, 2, 3].map((number) =>
      two.take(async () => {
        begun.push(number);
        await new Promise<void>((end) => (ends[number] = end));
        if (number === 0) throw new Error("broken");
      }),
    );
    const settled = Promise.allSettled(works);
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    ends[0]?.();
    await expect(works[0]).rejects.toThrow("broken");
    await expect.poll(() => begun).toEqual([0, 1, 2]);
    for (const number of [1, 2]) ends[number]?.();
    await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
    ends[3]?.();
    expect((await settled).map(({ status }) => status)).toEqual([
      "rejected",
      "fulfilled",
      "fulfilled",
      "fulfilled",
    ]);
  });
});
