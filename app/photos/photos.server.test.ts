// Photos over real HTTP, with the real decoder, on the real database: sent, cut, resumed, kept and shown.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { createLink, revokeLink } from "~/customer/links.server";
import { DAY, instant, plus } from "~/journey/instant";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aColleague, requestAs, visitIn, type TestVisit } from "test/factories";
import {
  arrivedOf,
  beginPhoto,
  cutInTheMiddle,
  photoDeed,
  sendPart,
  sendPhoto,
  sendRest,
} from "test/sent-photos";
import { photographedCar } from "test/photographed";
import { photoForCustomer, photoForStaff } from "./photo-file.server";
import { photosOf } from "./photos.server";
import { forgetRemovedPhotos } from "./removal.server";
import { tidyUploads } from "./uploads.server";

useDatabase();

const car = photographedCar();
const { served, sending, finish, photos, shown } = car;
const facts = async (type: string) =>
  (await db().event.findMany({ where: { visitId: car.visit.id, type }, orderBy: { seq: "asc" } })).map(
    ({ payload }) => payload,
  );

describe("a photo", () => {
  test("is sent, becomes a fact of the visit, and is shown upright in three sizes without what the camera wrote", async () => {
    expect((await sharp(car.file).metadata()).exif?.toString("latin1")).toContain("SECRETCAM");
    const sent = await sendPhoto({ ...sending(), subject: "damage", subjectId: car.visit.id }, car.file);
    expect(sent).toMatchObject({ status: 200, code: "taken" });
    expect(await photos()).toMatchObject([
      { id: sent.photoId, subject: "damage", subjectId: car.visit.id, width: 1200, height: 1600 },
    ]);
    expect(await facts("photo.added")).toEqual([
      { photoId: sent.photoId, subject: "damage", subjectId: car.visit.id },
    ]);
    for (const [size, edge] of [
      ["small", 320],
      ["medium", 1024],
      ["large", 1600],
    ] as const) {
      const answer = await shown(sent.photoId, size);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "image/webp",
        "cache-control": "private, no-cache",
        "x-content-type-options": "nosniff",
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const { format, width, height, exif, icc, xmp } = await sharp(bytes).metadata();
      expect({ format, width, height, exif, icc, xmp }).toEqual({
        ...{ format: "webp", width: edge * 0.75, height: edge },
        ...{ exif: undefined, icc: undefined, xmp: undefined },
      });
      expect(bytes.toString("latin1")).not.toContain("SECRETCAM");
    }
    // The original is nowhere.
    expect(readdirSync(join(served.folder, "uploads"))).toEqual([]);
  });

  test("that the browser has already is not sent again", async () => {
    const { photoId } = await sendPhoto(sending(), car.file);
    const tag = (await shown(photoId)).headers.get("ETag") ?? "";
    const request = await requestAs(car.centre.team.advisor, paths.photo(photoId, "large"));
    request.headers.set("If-None-Match", tag);
    expect((await photoForStaff(request, { photoId, size: "large" })).status).toBe(304);
  });

  test("goes on behind the last byte that arrived when the connection was cut", async () => {
    const begun = await beginPhoto(sending(), car.file.length);
    const half = Math.floor(car.file.length / 2);
    const stored = () => statSync(join(served.folder, "uploads", begun.uploadId)).size;
    const until = () => expect.poll(stored).toBe(100_000);
    await cutInTheMiddle(sending(), begun, car.file.subarray(0, half), { offset: 0, sent: 100_000, until });
    const arrived = (await arrivedOf(sending(), begun)) ?? -1;
    expect(arrived).toBe(100_000);
    expect(await finish(begun)).toEqual({ status: 409, code: "missing" });
    // Not from the beginning, and not from anywhere else.
    expect(await sendPart(sending(), begun, car.file.subarray(0, 10), 0)).toBe(409);
    await sendPart(sending(), begun, car.file.subarray(arrived, arrived + 5_000), arrived);
    expect(await arrivedOf(sending(), begun)).toBe(arrived + 5_000);
    await sendRest(sending(), begun, car.file, arrived + 5_000);
    expect(await finish(begun)).toEqual({ status: 200, code: "taken" });
    expect(await photos()).toHaveLength(1);
  });

  test("is one however often it is finished, at once or later, or sent again after all", async () => {
    const begun = await beginPhoto(sending(), car.file.length);
    await sendRest(sending(), begun, car.file);
    const answers = await Promise.all([finish(begun), finish(begun), finish(begun)]);
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ status: 200, code: "taken" })));
    expect(await finish(begun)).toEqual({ status: 200, code: "taken" });
    expect(await beginPhoto({ ...sending(), photoId: begun.photoId }, car.file.length)).toMatchObject({
      status: 400,
      code: "taken",
    });
    expect(await photos()).toHaveLength(1);
    expect(await facts("photo.added")).toHaveLength(1);
  });

  test("and another arrive at the same time", async () => {
    const sent = await Promise.all([1, 2, 3, 4].map(() => sendPhoto(sending(), car.file)));
    expect(sent.map(({ code }) => code)).toEqual(["taken", "taken", "taken", "taken"]);
    expect((await photos()).map(({ id }) => id).sort()).toEqual(sent.map(({ photoId }) => photoId).sort());
  });

  test("whose browser was closed after the last byte is made by the job; what nobody goes on with is forgotten", async () => {
    const whole = await beginPhoto(sending(), car.file.length);
    await sendRest(sending(), whole, car.file);
    const half = await beginPhoto(sending(), car.file.length);
    await sendPart(sending(), half, car.file.subarray(0, 1000), 0);
    await tidyUploads(new Date());
    expect(await photos()).toHaveLength(0);
    await tidyUploads(new Date(Date.now() + 10 * 60_000));
    expect((await photos()).map(({ id }) => id)).toEqual([whole.photoId]);
    expect(await arrivedOf(sending(), half)).toBe(1000);
    await tidyUploads(new Date(Date.now() + 4 * DAY));
    expect(await arrivedOf(sending(), half)).toBeUndefined();
    expect(readdirSync(join(served.folder, "uploads"))).toEqual([]);
  });
});

describe("whoever may not", () => {
  test("sends nothing: nobody signed in, another centre, another site, a visit of another centre", async () => {
    const stranger = (await aCentre()).team.advisor;
    expect(await beginPhoto({ ...sending(), by: stranger }, 100)).toMatchObject({
      status: 404,
      code: "no-visit",
    });
    const begun = await beginPhoto(sending(), car.file.length);
    expect(await arrivedOf({ url: served.url, by: stranger }, begun)).toBeUndefined();
    expect(await sendPart({ url: served.url, by: stranger }, begun, car.file.subarray(0, 10), 0)).toBe(404);
    await sendRest(sending(), begun, car.file);
    const deed = { intent: "finish", photoId: begun.photoId, uploadId: begun.uploadId };
    expect((await photoDeed(stranger, car.visit.id, deed)).status).toBe(409);
    const nobody = await aColleague(car.centre, []);
    expect(await beginPhoto({ ...sending(), by: nobody }, 100)).toMatchObject({
      status: 403,
      code: "not-allowed",
    });
    const tus = { "Tus-Resumable": "1.0.0", "Upload-Length": "10" };
    const post = (headers: Record<string, string>) =>
      fetch(`${served.url}${paths.photoUploads()}`, { method: "POST", headers: { ...tus, ...headers } });
    expect((await post({ Origin: served.url })).status).toBe(401);
    expect((await post({ Origin: "https://evil.example" })).status).toBe(403);
    expect((await post({})).status).toBe(403);
  });

  test("reads nothing back from where files arrive", async () => {
    const begun = await beginPhoto(sending(), car.file.length);
    await sendRest(sending(), begun, car.file);
    expect((await fetch(begun.address)).status).toBe(405);
    expect(
      (await fetch(`${served.url}${paths.photoUploads()}/..%2f..%2fsession-secret`, { method: "HEAD" }))
        .status,
    ).not.toBe(200);
  });

  test("sees nothing: another centre, signed out, a removed photo, an unknown one, a size that there is not", async () => {
    const { photoId } = await sendPhoto(sending(), car.file);
    const other = (await aCentre()).team.manager;
    expect((await shown(photoId, "large", other)).status).toBe(404);
    expect((await shown(photoId, "original")).status).toBe(404);
    expect((await shown(uuid())).status).toBe(404);
    expect((await photoForStaff(new Request(served.url), { photoId, size: "small" })).status).toBe(401);
    expect(await photoDeed(other, car.visit.id, { intent: "remove", photoId })).toMatchObject({
      status: 404,
    });
    expect(
      await photoDeed(car.centre.team.advisor, car.visit.id, { intent: "remove", photoId }),
    ).toMatchObject({
      status: 200,
    });
    expect((await shown(photoId)).status).toBe(404);
    expect(await photos()).toEqual([]);
    expect(
      await photoDeed(car.centre.team.advisor, car.visit.id, { intent: "remove", photoId }),
    ).toMatchObject({
      status: 404,
    });
    expect(await facts("photo.removed")).toEqual([{ photoId }]);
  });

  test("takes off only their own photos, a manager everybody's; the log says who did", async () => {
    const { photoId } = await sendPhoto(sending(), car.file);
    const { advisor, mechanic, manager } = car.centre.team;
    const colleague = await aColleague(car.centre, ["advisor"]);
    const removable = async (reader: typeof advisor) =>
      (await photosOf(car.centre.id, car.visit.id, { reader })).map((photo) => photo.removable ?? false);
    for (const other of [mechanic, colleague]) {
      expect(await removable(other)).toEqual([false]);
      expect(await photoDeed(other, car.visit.id, { intent: "remove", photoId })).toMatchObject({
        status: 403,
        code: "not-allowed",
      });
    }
    expect([await removable(advisor), await removable(manager)]).toEqual([[true], [true]]);
    expect(await photoDeed(manager, car.visit.id, { intent: "remove", photoId })).toMatchObject({
      status: 200,
    });
    expect(await photoDeed(colleague, car.visit.id, { intent: "restore", photoId })).toMatchObject({
      status: 403,
    });
    const removed = await db().event.findMany({ where: { visitId: car.visit.id, type: "photo.removed" } });
    expect(removed.map(({ actorId }) => actorId)).toEqual([manager.staffId]);
  });
});

describe("a customer", () => {
  test("sees the photos of the visit whose link is alive, and no others", async () => {
    const { photoId } = await sendPhoto(sending(), car.file);
    const elsewhere = await visitIn("intake", { centre: car.centre });
    const link = async (of: TestVisit) => {
      const expiresAt = plus(instant(new Date()), DAY);
      const made = { visitId: of.id, purpose: "status", expiresAt } as const;
      const { id, address } = await db().$transaction((tx) =>
        createLink(tx, { centreId: car.centre.id }, made),
      );
      return { id, token: address.split("/l/")[1] ?? "" };
    };
    const see = (token: string, size = "medium") =>
      photoForCustomer(new Request(served.url), { token, photoId, size, address: uuid() });
    const own = await link(car.visit);
    const answer = await see(own.token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-cache");
    expect((await see((await link(elsewhere)).token)).status).toBe(404);
    expect((await see("A".repeat(22))).status).toBe(404);
    await revokeLink(car.centre.team.advisor, { visitId: car.visit.id, linkId: own.id }, new Date());
    expect((await see(own.token)).status).toBe(404);
  });
});

describe("a removed photo", () => {
  test("can be put back for some days; then its files are gone for good", async () => {
    const { photoId } = await sendPhoto(sending(), car.file);
    const by = car.centre.team.advisor;
    await photoDeed(by, car.visit.id, { intent: "remove", photoId });
    expect(await photoDeed(by, car.visit.id, { intent: "restore", photoId })).toEqual({
      status: 200,
      code: "restored",
    });
    expect((await shown(photoId)).status).toBe(200);
    await photoDeed(by, car.visit.id, { intent: "remove", photoId });
    await forgetRemovedPhotos(new Date(Date.now() + 6 * DAY));
    expect(readdirSync(join(served.folder, "photos", car.centre.id, photoId))).toHaveLength(3);
    await forgetRemovedPhotos(new Date(Date.now() + 8 * DAY));
    expect(() => readdirSync(join(served.folder, "photos", car.centre.id, photoId))).toThrow("ENOENT");
    expect(await photoDeed(by, car.visit.id, { intent: "restore", photoId })).toMatchObject({ status: 404 });
  });
});
