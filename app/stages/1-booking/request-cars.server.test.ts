// The car of a request on a real database: one car per plate, and whose it is.
import { describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { loadVisit } from "~/visits/store.server";
import { aCentre, aCustomer, aVehicle } from "test/factories";
import { useDatabase } from "test/database";
import { counts, formOf, postRequest, taken, TYPED } from "test/new-requests";

useDatabase();

describe("a known plate", () => {
  test("of the customer is their car, whatever else was typed, and learns what was missing", async () => {
    const centre = await aCentre();
    const owner = await aCustomer(centre, { name: TYPED.name, phone: "+353871234567" });
    const car = await aVehicle(centre, owner, { plate: "191-D-12345", make: "Toyota", model: "Avensis" });
    const visitId = await taken(centre, {
      ...TYPED,
      plate: "191 d 12345",
      vin: "WVWZZZ1JZXW000001",
      year: "2019",
    });
    expect((await loadVisit(db(), centre.id, visitId))?.visit.vehicleId).toBe(car);
    expect(await db().vehicle.findUnique({ where: { id: car } })).toMatchObject({
      plate: "191-D-12345",
      model: "Avensis",
      vin: "WVWZZZ1JZXW000001",
      year: 2019,
    });
  });

  test("in Cyrillic is the same car as in its Latin look-alikes", async () => {
    const centre = await aCentre({ language: "ru" });
    const first = await taken(centre, { ...TYPED, plate: "О777ОО77" });
    const second = await taken(centre, { ...TYPED, plate: "o 777 oo 77", complaint: "Once more." });
    const cars = await Promise.all([first, second].map((id) => loadVisit(db(), centre.id, id)));
    expect(cars[0]?.visit.vehicleId).toBe(cars[1]?.visit.vehicleId);
    expect(await counts(centre)).toMatchObject({ vehicles: 1, visits: 2 });
  });

  test("of another owner is asked about, and nothing is written", async () => {
    const centre = await aCentre();
    const owner = await aCustomer(centre, { name: "Aoife Kelly" });
    const car = await aVehicle(centre, owner, { plate: "191-D-12345" });
    const before = await counts(centre);
    const answer = await postRequest(centre, formOf(TYPED));
    expect(answer).toMatchObject({
      status: 400,
      answer: { known: { vehicle: { id: car, owner: { id: owner } } } },
    });
    expect(await counts(centre)).toEqual(before);
  });

  test("moves to the new owner when that was said, and the visit says from whom", async () => {
    const centre = await aCentre();
    const owner = await aCustomer(centre, { name: "Aoife Kelly" });
    const car = await aVehicle(centre, owner, { plate: "191-D-12345" });
    const visitId = await taken(centre, { ...TYPED, ownership: "new-owner", ownerSeen: owner });
    const loaded = await loadVisit(db(), centre.id, visitId);
    expect((await db().vehicle.findUnique({ where: { id: car } }))?.ownerId).toBe(loaded?.visit.customerId);
    const note = loaded?.events.find((each) => each.type === "note.added");
    expect(JSON.stringify(note?.payload)).toContain("Aoife Kelly");
  });

  test("stays the owner's when somebody brings it for them", async () => {
    const centre = await aCentre();
    const owner = await aCustomer(centre, { name: "Aoife Kelly" });
    const car = await aVehicle(centre, owner, { plate: "191-D-12345" });
    const visitId = await taken(centre, { ...TYPED, ownership: "owner-stays", ownerSeen: owner });
    expect((await db().vehicle.findUnique({ where: { id: car } }))?.ownerId).toBe(owner);
    expect((await loadVisit(db(), centre.id, visitId))?.visit.customerId).not.toBe(owner);
  });

  test("is asked about again when the owner has changed since the choice", async () => {
    const centre = await aCentre();
    const [seen, present] = [await aCustomer(centre), await aCustomer(centre)];
    const car = await aVehicle(centre, present, { plate: "191-D-12345" });
    const answer = await postRequest(centre, formOf({ ...TYPED, ownership: "new-owner", ownerSeen: seen }));
    expect(answer.status).toBe(400);
    expect((await db().vehicle.findUnique({ where: { id: car } }))?.ownerId).toBe(present);
  });

  test("of another centre is a new car here", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    await aVehicle(there, await aCustomer(there), { plate: "191-D-12345" });
    await taken(here, TYPED);
    expect(await counts(here)).toMatchObject({ vehicles: 1 });
  });

  test("of another owner, brought by somebody whose name is new, is settled question by question", async () => {
    const centre = await aCentre();
    const owner = await aCustomer(centre, { name: "Aoife Kelly" });
    const caller = await aCustomer(centre, { name: "N. Byrne", phone: "+353871234567" });
    const car = await aVehicle(centre, owner, { plate: "191-D-12345" });
    const first = await postRequest(centre, formOf(TYPED));
    expect(first).toMatchObject({ answer: { known: { customer: { id: caller }, vehicle: { id: car } } } });
    const second = await postRequest(centre, formOf({ ...TYPED, customerSeen: caller }));
    expect(second).toMatchObject({ answer: { known: { customer: { id: caller }, vehicle: { id: car } } } });
    await taken(centre, { ...TYPED, customerSeen: caller, ownerSeen: owner, ownership: "new-owner" });
    expect((await db().vehicle.findUnique({ where: { id: car } }))?.ownerId).toBe(caller);
  });
});
