// The route map: what a centre may decide about the inside of the stages.
import { describe, expect, it } from "vitest";
import { RouteMap, checklistOf, defaultRouteMap } from "./route-map";
import { STAGES } from "./stages";

describe("a route map", () => {
  it("of a new centre has every stage, in both languages, with items of different names", () => {
    const map = defaultRouteMap(3);
    expect(RouteMap.parse(JSON.parse(JSON.stringify(map)))).toEqual(map);
    expect(map.version).toBe(3);
    for (const stage of STAGES) {
      const ids = checklistOf(map, stage).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("is refused without a stage, with a role that is none, or with an item whose id is no name", () => {
    const map = defaultRouteMap();
    const { intake, ...without } = map.stages;
    const withIntake = (change: object) => ({
      ...map,
      stages: { ...without, intake: { ...intake, ...change } },
    });
    const accepts = (value: unknown) => RouteMap.safeParse(value).success;
    expect(accepts(withIntake({}))).toBe(true);
    expect(accepts({ ...map, stages: without })).toBe(false);
    expect(accepts({ ...map, version: 0 })).toBe(false);
    expect(accepts(withIntake({ responsible: "janitor" }))).toBe(false);
    expect(accepts(withIntake({ limitMinutes: 0 }))).toBe(false);
    const item = { id: "Wash!", title: { en: "Wash", ru: "Мойка" }, required: true };
    expect(accepts(withIntake({ checklist: [item] }))).toBe(false);
    expect(accepts(withIntake({ checklist: [{ ...item, id: "wash" }] }))).toBe(true);
    expect(accepts(withIntake({ checklist: [{ ...item, id: "wash", title: { en: "Wash" } }] }))).toBe(false);
  });
});
