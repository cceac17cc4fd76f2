// The forms of intake, posted to a real database.
import { describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { aLine, visitIn, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { factsOf, post, refusedFor } from "test/posts";
import { isPlaced } from "./damage/places";
import { intakeCommands } from "./intake.commands.server";
import { intakeView } from "./intake-view.server";

useDatabase();

const send = (
  visit: TestVisit,
  intent: string,
  fields: Readonly<Record<string, string>> = {},
  who: keyof TestVisit["centre"]["team"] = "advisor",
) => post(intakeCommands(), visit, visit.centre.team[who], intent, fields);

const walkaround = (mileage: string, more: Readonly<Record<string, string>> = {}) => ({
  withCustomer: "yes",
  mileage,
  fuelPercent: "40",
  ...more,
});
const estimate = {
  "lines[0].title": "Brake pads, front",
  "lines[0].labourMinutes": "90",
  "lines[0].priceMinor": "184.50",
  "lines[1].title": "Brake fluid",
  "lines[1].labourMinutes": "30",
  "lines[1].priceMinor": "49.90",
};

async function mileageOf({ vehicleId }: TestVisit): Promise<number | null | undefined> {
  return (await db().vehicle.findUnique({ where: { id: vehicleId } }))?.mileage;
}

async function begun(lines = [aLine()]): Promise<TestVisit> {
  const visit = await visitIn("intake", { lines });
  await send(visit, "startIntake");
  return visit;
}

test("from the greeting to the signature, everything that the gate asks for can be entered", async () => {
  const visit = await visitIn("intake");
  const sent = [
    await send(visit, "greet"),
    await send(visit, "startIntake"),
    await send(visit, "walkaround", walkaround("84 300", { damage: "Scratch, left rear door" })),
    await send(visit, "estimate", { ...estimate, totalMinor: "1" }),
    await send(visit, "setPromise", { at: "2030-07-02T16:30" }),
    await send(visit, "consent", { choice: "up-to-amount", limitMinor: "150" }),
    await send(visit, "sign", { name: "Niamh Byrne" }),
  ];
  expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 302));
  const signed = await visit.load();
  expect(signed.intake).toMatchObject({
    walkaround: { mileage: 84_300, fuelPercent: 40, withCustomer: true, damage: "Scratch, left rear door" },
    estimate: { totalMinor: 23_440 },
    consent: { choice: "up-to-amount", limitMinor: 15_000 },
    signed: { name: "Niamh Byrne", by: { kind: "staff", id: visit.centre.team.advisor.staffId } },
  });
  expect(signed.promise?.first).toBe(Date.parse("2030-07-02T15:30:00.000Z"));
  expect(signed.jobs.map(({ title }) => title)).toEqual(["Brake pads, front", "Brake fluid"]);
  expect(await db().job.count({ where: { visitId: visit.id } })).toBe(2);
  expect(await mileageOf(visit)).toBe(84_300);
});

describe("the reading of the odometer", () => {
  test("below the last one is refused with that one in words, and the car keeps it", async () => {
    const visit = await begun();
    await db().vehicle.update({ where: { id: visit.vehicleId }, data: { mileage: 90_000 } });
    const before = await factsOf(visit);
    const posted = await send(visit, "walkaround", walkaround("84300"));
    expect(posted.status).toBe(400);
    expect(JSON.stringify(posted)).toContain("90,000");
    expect(refusedFor(posted, "mileage")).toEqual(["denials:mileage-below-last"]);
    expect(await factsOf(visit)).toBe(before);
    expect(await mileageOf(visit)).toBe(90_000);
  });

  test("below the last one is taken with a reason", async () => {
    const visit = await begun();
    await db().vehicle.update({ where: { id: visit.vehicleId }, data: { mileage: 90_000 } });
    const noted = walkaround("300", { mileageNote: "New instrument cluster" });
    expect((await send(visit, "walkaround", noted)).status).toBe(302);
    expect(await mileageOf(visit)).toBe(300);
  });

  test("that was mistyped is corrected against the visits before, not against the mistake", async () => {
    const earlier = await visitIn("closed");
    const { centre, customerId, vehicleId } = earlier;
    const visit = await visitIn("intake", { centre, customerId, vehicleId });
    await send(visit, "startIntake");
    await send(visit, "walkaround", walkaround("843000"));
    const seenAt = String((await visit.load()).intake.walkaround?.at);
    expect((await send(visit, "walkaround", walkaround("80000", { seenAt }))).status).toBe(400);
    expect((await send(visit, "walkaround", walkaround("84301", { seenAt }))).status).toBe(302);
    expect(await mileageOf(visit)).toBe(84_301);
  });
});

describe("a correction", () => {
  test("over what a colleague wrote is a conflict", async () => {
    const visit = await begun();
    await send(visit, "estimate", estimate);
    const blind = await send(visit, "estimate", { ...estimate, "lines[0].title": "Blind" });
    expect(blind.status).toBe(409);
    const seenAt = String((await visit.load()).intake.estimate?.at);
    expect((await send(visit, "estimate", { ...estimate, seenAt })).status).toBe(302);
  });

  test("after the signature is a conflict, and the order stays as it was signed", async () => {
    const visit = await visitIn("intake", { ready: true, lines: [aLine({ priceMinor: 18_400 })] });
    const seenAt = String((await visit.load()).intake.estimate?.at);
    const posted = await send(visit, "estimate", { ...estimate, seenAt });
    expect([posted.status, refusedFor(posted, "")]).toEqual([409, ["denials:already-signed"]]);
    expect((await visit.load()).intake.estimate?.totalMinor).toBe(18_400);
  });
});

describe("bad input is said beside the field, and nothing is written", () => {
  test.each([
    ["walkaround", walkaround("many"), "mileage"],
    ["walkaround", { ...walkaround("84300"), fuelPercent: "101" }, "fuelPercent"],
    ["walkaround", { mileage: "84300", fuelPercent: "40" }, "withCustomer"],
    ["walkaround", walkaround("84300", { damage: "x".repeat(2001) }), "damage"],
    ["estimate", {}, "lines"],
    ["setPromise", { at: "soon" }, "at"],
    ["setPromise", { at: "2020-07-02T16:30" }, "at"],
    ["setPromise", { at: "2030-03-31T01:30" }, "at"],
    ["consent", { choice: "whatever" }, "choice"],
    ["consent", { choice: "up-to-amount" }, "limitMinor"],
    ["sign", { name: "" }, "name"],
  ])("%s with a wrong %j", async (intent, fields, field) => {
    const visit = await begun();
    const before = await factsOf(visit);
    const posted = await send(visit, intent, fields);
    expect(posted.status).toBe(400);
    expect(refusedFor(posted, field)).toHaveLength(1);
    expect(await factsOf(visit)).toBe(before);
  });
});

test("nobody signs before walkaround, price, promise and consent; and no mechanic does intake", async () => {
  const visit = await begun();
  const early = await send(visit, "sign", { name: "Niamh Byrne" });
  expect([early.status, refusedFor(early, "")]).toEqual([400, ["denials:walkaround-missing"]]);
  expect((await send(visit, "greet", {}, "mechanic")).status).toBe(403);
});

test("the suggested promise is the labour within the opening hours, at the next quarter of an hour", async () => {
  const visit = await begun([aLine({ labourMinutes: 60 })]);
  const { advisor } = visit.centre.team;
  const before = Date.now();
  const at = (await intakeView(advisor, await visit.load())).suggested?.at ?? 0;
  expect(at % (15 * 60_000)).toBe(0);
  expect(at - before).toBeGreaterThanOrEqual(60 * 60_000);
  expect(at - before).toBeLessThanOrEqual(76 * 60_000);
  await db().openingHours.deleteMany({ where: { centreId: visit.centre.id } });
  expect((await intakeView(advisor, await visit.load())).suggested).toBeUndefined();
});

test("the suggested promise stands behind what the car's mechanic has open on other cars", async () => {
  const other = await visitIn("repairs", { lines: [aLine({ labourMinutes: 180 })] });
  const { centre } = other;
  const visit = await visitIn("intake", { centre, lines: [aLine({ labourMinutes: 60 })] });
  await send(visit, "startIntake");
  const { suggested } = await intakeView(centre.team.advisor, await visit.load());
  expect(suggested).toMatchObject({ cars: 1, minutesBefore: 180 });
  expect((suggested?.at ?? 0) - Date.now()).toBeGreaterThan((180 + 59) * 60_000);
});

const MARK = { id: "0199a000-0000-4000-8000-00000000000a", kind: "dent", zone: "roof", x: 500, y: 360 };

describe("what is found on the car", () => {
  test("is kept with its marks, lamps and charge, and the car is known by it the next time", async () => {
    const visit = await begun();
    const found = walkaround("84300", {
      body: "estate",
      energy: "plug-in",
      chargePercent: "80",
      "lights[0]": "engine",
      "lights[1]": "tyres",
      marks: JSON.stringify([MARK]),
    });
    expect((await send(visit, "walkaround", found)).status).toBe(302);
    expect((await visit.load()).intake.walkaround).toMatchObject({
      body: "estate",
      energy: "plug-in",
      chargePercent: 80,
      lights: ["engine", "tyres"],
      marks: [MARK],
    });
    const car = await db().vehicle.findUniqueOrThrow({ where: { id: visit.vehicleId } });
    expect(car).toMatchObject({ body: "estate", energy: "plug-in" });
  });

  test("never has a mark beside the car", async () => {
    const visit = await begun();
    const marks = JSON.stringify([{ ...MARK, x: 3, y: 3 }]);
    await send(visit, "walkaround", walkaround("84300", { body: "van", marks }));
    const [mark] = (await visit.load()).intake.walkaround?.marks ?? [];
    expect(mark && isPlaced("van", mark)).toBe(true);
    expect(mark?.zone).toBe("roof");
  });

  test.each([
    "no json",
    "{}",
    JSON.stringify([{ ...MARK, kind: "magic" }]),
    JSON.stringify([{ ...MARK, x: -1 }]),
  ])("is refused when the marks are %s", async (marks) => {
    const visit = await begun();
    expect((await send(visit, "walkaround", walkaround("84300", { body: "suv", marks }))).status).toBe(400);
    expect((await visit.load()).intake.walkaround).toBeUndefined();
  });
});

test("what the customer means is written beside their own words, and put right by whoever has seen it", async () => {
  const visit = await begun();
  const own = (await visit.load()).request.complaint;
  expect((await send(visit, "clarify", { text: "Only when it is cold." })).status).toBe(302);
  expect((await send(visit, "clarify", { text: "Blind." })).status).toBe(409);
  const seenAt = String((await visit.load()).intake.clarified?.at);
  expect((await send(visit, "clarify", { text: "When cold, since May.", seenAt })).status).toBe(302);
  const after = await visit.load();
  expect([after.request.complaint, after.intake.clarified?.text]).toEqual([own, "When cold, since May."]);
});

describe("the price", () => {
  test("keeps the centre's tax of that day, and what the parts cost", async () => {
    const visit = await begun();
    await db().centre.update({ where: { id: visit.centre.id }, data: { taxBasisPoints: 2300 } });
    await send(visit, "estimate", { ...estimate, "lines[0].partsMinor": "84.50" });
    await db().centre.update({ where: { id: visit.centre.id }, data: { taxBasisPoints: 1000 } });
    const { estimate: given } = (await visit.load()).intake;
    expect(given).toMatchObject({
      taxBasisPoints: 2300,
      totalMinor: 23_440,
      lines: [{ partsMinor: 8_450 }, {}],
    });
  });

  test("has no parts that cost more than their line", async () => {
    const visit = await begun();
    const posted = await send(visit, "estimate", { ...estimate, "lines[1].partsMinor": "50.00" });
    expect([posted.status, refusedFor(posted, "lines[1].partsMinor")]).toEqual([
      400,
      ["denials:parts-above-price"],
    ]);
  });
});
