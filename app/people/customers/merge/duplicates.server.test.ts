// Finding records that may be one customer's, on a real database.
import { describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { aCentre, aCustomer, aVehicle, visitIn, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { likelyDuplicates } from "./duplicates.server";
import { nameSkeleton } from "./likeness";
import { mergeCustomers } from "./merge.server";

useDatabase();

async function withEmail(centre: TestCentre, name: string, email: string) {
  const id = await aCustomer(centre, { name });
  await db().customer.update({ where: { id }, data: { email } });
  return id;
}

describe("likely duplicates", () => {
  test("share an e-mail, a name with a slip in the number, a name in the other alphabet, or a car", async () => {
    const centre = await aCentre();
    const own = await withEmail(centre, "Иван Петров", "ivan@example.org");
    await db().customer.update({ where: { id: own }, data: { phone: "+79161234567" } });
    const car = await aVehicle(centre, own);
    const mail = await withEmail(centre, "Ivan P.", "IVAN@example.org");
    const slip = await aCustomer(centre, { name: "Петров Иван Сергеевич", phone: "+79161234576" });
    const latin = await aCustomer(centre, { name: "Ivan Petrov", phone: "+353867654321" });
    const driver = await aCustomer(centre, { name: "Ольга Сидорова" });
    await visitIn("booking", { centre, customerId: driver, vehicleId: car });
    await aCustomer(centre, { name: "Иван Петров", phone: "+79990000000" });
    await aCustomer(centre, { name: "Пётр Иванов" });
    const found = await likelyDuplicates(centre.team.advisor, own);
    expect(found.map(({ id, reasons }) => [id, reasons])).toEqual([
      [slip, ["same-name", "similar-phone"]],
      [mail, ["same-email"]],
      [latin, ["name-transliterated"]],
      [driver, ["shared-car"]],
    ]);
  });

  test("are none of another centre and none that are merged", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    const own = await withEmail(here, "Niamh Byrne", "niamh@example.org");
    const other = await withEmail(here, "Niamh Byrne", "niamh@example.org");
    await withEmail(there, "Niamh Byrne", "niamh@example.org");
    expect((await likelyDuplicates(here.team.advisor, own)).map(({ id }) => id)).toEqual([other]);
    await mergeCustomers(here.team.advisor, { keptId: own, mergedId: other }, crypto.randomUUID());
    expect(await likelyDuplicates(here.team.advisor, own)).toEqual([]);
  });

  test("are found by the same rule in the database and in the program", async () => {
    const names = [
      "Юлия Щукина",
      "Yuliya Shchukina",
      "Évariste O'Hara",
      "Цой Фёдор",
      "Khvorostovsky Evgeniy",
      "Łukasz",
    ];
    for (const name of names) {
      const rows = await db().$queryRaw<{ skeleton: string }[]>`select name_skeleton(${name}) as skeleton`;
      expect(rows[0]?.skeleton).toBe(nameSkeleton(name));
    }
  });
});
