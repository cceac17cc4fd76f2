// The inspection lists of a centre: each change is a new version, for new visits only.
import { expect, test } from "vitest";
import { isOfKind } from "~/journey/inspection";
import type { RouteMap } from "~/journey/route-map";
import { db } from "~/platform/db/db.server";
import { routeMap } from "~/visits/route-maps.server";
import { useDatabase } from "test/database";
import { aCentre, visitIn } from "test/factories";
import { KindList } from "./inspection-list";
import { mapMark, presentMap, removeKind, saveGeneral, saveKind, takeUsualKinds } from "./inspections.server";

useDatabase();

const exhaust = {
  titleEn: "Exhaust",
  titleRu: "Выхлоп",
  skills: [],
  words: "exhaust\nглушител",
  points: [
    { en: "No leaks", ru: "Нет утечек", required: true },
    { id: "", en: "", ru: "" },
  ],
};
const form = (change: object, map: RouteMap) =>
  KindList.parse({ ...exhaust, ...change, points: exhaust.points.slice(0, 1), seen: mapMark(map) });

test("A list is added, changed and taken out, each time in a new version of the map; old visits keep theirs", async () => {
  const centre = await aCentre();
  const actor = centre.team.manager;
  const visit = await visitIn("booking", { centre });
  const first = await presentMap(db(), actor);
  const list = { id: "k-exhaust", isNew: true };
  expect((await saveKind(db(), actor, list, form({}, first))).ok).toBe(true);
  const second = await presentMap(db(), actor);
  expect(second.version).toBe(first.version + 1);
  const added = second.inspection?.kinds.at(-1);
  expect(added).toMatchObject({ id: "k-exhaust", points: [{ title: { en: "No leaks" }, required: true }] });
  expect(added && isOfKind(added, { title: "Замена глушителя" })).toBe(true);
  // Who has not seen the present version does not write over it; what changes nothing makes no version.
  const stale = await saveKind(db(), actor, { ...list, isNew: false }, form({ titleEn: "Muffler" }, first));
  expect(stale).toMatchObject({ ok: false, refusal: { kind: "stale" } });
  const point = { ...exhaust.points[0], id: added?.points[0]?.id };
  const same = KindList.parse({ ...exhaust, points: [point], seen: mapMark(second) });
  expect((await saveKind(db(), actor, { ...list, isNew: false }, same)).ok).toBe(true);
  expect((await presentMap(db(), actor)).version).toBe(second.version);
  expect((await removeKind(db(), actor, list.id, mapMark(second))).ok).toBe(true);
  const third = await presentMap(db(), actor);
  const general = { testDrive: false, wash: true, points: [], seen: mapMark(third) };
  expect((await saveGeneral(db(), actor, general)).ok).toBe(true);
  const fourth = await presentMap(db(), actor);
  expect([fourth.stages.quality.checklist, fourth.inspection?.wash]).toEqual([[], true]);
  expect((await visit.load()).routeMapVersion).toBe(first.version);
});

test("A map of an earlier version of the program gets the usual lists when they are asked for", async () => {
  const centre = await aCentre();
  const actor = centre.team.manager;
  const { inspection: _none, ...older } = await presentMap(db(), actor);
  const version = older.version + 1;
  await db().routeMap.create({ data: { centreId: centre.id, version, content: { ...older, version } } });
  const old = await routeMap(db(), centre.id, version);
  expect(old.inspection).toBeUndefined();
  expect((await takeUsualKinds(db(), actor, mapMark(old))).ok).toBe(true);
  expect((await presentMap(db(), actor)).inspection?.kinds.length).toBeGreaterThan(3);
});
