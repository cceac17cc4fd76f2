// Files that do not become photos, with the reason; and photos that cannot be kept just now, and are later.
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { DAY } from "~/journey/instant";
import { settings, useSettings } from "~/platform/env.server";
import { aBucket } from "test/bucket";
import { useDatabase } from "test/database";
import { aBomb, aHeic, anAnimation } from "test/pictures";
import { arrivedOf, beginPhoto, photoDeed, sendPart, sendPhoto, sendRest } from "test/sent-photos";
import { photographedCar } from "test/photographed";
import { encodePhoto } from "./encoding.server";
import { PHOTO_MAX_BYTES, PHOTO_SIZE_NAMES } from "./photo";
import { forgetRemovedPhotos } from "./removal.server";

useDatabase();

const car = photographedCar();
const { served, sending, finish, photos, shown } = car;

describe("a file is refused with the reason", () => {
  test.each([
    ["a text that is called a photo", "not-a-photo", () => Buffer.from("hello, I am a photo\n".repeat(100))],
    [
      "a drawing that could load other files",
      "not-a-photo",
      () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
    ],
    ["20,000 x 20,000 pixels in some kilobytes", "too-many-pixels", () => aBomb()],
    ["a moving picture", "animated", anAnimation],
    ["an iPhone's own format", "heic", aHeic],
    ["a photo that breaks off", "broken", () => car.file.subarray(0, 60_000)],
    [
      "a photo with a damaged head",
      "broken",
      () => Buffer.concat([car.file.subarray(0, 3), Buffer.alloc(9_000, 7)]),
    ],
  ])("%s: %s", async (_what, code, make) => {
    expect(await sendPhoto(sending(), await make())).toMatchObject({ status: 422, code });
    expect(await photos()).toEqual([]);
    expect(readdirSync(join(served.folder, "uploads"))).toEqual([]);
  });

  test("60 megabytes, before the first byte is sent, and a file that grows beyond what it announced", async () => {
    expect(await beginPhoto(sending(), 60 * 1024 * 1024)).toMatchObject({ status: 413, code: "too-large" });
    expect(await beginPhoto(sending(), PHOTO_MAX_BYTES + 1)).toMatchObject({ status: 413 });
    const begun = await beginPhoto(sending(), 1000);
    expect(await sendPart(sending(), begun, Buffer.alloc(2000), 0)).toBe(413);
    expect(await sendPart(sending(), begun, Buffer.alloc(2 * 1024 * 1024), 0)).toBe(413);
  });

  test("and the bomb does not unfold in memory", async () => {
    const path = join(served.folder, "bomb.png");
    await sharp(car.file).toFile(join(served.folder, "warm.webp"));
    writeFileSync(path, aBomb());
    const before = process.memoryUsage.rss();
    expect(await encodePhoto(path)).toEqual({ fault: "too-many-pixels" });
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
    rmSync(path);
  });
});

describe("when it cannot be kept just now", () => {
  test("a full disk is said, and the file goes on where it was", async () => {
    const begun = await beginPhoto(sending(), car.file.length);
    const path = join(served.folder, "uploads", begun.uploadId);
    await sendPart(sending(), begun, car.file.subarray(0, 1000), 0);
    const arrived = readFileSync(path);
    rmSync(path);
    symlinkSync("/dev/full", path);
    expect(await sendPart(sending(), begun, car.file.subarray(0, 1000), 0)).toBe(507);
    rmSync(path);
    writeFileSync(path, arrived);
    expect(await arrivedOf(sending(), begun)).toBe(1000);
    await sendRest(sending(), begun, car.file, 1000);
    expect(await finish(begun)).toMatchObject({ code: "taken" });
  });

  test("a bucket that is down is said, the file waits, and the photo is made when it is back", async () => {
    const bucket = await aBucket();
    const before = settings();
    useSettings({ ...before, bucket: bucket.settings });
    try {
      bucket.beDown(true);
      const begun = await beginPhoto(sending(), car.file.length);
      await sendRest(sending(), begun, car.file);
      expect(await finish(begun)).toEqual({ status: 503, code: "away" });
      expect(await arrivedOf(sending(), begun)).toBe(car.file.length);
      bucket.beDown(false);
      expect(await finish(begun)).toEqual({ status: 200, code: "taken" });
      const keys = PHOTO_SIZE_NAMES.map((size) => `photos/${car.centre.id}/${begun.photoId}/${size}.webp`);
      expect([...bucket.objects.keys()].sort()).toEqual([...keys].sort());
      const answer = await shown(begun.photoId, "small");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bucket.objects.get(keys[0] ?? "")?.bytes);
      bucket.beDown(true);
      expect((await shown(begun.photoId)).status).toBe(503);
      bucket.beDown(false);
      await photoDeed(car.centre.team.advisor, car.visit.id, { intent: "remove", photoId: begun.photoId });
      await forgetRemovedPhotos(new Date(Date.now() + 8 * DAY));
      expect(bucket.objects.size).toBe(0);
    } finally {
      useSettings(before);
      await bucket.close();
    }
  });
});
