// Figures of several centres: side by side, together, and who may ask for which.
import { beforeAll, expect, test } from "vitest";
import { actorAt } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aColleague } from "test/factories";
import { seedDemo } from "../../../prisma/seed";
import { criteriaReport } from "../criteria/criteria-report.server";
import { atAskedCentre, filterChoices, mayAt } from "./asked-centre.server";
import { centresSideBySide } from "./centres-side-by-side.server";

useDatabase();
const NOW = new Date("2026-11-19T12:00:00Z");
const PERIOD = { from: "2026-11-01", to: "2026-11-18" } as const;

beforeAll(async () => {
  await seedDemo({ visits: 80, password: "bayline-demo", now: NOW, log: () => undefined });
}, 60_000);

test("all centres together are the sum of what each of them tells", async () => {
  const centres = await db().centre.findMany({ select: { id: true }, orderBy: { name: "asc" } });
  const { id: staffId } = await db().staff.findFirstOrThrow({
    where: { roles: { some: { role: "admin" } } },
  });
  const actor = await actorAt(staffId, centres[0]?.id ?? "");
  if (!actor) throw new Error("no admin");
  for (const criterion of ["3.4", "4.7", "7.6"]) {
    const { together, centres: told } = await centresSideBySide(
      actor,
      { ...PERIOD, filters: {} },
      criterion,
      "en",
      NOW,
    );
    const own = await Promise.all(
      centres.map(async ({ id: centre }) => {
        const { criteria } = await criteriaReport({ centre, ...PERIOD, criterion }, NOW);
        return criteria[0];
      }),
    );
    expect(told.map(({ view: { n, value } }) => [n, value]).sort()).toEqual(
      own.map((each) => [each?.n, each?.value]).sort(),
    );
    expect(together.n).toBe(own.reduce((sum, each) => sum + (each?.n ?? 0), 0));
    expect(together.failed).toBe(own.reduce((sum, each) => sum + (each?.failed ?? 0), 0));
    const values = own.flatMap((each) => each?.value ?? []);
    expect(together.n).toBeGreaterThan(0);
    expect(together.value).toBeGreaterThanOrEqual(Math.min(...values));
    expect(together.value).toBeLessThanOrEqual(Math.max(...values));
  }
  const unknown = centresSideBySide(actor, { filters: {} }, "9.9", "en", NOW);
  expect(await answered(unknown)).toMatchObject({ status: 404 });
});

test("whoever has a part at several centres chooses among those, and among no others", async () => {
  const own = await aCentre();
  const { organisationId } = own;
  const [second, third] = [await aCentre({ organisationId }), await aCentre({ organisationId })];
  const there = await aColleague(second, ["manager"]);
  const reader = { ...there, centreId: own.id };
  const ask = (centre: string, action: "insight:read" | "settings:write" = "insight:read") =>
    answered(atAskedCentre(reader, { centre, filters: {} }, action));
  expect(await ask(second.id)).toMatchObject({ status: 200, data: { centreId: second.id } });
  expect(await ask(third.id)).toMatchObject({ status: 404 });
  expect(await ask((await aCentre()).id)).toMatchObject({ status: 404 });
  expect(await mayAt(reader, { centreId: second.id }, "settings:write")).toBe(true);
  expect(await mayAt(reader, { centreId: third.id }, "settings:write")).toBe(false);
  const { centres, advisors } = await filterChoices(reader, { centreId: second.id });
  expect(centres.map(({ id }) => id)).toEqual([second.id]);
  expect(advisors).toEqual([{ value: second.team.advisor.staffId, label: second.team.advisor.name }]);
});
