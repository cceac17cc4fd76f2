// Search, the lists and the pages of people and cars on a real database, with some thousand rows for the plans.
import { beforeAll, describe, expect, test } from "vitest";
import { plateKey } from "~/journey/plate";
import { db, Prisma } from "~/platform/db/db.server";
import { aCentre, aCustomer, aVehicle, visitIn, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import {
  lastVisitsOf,
  listCustomers,
  matchingCustomers,
  vehicleMatches,
} from "../customers/customer-list.server";
import { searchPatterns } from "./patterns";
import { customersQuery, onlyResult, search, vehiclesQuery } from "./search.server";

useDatabase();

describe("the search", () => {
  let centre: TestCentre;
  let niamh: string;
  let car: string;

  beforeAll(async () => {
    centre = await aCentre();
    niamh = await aCustomer(centre, { name: "Niamh O'Connor-Byrne", phone: "+353871234567" });
    car = await aVehicle(centre, niamh, { plate: "191-D-12345" });
    await db().vehicle.update({ where: { id: car }, data: { vin: "WVWZZZ1JZXW000001" } });
    await aCustomer(centre, { name: "Пётр Семёнов", phone: "+79161234567", language: "ru" });
    const cyrillic = await aCustomer(centre, { name: "Jean 100% Dupont", phone: "+33612345678" });
    const plate = "О777ОО77";
    const vehicle = await aVehicle(centre, cyrillic, { plate });
    await db().vehicle.update({ where: { id: vehicle }, data: { plateKey: plateKey(plate) } });
  });

  const names = async (typed: string) => {
    const { customers } = await search(centre.team.advisor, typed);
    return customers.map(({ name }) => name);
  };
  const plates = async (typed: string) => {
    const { vehicles } = await search(centre.team.advisor, typed);
    return vehicles.map(({ plate }) => plate);
  };

  test("finds a name by a part of it, in any order, in any case, with and without «ё»", async () => {
    expect(await names("byrne NIAMH")).toEqual(["Niamh O'Connor-Byrne"]);
    expect(await names("o'con")).toEqual(["Niamh O'Connor-Byrne"]);
    expect(await names("семенов")).toEqual(["Пётр Семёнов"]);
    expect(await names("пе")).toEqual(["Пётр Семёнов"]);
    expect(await names("ет")).toEqual([]);
  });

  test("takes the signs of LIKE for themselves", async () => {
    expect(await names("100%")).toEqual(["Jean 100% Dupont"]);
    expect(await names("%")).toEqual([]);
    expect(await names("_____")).toEqual([]);
  });

  test("finds a number by its digits, however it is dialled", async () => {
    expect(await names("087 123")).toEqual(["Niamh O'Connor-Byrne"]);
    expect(await names("8 916 123-45-67")).toEqual(["Пётр Семёнов"]);
    expect(await names("+33 6 12")).toEqual(["Jean 100% Dupont"]);
  });

  test("finds a plate in either alphabet, and a VIN", async () => {
    expect(await plates("d123")).toEqual(["191-D-12345"]);
    expect(await plates("o777")).toEqual(["О777ОО77"]);
    expect(await plates("О 777")).toEqual(["О777ОО77"]);
    expect(await plates("zxw0000")).toEqual(["191-D-12345"]);
  });

  test("goes straight to the only result, and nowhere when there are two kinds", async () => {
    const advisor = centre.team.advisor;
    expect(onlyResult(await search(advisor, "191-D-12345"))).toBe(`/vehicles/${car}`);
    expect(onlyResult(await search(advisor, "Niamh"))).toBe(`/customers/${niamh}`);
    const visit = await visitIn("booking", { centre, customerId: niamh, vehicleId: car });
    const { number } = await visit.load();
    expect(onlyResult(await search(advisor, String(number)))).toBe(`/visits/${visit.id}`);
    expect(onlyResult(await search(advisor, "n"))).toBe(`/customers/${niamh}`);
    expect(onlyResult(await search(advisor, "nobody at all"))).toBeUndefined();
    expect(onlyResult(await search(advisor, ""))).toBeUndefined();
  });

  test("finds nothing of another centre", async () => {
    const { advisor } = (await aCentre()).team;
    for (const typed of ["Niamh", "087 123", "191-D", "zxw0000", "1001"]) {
      expect(onlyResult(await search(advisor, typed))).toBeUndefined();
      expect((await listCustomers(advisor, typed, 1)).customers).toEqual([]);
    }
  });

  test("lists the owner of a plate, with cars and the last visit", async () => {
    const { customers } = await listCustomers(centre.team.advisor, "191d12345", 1);
    expect(customers).toMatchObject([
      { name: "Niamh O'Connor-Byrne", vehicles: [{ plate: "191-D-12345" }], lastVisit: { stage: "booking" } },
    ]);
  });
});

describe("with some thousand customers", () => {
  let centre: TestCentre;
  const MANY = 6_000;

  beforeAll(async () => {
    centre = await aCentre();
    const other = await aCentre();
    for (const { id } of [centre, other]) {
      await db().$executeRaw`
        insert into customer (id, centre_id, name, phone, language)
        select gen_random_uuid(), ${id}::uuid, 'Customer ' || md5(n::text), '+3538' || (60000000 + n)::text, 'en'
        from generate_series(1, ${MANY}) n`;
      await db().$executeRaw`
        insert into vehicle (id, centre_id, owner_id, plate, plate_key, make, model, vin)
        select gen_random_uuid(), c.centre_id, c.id, upper(left(md5(c.phone), 8)), upper(left(md5(c.phone), 8)),
          'Toyota', 'Corolla', upper(left(md5(c.name), 17))
        from customer c where c.centre_id = ${id}::uuid`;
      await db().$executeRaw`
        insert into visit (id, centre_id, number, customer_id, vehicle_id, version, stage, status, complaint,
          route_map_version, requested_at, stage_entered_at)
        select gen_random_uuid(), v.centre_id, row_number() over (), v.owner_id, v.id, 1, 'booking', 'open', 'It squeals.',
          1, now(), now()
        from vehicle v where v.centre_id = ${id}::uuid`;
    }
    // As autovacuum leaves it: the trigram indexes merged, the planner informed.
    await db().$executeRawUnsafe("vacuum analyze");
  });

  /** Names of the tables that a plan reads from end to end. */
  async function readWhole(query: Prisma.Sql): Promise<readonly string[]> {
    const rows = await db().$queryRaw<{ "QUERY PLAN": unknown }[]>(
      Prisma.sql`explain (format json) ${query}`,
    );
    const text = JSON.stringify(rows);
    return [...text.matchAll(/"Node Type":"Seq Scan"[^{}]*?"Relation Name":"(\w+)"/g)].map(
      ([, name]) => name ?? "",
    );
  }

  test.each(["custo abc", "abcde", "ab", "+353 86 0001", "0860001", "A1B2C3", "1F3870BE2"])(
    "the search for %j reads no table from end to end",
    async (typed) => {
      const { advisor } = centre.team;
      const patterns = searchPatterns(typed, plateKey);
      const vehicle = vehicleMatches(patterns);
      const queries = [
        customersQuery(advisor, patterns),
        matchingCustomers(advisor, typed, 26, 0),
        ...(vehicle ? [vehiclesQuery(advisor, vehicle)] : []),
      ];
      for (const query of queries) expect(await readWhole(query)).toEqual([]);
    },
  );

  test("the last visits of a page of customers are looked up one by one in the index", async () => {
    const page = await db().customer.findMany({
      where: { centreId: centre.id },
      select: { id: true },
      take: 25,
    });
    const query = lastVisitsOf(
      centre.team.advisor,
      page.map(({ id }) => id),
    );
    expect(await readWhole(query)).toEqual([]);
    expect(await db().$queryRaw(query)).toHaveLength(25);
  });

  test("the list comes in pages that neither repeat nor skip anybody", async () => {
    const { advisor } = centre.team;
    const pages = await Promise.all([1, 2, 3].map((page) => listCustomers(advisor, "", page)));
    const seen = pages.flatMap(({ customers }) => customers.map(({ id }) => id));
    expect(new Set(seen).size).toBe(75);
    expect(pages.every(({ more }) => more)).toBe(true);
    const found = await Promise.all([1, 2].map((page) => listCustomers(advisor, "customer", page)));
    expect(new Set(found.flatMap(({ customers }) => customers.map(({ id }) => id))).size).toBe(50);
  });
});
