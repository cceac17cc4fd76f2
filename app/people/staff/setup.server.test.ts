// The first start on a real database: everything a centre begins with, exactly once.
import { describe, expect, it } from "vitest";
import { useDatabase } from "test/database";
import { RouteMap } from "~/journey/route-map";
import { db } from "~/platform/db/db.server";
import { setUp } from "./setup.server";
import { anyStaff, signIn } from "./sign-in.server";

useDatabase();

const FORM = {
  organisation: "Автоцентр",
  centre: "Автоцентр на Садовой",
  timeZone: "Europe/Moscow",
  currency: "RUB",
  language: "ru",
  distanceUnit: "km",
  phone: "+7 495 555-01-00",
  address: "Садовая, 1",
  name: "Пётр Ёлкин",
  email: "petr@example.com",
  password: "три весёлых кота",
} as const;

describe("the first set-up", () => {
  it("makes one centre however many times it is sent at once, and none afterwards", async () => {
    expect(await anyStaff()).toBe(false);
    const made = await Promise.all([1, 2, 3].map(() => setUp(FORM, "+74955550100")));
    expect(made.filter((result) => result !== undefined)).toHaveLength(1);
    expect(await setUp({ ...FORM, email: "other@example.com" }, "+74955550100")).toBeUndefined();
    expect([await db().staff.count(), await db().centre.count(), await db().organisation.count()]).toEqual([
      1, 1, 1,
    ]);
    expect(await anyStaff()).toBe(true);
  });

  it("gives the centre its hours, bays, services and route map", async () => {
    const centre = await db().centre.findFirstOrThrow({
      include: {
        hours: { orderBy: { weekday: "asc" } },
        bays: { orderBy: { position: "asc" } },
        catalogue: true,
        routeMaps: true,
      },
    });
    expect(centre).toMatchObject({ phone: "+74955550100", timeZone: "Europe/Moscow", currency: "RUB" });
    expect(centre.hours.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(centre.hours.at(-1)).toMatchObject({ opensMinute: 9 * 60, closesMinute: 14 * 60 });
    expect(centre.bays.map(({ name }) => name)).toEqual(["Пост 1", "Пост 2"]);
    expect(centre.catalogue.length).toBeGreaterThanOrEqual(6);
    expect(centre.catalogue.every(({ priceMinor }) => Number.isInteger(priceMinor) && priceMinor > 0)).toBe(
      true,
    );
    expect(RouteMap.parse(centre.routeMaps[0]?.content).version).toBe(1);
  });

  it("lets the first manager sign in as manager and administrator", async () => {
    const { email, password } = FORM;
    const request = new Request("http://localhost/");
    expect((await signIn(request, { email, password }, "203.0.113.1", new Date())).outcome).toBe("signed-in");
    const roles = await db().staffRole.findMany({ orderBy: { role: "asc" } });
    expect(roles.map(({ role }) => role)).toEqual(["admin", "manager"]);
  });
});
