// Files that do not become photos, with the reason; and photos that cannot be kept just now, and are later.
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DAY } from "~/journey/instant";
import { paths } from "~/paths";
import { settings, useSettings } from "~/platform/env.server";
import { aBucket } from "test/bucket";
import { useDatabase } from "test/database";
import { aCentre, requestAs, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { aBomb, aHeic, anAnimation, aPhotoFile } from "test/pictures";
import { arrivedOf, beginPhoto, photoDeed, sendPart, sendPhoto, sendRest } from "test/sent-photos";
import { servedPhotos } from "test/served-photos";
import { encodePhoto } from "./encoding.server";
import { PHOTO_MAX_BYTES, PHOTO_SIZE_NAMES } from "./photo";
import { photoForStaff } from "./photo-file.server";
import { photosOf } from "./photos.server";
import { forgetRemovedPhotos } from "./removal.server";

useDatabase();

const served = servedPhotos();
let centre: TestCentre;
let visit: TestVisit;
let file: Buffer;

beforeAll(async () => {
  file = await aPhotoFile();
  centre = await aCentre();
});
beforeEach(async () => {
  served.forgetUploads();
  visit = await visitIn("intake", { centre });
});

const sending = () => ({ url: served.url, by: centre.team.advisor, visitId: visit.id });
const finish = (begun: { photoId: string; uploadId: string }) =>
  photoDeed(centre.team.advisor, visit.id, {
    intent: "finish",
    photoId: begun.photoId,
    uploadId: begun.uploadId,
  });
const photos = () => photosOf(centre.id, visit.id);
async function shown(photoId: string, size = "large", by = centre.team.mechanic): Promise<Response> {
  return photoForStaff(await requestAs(by, paths.photo(photoId, size)), { photoId, size });
}

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
    ["a photo that breaks off", "broken", () => file.subarray(0, 60_000)],
    [
      "a photo with a damaged head",
      "broken",
      () => Buffer.concat([file.subarray(0, 3), Buffer.alloc(9_000, 7)]),
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
    await sharp(file).toFile(join(served.folder, "warm.webp"));
    writeFileSync(path, aBomb());
    const before = process.memoryUsage.rss();
    expect(await encodePhoto(path)).toEqual({ fault: "too-many-pixels" });
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
    rmSync(path);
  });
});

describe("when it cannot be kept just now", () => {
  test("a full disk is said, and the file goes on where it was", async () => {
    const begun = await beginPhoto(sending(), file.length);
    const path = join(served.folder, "uploads", begun.uploadId);
    await sendPart(sending(), begun, file.subarray(0, 1000), 0);
    const arrived = readFileSync(path);
    rmSync(path);
    symlinkSync("/dev/full", path);
    expect(await sendPart(sending(), begun, file.subarray(0, 1000), 0)).toBe(507);
    rmSync(path);
    writeFileSync(path, arrived);
    expect(await arrivedOf(sending(), begun)).toBe(1000);
    await sendRest(sending(), begun, file, 1000);
    expect(await finish(begun)).toMatchObject({ code: "taken" });
  });

  test("a bucket that is down is said, the file waits, and the photo is made when it is back", async () => {
    const bucket = await aBucket();
    const before = settings();
    useSettings({ ...before, bucket: bucket.settings });
    try {
      bucket.beDown(true);
      const begun = await beginPhoto(sending(), file.length);
      await sendRest(sending(), begun, file);
      expect(await finish(begun)).toEqual({ status: 503, code: "away" });
      expect(await arrivedOf(sending(), begun)).toBe(file.length);
      bucket.beDown(false);
      expect(await finish(begun)).toEqual({ status: 200, code: "taken" });
      const keys = PHOTO_SIZE_NAMES.map((size) => `photos/${centre.id}/${begun.photoId}/${size}.webp`);
      expect([...bucket.objects.keys()].sort()).toEqual([...keys].sort());
      const answer = await shown(begun.photoId, "small");
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(bucket.objects.get(keys[0] ?? "")?.bytes);
      bucket.beDown(true);
      expect((await shown(begun.photoId)).status).toBe(503);
      bucket.beDown(false);
      await photoDeed(centre.team.advisor, visit.id, { intent: "remove", photoId: begun.photoId });
      await forgetRemovedPhotos(new Date(Date.now() + 8 * DAY));
      expect(bucket.objects.size).toBe(0);
    } finally {
      useSettings(before);
      await bucket.close();
    }
  });
});
