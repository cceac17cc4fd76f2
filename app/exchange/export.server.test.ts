// What is taken out can be brought in again, does nothing in a spreadsheet, and is the centre's own.
import { beforeAll, describe, expect, test } from "vitest";
import { aCentre, aCustomer, aVehicle, visitIn, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { useImportFiles } from "test/import-files";
import { db } from "~/platform/db/db.server";
import { exported } from "./export.server";
import { KINDS, type Kind } from "./kinds";
import { carryOut, tryImport } from "./run/run.server";

useDatabase();

const files = useImportFiles(new Date("2036-11-22T10:00:00Z"));
let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
  const customerId = await aCustomer(centre, { name: "=HYPERLINK(1)" });
  await aCustomer(centre, { name: '\'=quoted, "really"' });
  await aVehicle(centre, customerId, { plate: "-1-D-5" });
  await visitIn("closed", { centre, complaint: '+ "everything"\nand more; 🚗 مرحبا' });
  await visitIn("repairs", { centre });
  const history = 'Key,Plate,Closed,Work,Total\nA-1,-1-D-5,2024-05-05,"@Oil, filter",184.00\n';
  await carryOut(await files.order("visits", history, { centreId: centre.id }));
});

const customerNames = async (centreId = centre.id) =>
  (await db().customer.findMany({ where: { centreId }, orderBy: { phone: "asc" } })).map(({ name }) => name);

describe("an export", () => {
  async function exportOf(kind: Kind, centreId = centre.id, language: "en" | "ru" = "en"): Promise<string> {
    let text = "";
    for await (const piece of await exported({ centreId, language }, kind)) text += piece;
    return text;
  }

  test("is read back without any change", async () => {
    for (const [kind, language] of KINDS.flatMap(
      (each) =>
        [
          [each, "en"],
          [each, "ru"],
        ] as const,
    )) {
      const text = await exportOf(kind, centre.id, language);
      const { counts, problems } = await tryImport(
        await files.order(kind, text, { centreId: centre.id, update: true }),
      );
      expect([kind, problems]).toEqual([kind, []]);
      expect([kind, counts]).toMatchObject([kind, { added: 0, changed: 0, repeated: 0, leftOut: 0 }]);
      expect(counts.known).toBe(counts.rows);
      expect(counts.rows).toBeGreaterThan(2);
    }
  });

  test("has no cell that a spreadsheet would compute", async () => {
    for (const kind of KINDS) {
      expect(await exportOf(kind)).not.toMatch(/(?:^|[,\n"])[=@+-](?!.*-)/m);
    }
    expect(await exportOf("customers")).toContain("'=HYPERLINK(1)");
  });

  test("brought into an empty centre makes the same again", async () => {
    const fresh = await aCentre();
    for (const kind of KINDS) {
      await carryOut(await files.order(kind, await exportOf(kind), { centreId: fresh.id }));
    }
    expect(await exportOf("customers", fresh.id)).toBeTruthy();
    expect(await customerNames(fresh.id)).toEqual(await customerNames());
    const count = (centreId: string) =>
      Promise.all([
        db().vehicle.count({ where: { centreId } }),
        db().visit.count({ where: { centreId, status: "closed" } }),
      ]);
    expect(await count(fresh.id)).toEqual(await count(centre.id));
  });

  test("holds nothing of another centre", async () => {
    await aCustomer(await aCentre(), { name: "Somebody else’s" });
    expect(await exportOf("customers")).not.toContain("Somebody else’s");
  });
});
