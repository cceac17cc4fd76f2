// One car per plate, in whatever alphabet and spelling it is typed, on a real database.
import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { aCentre, aCustomer } from "test/factories";
import { useDatabase } from "test/database";
import { listCustomers } from "../customers/customer-list.server";
import { search } from "../search/search.server";
import { vehicleWithPlate } from "./known-or-new.server";
import { findByPlate } from "./vehicles.server";

useDatabase();

const LATIN = "ABEKMHOPCTYX";
const CYRILLIC = "АВЕКМНОРСТУХ";

/** A letter in either alphabet and either case; a digit is a digit. */
function respelled(sign: string): fc.Arbitrary<string> {
  const place = LATIN.indexOf(sign);
  const looks = place < 0 ? [sign] : [sign, CYRILLIC.charAt(place)];
  return fc.constantFrom(...looks.flatMap((look) => [look, look.toLowerCase()]));
}

const plate = fc.stringMatching(/^[ABEKMHOPCTYX][0-9]{3}[ABEKMHOPCTYX]{2}[0-9]{2,3}$/);
const spelling = plate.chain((key) =>
  fc.record({
    key: fc.constant(key),
    first: fc.tuple(...[...key].map(respelled)).map((signs) => signs.join("")),
    second: fc
      .tuple(...[...key].map(respelled))
      .chain((signs) => fc.constantFrom("", " ", "-", "\u00a0").map((between) => signs.join(between))),
  }),
);

test("two spellings of a plate are one car: when it is made, looked up, searched and listed", async () => {
  const centre = await aCentre();
  const { advisor } = centre.team;
  await fc.assert(
    fc.asyncProperty(spelling, async ({ key, first, second }) => {
      const owner = await aCustomer(centre);
      const said = { make: "Lada", model: "Vesta" };
      const make = (plate: string) =>
        db().$transaction((tx) => vehicleWithPlate(tx, advisor, owner, { plate, ...said }));
      const car = await make(first);
      expect((await make(second.slice(0, 15))).id === car.id || second.length > 15).toBe(true);
      expect(await db().vehicle.count({ where: { centreId: centre.id, plateKey: key } })).toBe(1);
      expect((await findByPlate(db(), advisor, second))?.id).toBe(car.id);
      expect((await search(advisor, second)).vehicles.map(({ id }) => id)).toContain(car.id);
      const { customers } = await listCustomers(advisor, second, 1);
      expect(customers.map(({ id }) => id)).toContain(car.owner.id);
    }),
    { numRuns: 60 },
  );
});
