// Taking down requests on a real database: one visit per form, one customer per number.
import { describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { loadVisit } from "~/visits/store.server";
import { aCentre, aCustomer, aVehicle } from "test/factories";
import { useDatabase } from "test/database";
import { aService, counts, formOf, NOTHING, postRequest, taken, TYPED, type Typed } from "test/new-requests";
import { lookUp } from "./look-up.server";
import { answerRequest } from "./request.action.server";

useDatabase();

describe("a request of somebody new", () => {
  test("makes the customer, the car and the visit, and goes on to its booking", async () => {
    const centre = await aCentre();
    const service = await aService(centre, 90);
    const visitId = await taken(centre, { ...TYPED, services: [service], firstChoiceAt: "2030-03-05T09:30" });
    const loaded = await loadVisit(db(), centre.id, visitId);
    expect(loaded?.visit).toMatchObject({ stage: "booking", status: "open", number: 1001 });
    expect(loaded?.visit.request).toMatchObject({
      complaint: TYPED.complaint,
      transport: "drop-off",
      smsConsent: true,
      firstChoiceAt: Date.parse("2030-03-05T09:30:00.000Z"),
    });
    const [line] = loaded?.visit.request.services ?? [];
    expect(line).toMatchObject({ labourMinutes: 90, priceMinor: 9_900 });
    expect(line?.id).not.toBe(service);
    expect(await db().customer.findFirst({ where: { centreId: centre.id } })).toMatchObject({
      phone: "+353871234567",
      name: "Niamh Byrne",
      smsConsent: true,
    });
    expect(await db().vehicle.findFirst({ where: { centreId: centre.id } })).toMatchObject({
      plate: "191-D-12345",
      plateKey: "191D12345",
    });
  });

  test("understands a number as it is dialled within the centre's country", async () => {
    const centre = await aCentre();
    await taken(centre, { ...TYPED, phone: "087 123 4567" });
    expect(await db().customer.count({ where: { centreId: centre.id, phone: "+353871234567" } })).toBe(1);
  });
});

describe("the same form sent twice", () => {
  test("one after the other gives one visit", async () => {
    const centre = await aCentre();
    const page = crypto.randomUUID();
    const first = await postRequest(centre, formOf(TYPED, page));
    const second = await postRequest(centre, formOf(TYPED, page));
    expect(second).toEqual(first);
    expect(await counts(centre)).toEqual({ customers: 1, vehicles: 1, visits: 1, submissions: 1 });
  });

  test("at once gives one visit", async () => {
    const centre = await aCentre();
    const page = crypto.randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => postRequest(centre, formOf(TYPED, page))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await counts(centre)).toEqual({ customers: 1, vehicles: 1, visits: 1, submissions: 1 });
  });
});

test("two different requests at once of one new customer make one customer and one car", async () => {
  const centre = await aCentre();
  const complaints = ["It squeals.", "It smells.", "It shakes."];
  await Promise.all(complaints.map((complaint) => taken(centre, { ...TYPED, complaint })));
  expect(await counts(centre)).toMatchObject({ customers: 1, vehicles: 1, visits: 3 });
});

describe("a known telephone number", () => {
  test("is the known customer, and keeps their language and an earlier consent", async () => {
    const centre = await aCentre();
    const id = await aCustomer(centre, { name: "Niamh Byrne", phone: "+353871234567", language: "ru" });
    await db().customer.update({ where: { id }, data: { smsConsent: true } });
    const visitId = await taken(centre, { ...TYPED, name: "niamh  byrne", smsConsent: [] });
    expect((await loadVisit(db(), centre.id, visitId))?.visit.customerId).toBe(id);
    expect(await db().customer.findUnique({ where: { id } })).toMatchObject({
      name: "Niamh Byrne",
      language: "ru",
      smsConsent: true,
    });
  });

  test("with another name is asked about, and nothing is written", async () => {
    const centre = await aCentre();
    const id = await aCustomer(centre, { name: "Aoife Kelly", phone: "+353871234567" });
    const before = await counts(centre);
    const answer = await postRequest(centre, formOf(TYPED));
    expect(answer).toMatchObject({ status: 400, answer: { known: { customer: { id } } } });
    if (!("answer" in answer)) throw new Error("taken");
    expect(answer.answer.result.error?.["name"]?.[0]).toContain("Aoife Kelly");
    expect(answer.answer.result.initialValue).toMatchObject({
      name: "Niamh Byrne",
      complaint: TYPED.complaint,
    });
    expect(await counts(centre)).toEqual(before);
  });

  test("is renamed by somebody who saw the old name", async () => {
    const centre = await aCentre();
    const id = await aCustomer(centre, { name: "Aoife Kelly", phone: "+353871234567" });
    await taken(centre, { ...TYPED, customerSeen: id });
    expect((await db().customer.findUnique({ where: { id } }))?.name).toBe("Niamh Byrne");
  });

  test("of another centre is somebody new here", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    const id = await aCustomer(there, { name: "Aoife Kelly", phone: "+353871234567" });
    await taken(here, TYPED);
    expect(await counts(here)).toMatchObject({ customers: 1, visits: 1 });
    expect((await db().customer.findUnique({ where: { id } }))?.name).toBe("Aoife Kelly");
  });
});

describe("bad input", () => {
  const refusedFor: readonly (readonly [string, Typed, string])[] = [
    ["no telephone number", { ...TYPED, phone: "call me" }, "phone"],
    ["a number that cannot be one", { ...TYPED, phone: "+353 1 2" }, "phone"],
    ["no name", { ...TYPED, name: "   " }, "name"],
    ["a name that never ends", { ...TYPED, name: "x".repeat(121) }, "name"],
    ["no complaint", { ...TYPED, complaint: "" }, "complaint"],
    ["a plate of dots", { ...TYPED, plate: "..." }, "plate"],
    ["a VIN that is none", { ...TYPED, vin: "IOQ" }, "vin"],
    ["a year in words", { ...TYPED, year: "last year" }, "year"],
    ["a day that is none", { ...TYPED, firstChoiceAt: "2030-02-30T09:00" }, "firstChoiceAt"],
    ["an hour that the clocks skip", { ...TYPED, firstChoiceAt: "2030-03-31T01:30" }, "firstChoiceAt"],
    ["a first choice that is over", { ...TYPED, firstChoiceAt: "2020-03-05T09:30" }, "firstChoiceAt"],
    ["a transport that nobody offers", { ...TYPED, transport: "helicopter" }, "transport"],
    ["a service that is not in the catalogue", { ...TYPED, services: [crypto.randomUUID()] }, "services"],
  ];

  test.each(refusedFor)("%s is said beside the field, and nothing is written", async (_, typed, field) => {
    const centre = await aCentre();
    const answer = await postRequest(centre, formOf(typed));
    if (!("answer" in answer)) throw new Error("taken");
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.answer.result.error ?? {})).toEqual([field]);
    expect(await counts(centre)).toEqual(NOTHING);
  });

  test("a service of another centre is no service here", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    const answer = await postRequest(here, formOf({ ...TYPED, services: [await aService(there)] }));
    expect(answer.status).toBe(400);
    expect(await counts(here)).toEqual(NOTHING);
  });

  test("a form without its id is no form of ours", async () => {
    const centre = await aCentre();
    await expect(answerRequest(centre.team.advisor, formOf(TYPED, "no id"))).rejects.toMatchObject({
      status: 400,
    });
  });
});

test("a mechanic takes down no requests", async () => {
  const centre = await aCentre();
  expect((await postRequest(centre, formOf(TYPED), "mechanic")).status).toBe(403);
  expect(await counts(centre)).toEqual(NOTHING);
});

describe("a VIN whose check digit does not fit", () => {
  const vin = "1HGCM82633A004353";

  test("is asked about once, and then taken as typed", async () => {
    const centre = await aCentre();
    const answer = await postRequest(centre, formOf({ ...TYPED, vin }));
    if (!("answer" in answer)) throw new Error("taken");
    expect(answer.answer.result.error).toEqual({ vin: ["people:vinMistyped"] });
    await taken(centre, { ...TYPED, vin, vinSeen: vin });
    expect((await db().vehicle.findFirst({ where: { centreId: centre.id } }))?.vin).toBe(vin);
  });

  test("is nothing to ask about where makers use none", async () => {
    await taken(await aCentre(), { ...TYPED, vin: "WVWZZZ1KZ8W123456" });
  });
});

describe("the look-up button of a browser without scripts", () => {
  test("fills in what is empty, says who it may be, and writes nothing", async () => {
    const centre = await aCentre();
    const id = await aCustomer(centre, { name: "Niamh Byrne", phone: "+353871234567", language: "ru" });
    const before = await counts(centre);
    const typed = {
      phone: "087 123 4567",
      complaint: "It squeals.",
      language: "en",
      vin: "XTA210990Y2766389",
    };
    const answer = await postRequest(centre, formOf({ ...typed, lookUp: "known" }));
    if (!("answer" in answer)) throw new Error("taken");
    expect(answer.status).toBe(200);
    expect(answer.answer).toMatchObject({
      result: {
        initialValue: {
          name: "Niamh Byrne",
          complaint: "It squeals.",
          language: "ru",
          make: "Lada",
          year: "2000",
        },
      },
      known: { customer: { id } },
    });
    expect(answer.answer.result.error).toBeUndefined();
    expect(await counts(centre)).toEqual(before);
  });

  test("takes one of several customers, and replaces no name that was typed", async () => {
    const centre = await aCentre();
    await aCustomer(centre, { name: "Niamh Byrne", phone: "+353871234567" });
    await aCustomer(centre, { name: "Aoife Kelly", phone: "+353871234568" });
    const half = await postRequest(centre, formOf({ phone: "087 123", lookUp: "known" }));
    expect(half).toMatchObject({ answer: { known: { people: [{}, {}], more: false } } });
    const form = formOf({ phone: "087 123", name: "Aoife K.", lookUp: "+353871234568" });
    expect(await postRequest(centre, form)).toMatchObject({
      answer: {
        result: { initialValue: { phone: "+353871234568", name: "Aoife K." } },
        known: { customer: { name: "Aoife Kelly" } },
      },
    });
  });
});

describe("looking up while typing", () => {
  test("knows the customer with their cars, by a number however it is written", async () => {
    const centre = await aCentre();
    const id = await aCustomer(centre, { phone: "+353871234567" });
    await aVehicle(centre, id, { plate: "191-D-777" });
    const known = await lookUp(centre.team.advisor, { phone: "087-123 45 67" });
    expect(known).toMatchObject({
      phoneComplete: true,
      customer: { id, vehicles: [{ plate: "191-D-777" }] },
    });
    expect(known.vehicle).toBeUndefined();
  });

  test("knows a car with its owner, and nothing of half a number", async () => {
    const centre = await aCentre();
    const id = await aCustomer(centre);
    await aVehicle(centre, id, { plate: "191-D-777" });
    const known = await lookUp(centre.team.advisor, { phone: "087", plate: "191d777" });
    expect(known).toMatchObject({ phoneComplete: false, vehicle: { owner: { id } } });
    expect(known.customer).toBeUndefined();
  });

  test("knows nobody of another centre", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    const id = await aCustomer(there, { phone: "+353871234567" });
    await aVehicle(there, id, { plate: "191-D-777" });
    expect(await lookUp(here.team.advisor, { phone: "+353871234567", plate: "191-D-777" })).toEqual({
      phoneComplete: true,
      people: [],
      more: false,
    });
  });
});
