// Merging records of one customer and parting them again, on a real database.
import { v7 as uuidv7 } from "uuid";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldVisit } from "~/journey/fold";
import { db } from "~/platform/db/db.server";
import { addNote } from "~/journey/course";
import { loadVisit } from "~/visits/store.server";
import { listCustomers } from "../customer-list.server";
import { findByPhone } from "../customers.server";
import { customerWithPhone } from "../known-or-new.server";
import { amount } from "test/amount";
import { aCentre, aCustomer, aRequest, aVehicle, visitIn, type TestCentre } from "test/factories";
import { useDatabase } from "test/database";
import { mergesOf } from "./duplicates.server";
import { mergeCustomers } from "./merge.server";
import { undoMerge } from "./undo.server";

useDatabase();

const sent = () => crypto.randomUUID();

async function ownerOf(id: string) {
  return (await db().vehicle.findUniqueOrThrow({ where: { id } })).ownerId;
}

/** Whose the visit is, by its row and by its facts, which must agree. */
async function customerOf(centre: TestCentre, id: string) {
  const row = await db().visit.findUniqueOrThrow({ where: { id } });
  const loaded = await loadVisit(db(), centre.id, id);
  expect(loaded?.visit.customerId).toBe(row.customerId);
  expect(loaded?.visit.version).toBe(row.version);
  return row.customerId;
}

async function aMessage(centre: TestCentre, customerId: string) {
  const id = uuidv7();
  const text = {
    channel: "sms",
    recipient: "+353871234567",
    language: "en",
    kind: "reminder",
    text: "Tomorrow.",
  };
  await db().message.create({ data: { id, centreId: centre.id, customerId, ...text } });
  return id;
}

async function twoRecords() {
  const centre = await aCentre();
  const kept = await aCustomer(centre, { name: "Niamh Byrne", phone: "+353871234567" });
  const merged = await aCustomer(centre, { name: "N. Byrne", phone: "+353861111111" });
  await db().customer.update({ where: { id: merged }, data: { email: "niamh@example.org" } });
  const car = await aVehicle(centre, merged);
  const open = await visitIn("repairs", { centre, customerId: merged, vehicleId: car });
  const past = await visitIn("closed", { centre, customerId: merged, vehicleId: car });
  const message = await aMessage(centre, merged);
  const advisor = centre.team.advisor;
  return { centre, advisor, kept, merged, car, open, past, message };
}

async function theMerge(keptId: string) {
  return (await db().customerMerge.findFirstOrThrow({ where: { keptId }, orderBy: { mergedAt: "desc" } })).id;
}

describe("two records made one", () => {
  test("bring cars, visits, messages and the e-mail together, and the facts say so", async () => {
    const { centre, advisor, kept, merged, car, open, past, message } = await twoRecords();
    const outcome = await mergeCustomers(advisor, { keptId: kept, mergedId: merged }, sent());
    expect(outcome).toEqual({ kind: "merged", keptId: kept });
    expect(await ownerOf(car)).toBe(kept);
    for (const { id } of [open, past]) expect(await customerOf(centre, id)).toBe(kept);
    expect((await db().message.findUniqueOrThrow({ where: { id: message } })).customerId).toBe(kept);
    expect(await db().customer.findUnique({ where: { id: kept } })).toMatchObject({
      name: "Niamh Byrne",
      email: "niamh@example.org",
    });
    const events = (await loadVisit(db(), centre.id, open.id))?.events ?? [];
    expect(events.at(-1)).toMatchObject({
      type: "customer.replaced",
      payload: { from: merged, to: kept },
      actor: { kind: "staff", id: advisor.staffId },
    });
  });

  test("are found as one by either number, in the list and for a new request", async () => {
    const { advisor, kept, merged } = await twoRecords();
    await mergeCustomers(advisor, { keptId: kept, mergedId: merged }, sent());
    expect((await findByPhone(db(), advisor, "+353861111111"))?.id).toBe(kept);
    const { customers } = await listCustomers(advisor, "086 111 1111", 1);
    expect(customers.map(({ id }) => id)).toEqual([kept]);
    expect((await listCustomers(advisor, "Byrne", 1)).customers.map(({ id }) => id)).toEqual([kept]);
    expect((await listCustomers(advisor, "", 1)).customers.map(({ id }) => id)).not.toContain(merged);
    const said = { phone: "+353861111111", name: "Niamh", language: "en", smsConsent: false } as const;
    const taken = await db().$transaction((tx) => customerWithPhone(tx, advisor, said));
    expect(taken).toMatchObject({ isNew: false, customer: { id: kept } });
  });

  test("stay one when the form comes twice, in turn or at once", async () => {
    const { advisor, kept, merged } = await twoRecords();
    const form = sent();
    const pair = { keptId: kept, mergedId: merged };
    const outcomes = await Promise.all([1, 2, 3].map(() => mergeCustomers(advisor, pair, form)));
    outcomes.push(await mergeCustomers(advisor, pair, form));
    expect(outcomes.every(({ kind }) => kind === "merged")).toBe(true);
    expect(await db().customerMerge.count({ where: { keptId: kept } })).toBe(1);
    await undoMerge(advisor, await theMerge(kept), sent());
    // Sent once more from a page that was left open: it was carried out, and undone since.
    await mergeCustomers(advisor, pair, form);
    expect((await db().customer.findUnique({ where: { id: merged } }))?.mergedIntoId).toBeNull();
  });

  test("cannot be one record, one of another centre, or one that is part of another already", async () => {
    const { centre, advisor, kept, merged } = await twoRecords();
    const elsewhere = await aCustomer(await aCentre());
    const third = await aCustomer(centre);
    const merging = (keptId: string, mergedId: string) =>
      mergeCustomers(advisor, { keptId, mergedId }, sent());
    expect(await merging(kept, kept)).toEqual({ kind: "same-record" });
    expect(await merging(kept, elsewhere)).toEqual({ kind: "not-found" });
    await merging(kept, merged);
    expect(await merging(third, merged)).toEqual({ kind: "merged-already", keptId: kept });
    expect(await merging(merged, third)).toEqual({ kind: "merged-already", keptId: kept });
  });

  test("in opposite directions at once end as one merge", async () => {
    const { advisor, kept, merged } = await twoRecords();
    const outcomes = await Promise.all([
      mergeCustomers(advisor, { keptId: kept, mergedId: merged }, sent()),
      mergeCustomers(advisor, { keptId: merged, mergedId: kept }, sent()),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["merged", "merged-already"]);
  });

  test("lose no request that is taken down at the same moment by the number that goes", async () => {
    const { centre, advisor, kept, merged } = await twoRecords();
    const said = { phone: "+353861111111", name: "N. Byrne", language: "en", smsConsent: false } as const;
    const [found] = await Promise.all([
      db().$transaction(async (tx) => {
        const { customer } = await customerWithPhone(tx, advisor, said);
        const id = uuidv7();
        await tx.vehicle.create({
          data: {
            id,
            centreId: centre.id,
            ownerId: customer.id,
            plate: "X1",
            plateKey: "X1",
            make: "A",
            model: "B",
          },
        });
        return id;
      }),
      mergeCustomers(advisor, { keptId: kept, mergedId: merged }, sent()),
    ]);
    expect(await ownerOf(found)).toBe(kept);
  });
});

describe("an undone merge", () => {
  test("gives back exactly what was moved, and the e-mail", async () => {
    const { centre, advisor, kept, merged, car, open, past, message } = await twoRecords();
    await mergeCustomers(advisor, { keptId: kept, mergedId: merged }, sent());
    const mergeId = await theMerge(kept);
    expect(await undoMerge(advisor, mergeId, sent())).toEqual({ kind: "undone", mergedId: merged });
    expect(await ownerOf(car)).toBe(merged);
    for (const { id } of [open, past]) expect(await customerOf(centre, id)).toBe(merged);
    expect((await db().message.findUniqueOrThrow({ where: { id: message } })).customerId).toBe(merged);
    expect((await db().customer.findUnique({ where: { id: kept } }))?.email).toBeNull();
    expect((await findByPhone(db(), advisor, "+353861111111"))?.id).toBe(merged);
    const before = await db().event.count({ where: { visitId: open.id } });
    expect(await undoMerge(advisor, mergeId, sent())).toEqual({ kind: "undone", mergedId: merged });
    expect(await db().event.count({ where: { visitId: open.id } })).toBe(before);
  });

  test("leaves what has changed since where it is, and says so", async () => {
    const { centre, advisor, kept, merged, car, open } = await twoRecords();
    await mergeCustomers(advisor, { keptId: kept, mergedId: merged }, sent());
    const buyer = await aCustomer(centre);
    await db().vehicle.update({ where: { id: car }, data: { ownerId: buyer } });
    const since = await aRequest({ centre, customerId: kept, vehicleId: car });
    await open.change(advisor, (_, now) => addNote("They called.", now));
    await undoMerge(advisor, await theMerge(kept), sent());
    expect(await ownerOf(car)).toBe(buyer);
    expect(await customerOf(centre, since.id)).toBe(kept);
    expect(await customerOf(centre, open.id)).toBe(merged);
    const [told] = await mergesOf(advisor, merged);
    expect(told).toMatchObject({ kept: { id: kept }, stayed: { vehicles: 1, visits: 0 } });
  });

  test("waits until a later merge of the kept record is undone", async () => {
    const { centre, advisor, kept, merged, open } = await twoRecords();
    const third = await aCustomer(centre);
    await mergeCustomers(advisor, { keptId: kept, mergedId: merged }, sent());
    await mergeCustomers(advisor, { keptId: third, mergedId: kept }, sent());
    expect((await findByPhone(db(), advisor, "+353861111111"))?.id).toBe(third);
    const first = await theMerge(kept);
    expect(await undoMerge(advisor, first, sent())).toEqual({ kind: "later-merge", keptId: third });
    await undoMerge(advisor, await theMerge(third), sent());
    expect((await findByPhone(db(), advisor, "+353861111111"))?.id).toBe(kept);
    await undoMerge(advisor, first, sent());
    expect(await customerOf(centre, open.id)).toBe(merged);
  });

  test("of another centre is not there", async () => {
    const { advisor, kept, merged } = await twoRecords();
    await mergeCustomers(advisor, { keptId: kept, mergedId: merged }, sent());
    const stranger = (await aCentre()).team.advisor;
    expect(await undoMerge(stranger, await theMerge(kept), sent())).toEqual({ kind: "not-found" });
  });
});

/** Everything that a merge may change, by id; of visits what their facts say. */
async function picture(centre: TestCentre) {
  const where = { centreId: centre.id };
  const [customers, vehicles, visits, messages] = await Promise.all([
    db().customer.findMany({ where, orderBy: { id: "asc" } }),
    db().vehicle.findMany({ where, orderBy: { id: "asc" } }),
    db().visit.findMany({ where, orderBy: { id: "asc" } }),
    db().message.findMany({ where, orderBy: { id: "asc" } }),
  ]);
  const folded = [];
  for (const { id, customerId } of visits) {
    const loaded = await loadVisit(db(), centre.id, id);
    expect(loaded?.visit.customerId).toBe(customerId);
    // The log has grown by the merges and their undoing; without them it tells the same visit.
    const others = (loaded?.events ?? []).filter(({ type }) => type !== "customer.replaced");
    const { version: _version, ...visit } = loaded?.visit ?? { version: 0 };
    const { version: _without, ...told } = foldVisit({ id, centreId: centre.id }, others) ?? { version: 0 };
    folded.push({ visit, asIfNothing: JSON.stringify(visit) === JSON.stringify(told) });
  }
  return { customers, vehicles, messages, folded };
}

test("any merges, undone in the opposite order, leave owners and folded visits as they were", async () => {
  const PEOPLE = 5;
  const pair = fc.tuple(fc.integer({ min: 0, max: PEOPLE - 1 }), fc.integer({ min: 0, max: PEOPLE - 1 }));
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 8 }), async (pairs) => {
      const centre = await aCentre();
      const { advisor } = centre.team;
      const people: string[] = [];
      for (let each = 0; each < PEOPLE; each += 1) {
        const customerId = await aCustomer(centre);
        people.push(customerId);
        await aRequest({ centre, customerId });
        await aMessage(centre, customerId);
      }
      const before = await picture(centre);
      const merges: string[] = [];
      for (const [one, other] of pairs) {
        const [keptId, mergedId] = [people[one] ?? "", people[other] ?? ""];
        const outcome = await mergeCustomers(advisor, { keptId, mergedId }, sent());
        const known = await db().customerMerge.findMany({
          where: { centreId: centre.id },
          select: { id: true },
        });
        const fresh = known.map(({ id }) => id).filter((id) => !merges.includes(id));
        if (outcome.kind === "merged") merges.push(...fresh);
      }
      for (const mergeId of merges.toReversed()) {
        expect(await undoMerge(advisor, mergeId, sent())).toMatchObject({ kind: "undone" });
      }
      const after = await picture(centre);
      expect(after).toEqual(before);
      expect(after.folded.every(({ asIfNothing }) => asIfNothing)).toBe(true);
    }),
    { numRuns: amount({ full: 25, usual: 10 }) },
  );
});
