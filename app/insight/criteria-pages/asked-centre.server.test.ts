// Whose figures somebody may ask for.
import { expect, test } from "vitest";
import { answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aColleague } from "test/factories";
import { atAskedCentre, filterChoices, mayAt } from "./asked-centre.server";

useDatabase();

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
