// Loading the demo data into a real database: all or nothing, once, and more when asked.
import { describe, expect, it } from "vitest";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";
import { project } from "~/visits/projection";
import { foldVisit } from "~/journey/fold";
import { RouteMap } from "~/journey/route-map";
import type { WorkingCalendar } from "~/journey/working-time";
import { passwordFits } from "~/people/staff/password.server";
import { db } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { useDatabase } from "test/database";
import { hasDemoData, seedDemo, type SeedOptions } from "./index";

useDatabase();

const NOW = new Date("2026-11-19T12:34:56Z");
const PASSWORD = "a password for the demo";

function load(options: Partial<SeedOptions> = {}): Promise<void> {
  return seedDemo({ password: PASSWORD, now: NOW, log: () => undefined, ...options });
}

async function counts() {
  const tables = [db().organisation, db().staff, db().customer, db().visit, db().event] as const;
  const [organisations, staff, customers, visits, events] = await Promise.all([
    tables[0].count(),
    tables[1].count(),
    tables[2].count(),
    tables[3].count(),
    tables[4].count(),
  ]);
  return { organisations, staff, customers, visits, events };
}

const EMPTY = { organisations: 0, staff: 0, customers: 0, visits: 0, events: 0 };

const ACCOUNTS = ["dublin", "moscow"].flatMap((place) =>
  ["advisor", "mechanic", "inspector", "parts", "manager"].map((role) => ({ role, place })),
);

/** One story: the tests build on each other, as the starts of the program do. */
describe("loading the demo data", { timeout: 120_000 }, () => {
  it("leaves nothing behind when it is broken off", async () => {
    const breaksOff = () => {
      throw new Error("pulled the plug");
    };
    await expect(load({ visits: 80, log: breaksOff })).rejects.toThrow("pulled the plug");
    expect(await counts()).toEqual(EMPTY);
    expect(await hasDemoData()).toBe(false);
  });

  it("loads after that as if nothing had happened", async () => {
    await load({ visits: 160 });
    expect(await hasDemoData()).toBe(true);
    const { organisations, staff, visits } = await counts();
    expect([organisations, staff]).toEqual([1, 15]);
    expect(visits).toBeGreaterThanOrEqual(160);
  });

  it("makes each demo account once, with its role and the given password", async () => {
    const emails = [
      ...ACCOUNTS.map(({ role, place }) => `${role}.${place}@bayline.test`),
      "admin@bayline.test",
    ];
    const staff = await db().staff.findMany({
      where: { email: { in: emails } },
      include: { roles: { include: { centre: true } } },
    });
    expect(staff.map(({ email }) => email).sort()).toEqual([...emails].sort());
    for (const { role, place } of ACCOUNTS) {
      const person = staff.find(({ email }) => email === `${role}.${place}@bayline.test`);
      expect(person?.roles.map((each) => each.role)).toContain(role);
      expect(person?.roles.every(({ centre }) => centre.timeZone.toLowerCase().endsWith(place))).toBe(true);
    }
    const admin = staff.find(({ email }) => email === "admin@bayline.test");
    expect(admin?.roles.map(({ role }) => role)).toEqual(["admin", "admin"]);
    expect(await passwordFits(admin?.passwordHash, PASSWORD)).toBe(true);
  });

  it("keeps the rows that the facts make, for every visit", async () => {
    const maps = new Map(
      (await db().routeMap.findMany()).map(({ centreId, content }) => [centreId, RouteMap.parse(content)]),
    );
    const visits = await db().visit.findMany({
      include: {
        events: { orderBy: { seq: "asc" }, select: EVENT_COLUMNS },
        jobs: { orderBy: { position: "asc" } },
      },
    });
    const calendars = new Map<string, WorkingCalendar>();
    for (const id of maps.keys()) calendars.set(id, await workingCalendarOf(db(), { centreId: id }));
    for (const { events, jobs, ...row } of visits) {
      const facts = events.map(eventFromRow);
      expect(facts.map(({ seq }) => seq)).toEqual(facts.map((_, index) => index + 1));
      const visit = foldVisit({ id: row.id, centreId: row.centreId }, facts);
      const [map, calendar] = [maps.get(row.centreId), calendars.get(row.centreId)];
      if (!visit || !map || !calendar) throw new Error(`nothing is known of visit ${row.number}`);
      expect({ visit: row, jobs }).toMatchObject(project(visit, map, calendar));
    }
  });

  it("records nothing in the future, and every car with its latest mileage", async () => {
    const late = await db().event.count({ where: { occurredAt: { gt: NOW } } });
    expect(late).toBe(0);
    const rows = await db().$queryRaw<{ wrong: bigint }[]>`
      select count(*) as wrong from vehicle join (
        select visit.vehicle_id, max((payload->>'mileage')::int) as read from event
        join visit on visit.id = event.visit_id where type = 'walkaround.completed' group by 1
      ) readings on readings.vehicle_id = vehicle.id where vehicle.mileage is distinct from readings.read`;
    expect(rows[0]?.wrong).toBe(0n);
  });

  it("goes on counting where the demo stopped", async () => {
    for (const centre of await db().centre.findMany()) {
      const { _max } = await db().visit.aggregate({ where: { centreId: centre.id }, _max: { number: true } });
      expect(centre.nextVisitNumber).toBe((_max.number ?? 0) + 1);
      const { id: centreId } = centre;
      const invoices = await db().event.count({ where: { centreId, type: "invoice.issued" } });
      const series = await db().paperSeries.findMany({ where: { centreId, kind: "invoice" } });
      expect(series.reduce((sum, { next }) => sum + next - 1, 0)).toBe(invoices);
      expect(await db().invoice.count({ where: { centreId, party: { isNot: null } } })).toBe(invoices);
    }
  });

  it("does not load a second time by itself", async () => {
    const before = await counts();
    await expect(load()).rejects.toThrow(Refusal);
    expect(await counts()).toEqual(before);
  });

  it("puts older visits in front when it is asked for more", async () => {
    const before = await counts();
    const { _min } = await db().visit.aggregate({ _min: { requestedAt: true } });
    await load({ visits: 60, seed: 2 });
    const after = await counts();
    expect(after.visits).toBe(before.visits + 60);
    expect([after.organisations, after.staff]).toEqual([before.organisations, before.staff]);
    const older = await db().visit.count({ where: { requestedAt: { lt: _min.requestedAt ?? NOW } } });
    expect(older).toBeGreaterThanOrEqual(58);
    const clocks = await db().job.groupBy({ by: ["mechanicId"], where: { state: "running" }, _count: true });
    expect(clocks.every(({ _count }) => _count === 1)).toBe(true);
  });
});
