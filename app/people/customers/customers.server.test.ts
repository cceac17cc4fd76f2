// Changing customers and cars, and their histories, on a real database.
import { describe, expect, test, vi } from "vitest";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { decideApproval, requestApproval } from "~/stages/4-repairs/extra-work";
import { aCentre, aCustomer, aVehicle, requestAs, visitIn } from "test/factories";
import { useDatabase } from "test/database";
import { pastVisits, visitsOfOthers } from "../vehicles/history.server";
import { answerVehicleChange } from "../vehicles/vehicle.action.server";
import { getVehicle, vehicleMark } from "../vehicles/vehicles.server";
import { answerCustomerChange } from "./customer.action.server";
import { customerMark, getCustomer } from "./customers.server";

useDatabase();

type Answer = Awaited<ReturnType<typeof answerCustomerChange>>;

async function formAs(actor: Actor, form: Readonly<Record<string, string>>): Promise<FormData> {
  return (await requestAs(actor, "/customers/x", form)).formData();
}

function statusOf(answer: Answer): number {
  return answer instanceof Response ? answer.status : (answer.init?.status ?? 200);
}

async function markOf(actor: Actor, id: string): Promise<string> {
  const customer = await getCustomer(db(), actor, id);
  if (!customer) throw new Error("no such customer");
  return customerMark(customer);
}

/** Transactions that wait for another one. */
async function waitingForLocks(): Promise<number> {
  const rows = await db().$queryRaw<unknown[]>`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length;
}

const TYPED = { name: "Niamh Byrne", phone: "087 123 4567", language: "ru", smsConsent: "on" };

describe("changing a customer", () => {
  test("keeps what was typed, with the number in its one form", async () => {
    const centre = await aCentre();
    const { advisor } = centre.team;
    const id = await aCustomer(centre);
    const form = { ...TYPED, email: "niamh@example.com", seen: await markOf(advisor, id) };
    expect(statusOf(await answerCustomerChange(advisor, id, await formAs(advisor, form)))).toBe(302);
    expect(await getCustomer(db(), advisor, id)).toMatchObject({
      name: "Niamh Byrne",
      phone: "+353871234567",
      email: "niamh@example.com",
      language: "ru",
      smsConsent: true,
    });
    // The same form once more finds its work done.
    expect(statusOf(await answerCustomerChange(advisor, id, await formAs(advisor, form)))).toBe(302);
  });

  test("to a number that a colleague is giving to somebody else at this moment says whose it is", async () => {
    const centre = await aCentre();
    const { advisor } = centre.team;
    const [id, other] = [await aCustomer(centre), await aCustomer(centre, { name: "Somebody else" })];
    const form = await formAs(advisor, { ...TYPED, seen: await markOf(advisor, id) });
    const answer = await db().$transaction(async (tx) => {
      await tx.customer.update({ where: { id: other }, data: { phone: "+353871234567" } });
      const answering = answerCustomerChange(advisor, id, form);
      await vi.waitFor(async () => {
        expect(await waitingForLocks()).toBe(1);
      });
      return { answering };
    });
    expect(statusOf(await answer.answering)).toBe(400);
    expect(await db().customer.count({ where: { centreId: centre.id, phone: "+353871234567" } })).toBe(1);
  });

  test("over a colleague's change is a conflict", async () => {
    const centre = await aCentre();
    const { advisor } = centre.team;
    const id = await aCustomer(centre);
    const seen = await markOf(advisor, id);
    await db().customer.update({ where: { id }, data: { name: "Somebody else" } });
    const answer = await answerCustomerChange(advisor, id, await formAs(advisor, { ...TYPED, seen }));
    expect(statusOf(answer)).toBe(409);
    expect((await getCustomer(db(), advisor, id))?.name).toBe("Somebody else");
  });

  test("to a number that somebody has is refused with their name", async () => {
    const centre = await aCentre();
    const { advisor } = centre.team;
    await aCustomer(centre, { name: "Aoife Kelly", phone: "+353871234567" });
    const id = await aCustomer(centre);
    const seen = await markOf(advisor, id);
    const answer = await answerCustomerChange(advisor, id, await formAs(advisor, { ...TYPED, seen }));
    expect(statusOf(answer)).toBe(400);
    expect(JSON.stringify(answer)).toContain("Aoife Kelly");
  });

  test("is not for mechanics, not for another centre, and not with nonsense", async () => {
    const centre = await aCentre();
    const { advisor, mechanic } = centre.team;
    const id = await aCustomer(centre);
    const form = { ...TYPED, seen: await markOf(advisor, id) };
    expect(statusOf(await answerCustomerChange(mechanic, id, await formAs(mechanic, form)))).toBe(403);
    const stranger = (await aCentre()).team.advisor;
    const asStranger = formAs(stranger, form).then((sent) => answerCustomerChange(stranger, id, sent));
    await expect(asStranger).rejects.toMatchObject({ status: 404 });
    for (const wrong of [{ phone: "none" }, { name: "" }, { email: "not an address" }, { language: "fr" }]) {
      const sent = await formAs(advisor, { ...form, ...wrong });
      expect(statusOf(await answerCustomerChange(advisor, id, sent))).toBe(400);
    }
    expect((await getCustomer(db(), advisor, id))?.name).toContain("Customer");
  });
});

describe("changing a car", () => {
  const typed = {
    plate: "191-d-777",
    make: "Skoda",
    model: "Octavia",
    year: "2019",
    vin: "wvwzzz 1jzxw000001",
  };

  test("keeps plate and VIN in their one form, and refuses a plate that another car has", async () => {
    const centre = await aCentre();
    const { advisor } = centre.team;
    const owner = await aCustomer(centre);
    const [id, other] = [await aVehicle(centre, owner), await aVehicle(centre, owner)];
    const seenOf = async (car: string) => {
      const vehicle = await getVehicle(db(), advisor, car);
      if (!vehicle) throw new Error("no such car");
      return vehicleMark(vehicle);
    };
    const form = await formAs(advisor, { ...typed, seen: await seenOf(id) });
    expect(statusOf(await answerVehicleChange(advisor, id, form))).toBe(302);
    expect(await getVehicle(db(), advisor, id)).toMatchObject({
      plate: "191-D-777",
      year: 2019,
      vin: "WVWZZZ1JZXW000001",
    });
    const same = await formAs(advisor, { ...typed, plate: "191 D 777", seen: await seenOf(other) });
    expect(statusOf(await answerVehicleChange(advisor, other, same))).toBe(400);
    const stale = await formAs(advisor, { ...typed, make: "Seat", seen: "something else" });
    expect(statusOf(await answerVehicleChange(advisor, id, stale))).toBe(409);
  });
});

describe("histories", () => {
  test("hold a customer's visits, and a car's as far as it was its owner's", async () => {
    const first = await visitIn("closed");
    const { centre, customerId, vehicleId } = first;
    const actor = centre.team.advisor;
    const mine = await visitIn("booking", { centre, customerId, vehicleId });
    const buyer = await aCustomer(centre);
    const theirs = await visitIn("booking", { centre, customerId: buyer, vehicleId });
    const ids = async (whose: { customerId?: string; vehicleId?: string }, except?: string) =>
      (await pastVisits(db(), actor, whose, except)).map(({ id }) => id);
    expect(new Set(await ids({ customerId }))).toEqual(new Set([first.id, mine.id]));
    expect(await ids({ customerId, vehicleId }, mine.id)).toEqual([first.id]);
    expect(await ids({ vehicleId, customerId: buyer })).toEqual([theirs.id]);
    expect(await visitsOfOthers(actor, vehicleId, buyer)).toBe(2);
    expect(await pastVisits(db(), { centreId: (await aCentre()).id }, { customerId })).toEqual([]);
  });

  test("keep what was declined, to be offered again", async () => {
    const visit = await visitIn("repairs");
    const { advisor, mechanic } = visit.centre.team;
    const findingId = crypto.randomUUID();
    const requestId = crypto.randomUUID();
    const { reportFinding } = await import("~/stages/4-repairs/extra-work");
    const line = (title: string) => ({
      id: crypto.randomUUID(),
      findingId,
      severity: "soon" as const,
      title,
      labourMinutes: 30,
      priceMinor: 4_900,
    });
    const lines = [line("Wiper blades"), line("Cabin filter")];
    await visit.change(mechanic, (v, now) =>
      reportFinding(v, { findingId, what: "Worn.", severity: "soon" }, now),
    );
    await visit.change(advisor, (v, now) => requestApproval(v, { requestId, lines }, now));
    await visit.change(advisor, (v, now) =>
      decideApproval(
        v,
        {
          requestId,
          how: "phone",
          acknowledgedSafety: false,
          lines: lines.map(({ id, title }) => ({
            lineId: id,
            decision: title === "Wiper blades" ? ("declined" as const) : ("approved" as const),
          })),
        },
        now,
      ),
    );
    const [past] = await pastVisits(db(), advisor, { customerId: visit.customerId });
    expect(past?.deferred).toMatchObject([{ title: "Wiper blades", priceMinor: 4_900, severity: "soon" }]);
  });
});
