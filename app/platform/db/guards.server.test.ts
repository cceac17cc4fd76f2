// What the database itself refuses, whoever asks.
import { beforeAll, describe, expect, test } from "vitest";
import { useDatabase } from "test/database";
import { db } from "./db.server";

useDatabase();

const CENTRE = "00000000-0000-7000-8000-000000000001";
const CUSTOMER = "00000000-0000-7000-8000-000000000002";
const VEHICLE = "00000000-0000-7000-8000-000000000003";
const VISIT = "00000000-0000-7000-8000-000000000004";
const ORGANISATION = "00000000-0000-7000-8000-000000000005";
const MECHANIC = "00000000-0000-7000-8000-000000000006";

const run = (sql: string) => db().$executeRawUnsafe(sql);

beforeAll(async () => {
  await run(`insert into organisation (id, name) values ('${ORGANISATION}', 'Group')`);
  await run(`insert into centre (id, organisation_id, name, time_zone, currency, language, phone, address)
    values ('${CENTRE}', '${ORGANISATION}', 'Centre', 'Europe/Dublin', 'EUR', 'en', '+35310000000', 'Street')`);
  await run(`insert into customer (id, centre_id, name, phone, language)
    values ('${CUSTOMER}', '${CENTRE}', 'Ann', '+35310000001', 'en')`);
  await run(`insert into vehicle (id, centre_id, owner_id, plate, plate_key, make, model)
    values ('${VEHICLE}', '${CENTRE}', '${CUSTOMER}', '1-D-1', '1D1', 'Ford', 'Focus')`);
  await run(`insert into visit (id, centre_id, number, customer_id, vehicle_id, version, stage, status, complaint,
      route_map_version, requested_at, stage_entered_at)
    values ('${VISIT}', '${CENTRE}', 1, '${CUSTOMER}', '${VEHICLE}', 1, 'booking', 'open', 'Noise', 1, now(), now())`);
  await run(`insert into event (id, centre_id, visit_id, seq, stage, type, occurred_at, actor_kind, loop, payload)
    values (gen_random_uuid(), '${CENTRE}', '${VISIT}', 1, 'booking', 'request.received', now(), 'staff', 0, '{}')`);
});

describe("the event log", () => {
  test.each([
    ["UPDATE", "update event set type = 'other'"],
    ["DELETE", "delete from event"],
    ["TRUNCATE", "truncate event"],
    ["TRUNCATE", "truncate visit cascade"],
  ])("refuses %s", async (operation, sql) => {
    await expect(run(sql)).rejects.toThrow(`The event log is only appended to: ${operation} is refused.`);
    expect(await db().event.count()).toBe(1);
  });

  test("takes no two events with the same number in a visit", async () => {
    const again = `insert into event (id, centre_id, visit_id, seq, stage, type, occurred_at, actor_kind, loop, payload)
      values (gen_random_uuid(), '${CENTRE}', '${VISIT}', 1, 'booking', 'note.added', now(), 'staff', 0, '{}')`;
    await expect(run(again)).rejects.toThrow();
  });
});

describe("the database refuses", () => {
  test.each([
    ["an unknown stage", "update visit set stage = 'lunch'"],
    ["an unknown status", "update visit set status = 'asleep'"],
    ["an open visit that has ended", "update visit set ended_at = now()"],
    ["a closed visit without an end", "update visit set status = 'closed'"],
    ["a loop below zero", "update visit set loop = -1"],
    ["version zero", "update visit set version = 0"],
    ["a weekday 8", `insert into opening_hours values ('${CENTRE}', 8, 480, 1080)`],
    ["opening after closing", `insert into opening_hours values ('${CENTRE}', 1, 1080, 480)`],
    ["a day longer than a day", `insert into opening_hours values ('${CENTRE}', 1, 480, 1441)`],
    ["a phone number that is not E.164", "update customer set phone = '0851234567'"],
    ["an unknown language", "update customer set language = 'de'"],
    [
      "an e-mail address in capitals",
      `insert into staff (id, organisation_id, email, password_hash, name, language)
         values (gen_random_uuid(), '${ORGANISATION}', 'Ann@x.test', '-', 'Ann', 'en')`,
    ],
    [
      "a clock without a start",
      `insert into job (id, centre_id, visit_id, title, position, labour_minutes, state)
         values (gen_random_uuid(), '${CENTRE}', '${VISIT}', 'Brakes', 1, 60, 'running')`,
    ],
  ])("%s", async (_what, sql) => {
    await expect(run(sql)).rejects.toThrow();
  });

  test("a second running clock of the same mechanic", async () => {
    const start = (position: number) =>
      run(`insert into job (id, centre_id, visit_id, title, position, labour_minutes, state, mechanic_id, running_since)
        values (gen_random_uuid(), '${CENTRE}', '${VISIT}', 'Brakes', ${position}, 60, 'running', '${MECHANIC}', now())`);
    await start(1);
    await expect(start(2)).rejects.toThrow();
  });
});
