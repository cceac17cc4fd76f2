// Customers who come again, counted on the real database: once a year each, on the centre's clock, and of one centre.
import { expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, aRequest } from "test/factories";
import { barsOf, keptShare, returningShare } from "./retention";
import { retentionByYear } from "./retention.server";

useDatabase();

test("counts who came, who had come before, and who of last year came again", async () => {
  const centre = await aCentre({ timeZone: "Europe/Dublin" });
  const [anna, ben, carl] = [await aCustomer(centre), await aCustomer(centre), await aCustomer(centre)];
  const came = async (customerId: string, ...arrivals: readonly string[]) => {
    for (const at of arrivals) {
      const { id } = await aRequest({ centre, customerId });
      await db().visit.update({ where: { id }, data: { arrivedAt: new Date(at) } });
    }
  };
  // Half an hour before midnight in London's winter is Dublin's own: the year ends on the centre's clock.
  await came(
    anna,
    "2023-12-31T23:30:00Z",
    "2024-03-01T10:00:00Z",
    "2024-05-01T10:00:00Z",
    "2025-02-01T10:00:00Z",
  );
  await came(ben, "2023-06-01T10:00:00Z", "2025-06-01T10:00:00Z");
  await came(carl, "2025-07-01T10:00:00Z");
  await aRequest({ centre });
  const years = await retentionByYear({ centreId: centre.id });
  expect(years).toEqual([
    { year: 2023, customers: 2, returning: 0, again: 0, before: 0 },
    { year: 2024, customers: 1, returning: 1, again: 1, before: 2 },
    { year: 2025, customers: 3, returning: 2, again: 1, before: 1 },
  ]);
  const [first, second, third] = years;
  if (!first || !second || !third) throw new Error("three years");
  expect([returningShare(years, first), keptShare(first)]).toEqual([undefined, undefined]);
  expect([returningShare(years, third), keptShare(third), keptShare(second)]).toEqual([2 / 3, 1, 0.5]);
  expect(barsOf(years).at(-1)).toEqual({ year: 2025, returning: 2 / 3, fresh: 1 / 3 });
  expect(await retentionByYear({ centreId: (await aCentre()).id })).toEqual([]);
});
