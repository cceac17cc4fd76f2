// What the centre's own cars add to a VIN, on a real database.
import { describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { aCentre, aCustomer, aVehicle, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { vinProposal } from "./vin.server";

useDatabase();

async function aCar(centre: TestCentre, vin: string, make: string, model: string) {
  const id = await aVehicle(centre, await aCustomer(centre), { make, model });
  await db().vehicle.update({ where: { id }, data: { vin } });
}

describe("a proposal", () => {
  test("names the model as colleagues have typed it most often for cars of the same kind", async () => {
    const centre = await aCentre();
    await aCar(centre, "WVWZZZ1KZ8W000001", "Volkswagen", "Golf");
    await aCar(centre, "WVWZZZ1KZ8W000002", "Volkswagen", "Golf");
    await aCar(centre, "WVWZZZ1KZ8W000003", "VW", "Golf V");
    expect(await vinProposal(centre.team.advisor, "wvw zzz 1kz8w123456", 2026)).toEqual({
      vin: "WVWZZZ1KZ8W123456",
      make: "Volkswagen",
      model: "Golf",
      years: [2008],
      check: "not-used",
    });
  });

  test("learns nothing from another centre's cars", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    await aCar(there, "XW8ZZZ61ZDG000001", "Škoda", "Octavia");
    expect(await vinProposal(here.team.advisor, "XW8ZZZ61ZDG012345", 2026)).toEqual({
      vin: "XW8ZZZ61ZDG012345",
      years: [1983, 2013],
      check: "not-used",
    });
    expect(await vinProposal(there.team.advisor, "XW8ZZZ61ZDG012345", 2026)).toMatchObject({
      make: "Škoda",
      model: "Octavia",
    });
  });

  test("of what is no VIN is none", async () => {
    const { team } = await aCentre();
    expect(await vinProposal(team.advisor, "WVW", 2026)).toBeUndefined();
    expect(await vinProposal(team.advisor, "%".repeat(17), 2026)).toBeUndefined();
  });
});
