// What the desk learns of customers from the beginning of their number, on a real database.
import { describe, expect, test } from "vitest";
import { HOUR, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { issueInvoice } from "~/money/invoice";
import { receivePayment } from "~/money/payment";
import { aCentre, aCustomer, aVehicle, visitIn } from "test/factories";
import { useDatabase } from "test/database";
import { acquaintances, byPrefixQuery, knownByPrefix, MOST_SHOWN } from "./acquaintance.server";

useDatabase();

const DAYS = 24 * HOUR;

describe("the beginning of a number", () => {
  test("shows those who were here last first, at most five, and says that there are more", async () => {
    const centre = await aCentre();
    const ids = [];
    for (let each = 0; each < MOST_SHOWN + 2; each += 1) {
      ids.push(await aCustomer(centre, { phone: `+35387123450${String(each)}` }));
    }
    const [, , third] = ids;
    await visitIn("booking", { centre, customerId: third ?? "" });
    const { people, more } = await knownByPrefix(centre.team.advisor, ["+3538712"]);
    expect(people).toHaveLength(MOST_SHOWN);
    expect(people[0]).toMatchObject({ id: third, openVisits: [{ stage: "booking" }], past: 0 });
    expect(more).toBe(true);
  });

  test("means nobody of another centre and nobody whose number only holds it", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    await aCustomer(there, { phone: "+353871234567" });
    await aCustomer(here, { phone: "+447353871234" });
    expect(await knownByPrefix(here.team.advisor, ["+3538712"])).toEqual({ people: [], more: false });
  });

  test("is answered by the index of numbers and not by reading all customers", async () => {
    const centre = await aCentre();
    await db().$executeRaw`
      insert into customer (id, centre_id, name, phone, language)
      select gen_random_uuid(), ${centre.id}::uuid, 'Customer ' || n, '+35387' || (1000000 + n * 7), 'en'
      from generate_series(1, 5000) n`;
    await db().$executeRawUnsafe("analyze customer");
    const plan = await db().$transaction((tx) => {
      const query = byPrefixQuery(centre.id, ["+3538712", "+35308712"]);
      return tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(`explain ${query.text}`, ...query.values);
    });
    const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
    expect(text).toContain("customer_centre_id_phone_key");
    expect(text).not.toMatch(/Seq Scan on customer/);
  });
});

describe("an acquaintance", () => {
  test("tells open visits, history, deferred work, unpaid invoices and complaints", async () => {
    const centre = await aCentre();
    const customerId = await aCustomer(centre, { name: "Niamh Byrne" });
    const vehicleId = await aVehicle(centre, customerId, { plate: "191-D-777" });
    const before = plus(instant(new Date()), -30 * DAYS);
    const own = { centre, customerId, vehicleId };
    await visitIn("closed", { ...own, requestedAt: before });
    const invoiced = await visitIn("handover", { ...own, ready: false });
    await invoiced.change(centre.team.advisor, (visit, now) =>
      issueInvoice(visit, { invoiceId: crypto.randomUUID(), number: "2026-7" }, now),
    );
    const [known] = await acquaintances(db(), centre.team.advisor, [customerId]);
    expect(known).toMatchObject({ past: 1, cars: ["191-D-777"], deferred: { count: 0 }, openComplaints: 0 });
    expect(known?.openVisits).toMatchObject([{ id: invoiced.id, stage: "handover", plate: "191-D-777" }]);
    const total = (await invoiced.load()).handover.invoice?.totalMinor ?? 0;
    if (total > 0) {
      expect(known?.unpaidMinor).toBe(total);
      const payment = { paymentId: crypto.randomUUID(), amountMinor: total - 100, method: "card" } as const;
      await invoiced.change(centre.team.advisor, (visit, now) => receivePayment(visit, payment, now));
      const [paid] = await acquaintances(db(), centre.team.advisor, [customerId]);
      expect(paid?.unpaidMinor).toBe(100);
    }
  });

  test("of another centre is nobody", async () => {
    const [here, there] = [await aCentre(), await aCentre()];
    expect(await acquaintances(db(), here.team.advisor, [await aCustomer(there)])).toEqual([]);
  });
});
