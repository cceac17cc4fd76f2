// Bookings per second by fifty people at once, beside the same constraints checked by bare SQL.
import pg from "pg";
import { v7 as uuid } from "uuid";
import { MINUTE } from "~/journey/instant";
import { connectDatabase, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { bookingCommands } from "~/stages/1-booking/booking.commands.server";
import { localDateTimeText } from "~/ui/zoned-time";
import { runCommand } from "~/visits/command.server";
import { aCentre, aLine, aRequest, cookieOf, type TestCentre, type TestVisit } from "../factories";
import { timeOn } from "../places";
import { manyLanes, type Lanes } from "./many-lanes";
import { createDatabase, databaseUrl, startTestCluster } from "../setup/cluster";

const CLIENTS = 50;
const BOOKINGS = 1_000;
const LANES = 12;
/** Connections of the application's pool: the floor gets as many. */
const CONNECTIONS = 10;
const MINUTES = 60;

/** Every lane's every hour is a place: nobody stands in anybody's way but at the counters. */
interface Place {
  readonly lane: number;
  readonly at: Date;
}

async function places(centre: TestCentre, from: number): Promise<Place[]> {
  const found: Place[] = [];
  for (let day = from; found.length < BOOKINGS; day += 1) {
    const opens = await timeOn(centre, day, 8 * 60);
    for (let hour = 0; hour < 20; hour += 1) {
      for (let lane = 0; lane < LANES; lane += 1) {
        found.push({ lane, at: new Date(opens + hour * 60 * MINUTE) });
      }
    }
  }
  return found.slice(0, BOOKINGS);
}

/** All of them, by so many clients who each take the next one when they have done one. @returns seconds */
async function takenBy(clients: number, bookings: readonly (() => Promise<void>)[]): Promise<number> {
  const queue = [...bookings];
  const begun = performance.now();
  const client = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await next();
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (performance.now() - begun) / 1000;
}

async function byTheApplication(centre: TestCentre): Promise<number> {
  const visits: TestVisit[] = [];
  const lines = [{ ...aLine({ labourMinutes: MINUTES }), skill: "mechanical" }];
  for (let made = 0; made < BOOKINGS; made += 1) {
    visits.push(await aRequest({ centre, lines, transport: "wait" }));
  }
  const wanted = await places(centre, 1);
  const Cookie = await cookieOf(centre.team.advisor);
  const bookings = visits.map((visit, at) => async () => {
    const time = localDateTimeText(wanted[at]?.at.getTime() ?? 0, centre.timeZone);
    const body = new URLSearchParams({
      intent: "book",
      submissionId: uuid(),
      at: time,
      minutes: String(MINUTES),
    });
    const url = `http://localhost/visits/${visit.id}/booking`;
    const request = new Request(url, { method: "POST", headers: { Cookie }, body });
    const answered = await runCommand(request, visit.id, bookingCommands);
    if (!(answered instanceof Response)) {
      throw new Error(`a booking was refused: ${JSON.stringify(answered.data.denial)}`);
    }
  });
  return takenBy(CLIENTS, bookings);
}

const FLOOR = {
  counters: `insert into capacity_counter (centre_id, kind, local_date, name, plan_version, capacity)
    select $1::uuid, kind, $2::date, name, 1, 1000000
      from (values ('labour', 'all'), ('labour', 'mechanical'), ('reception', $3)) as c(kind, name) order by 1, 2, 4
    on conflict (centre_id, kind, local_date, name) do update set plan_version = excluded.plan_version
     where capacity_counter.plan_version <> excluded.plan_version`,
  reservation: `insert into reservation
    (id, centre_id, bay_id, mechanic_id, reception_at, starts_at, ends_at, held_until)
    values ($1, $2, $3, $4, $5, $5, $6, 'infinity')`,
  uses: `insert into reservation_use (reservation_id, centre_id, kind, local_date, name, amount, walk_in)
    select $1::uuid, $2::uuid, kind, $3::date, name, amount, false
      from (values ('labour', 'all', ${MINUTES}), ('labour', 'mechanical', ${MINUTES}), ('reception', $4, 1))
           as c(kind, name, amount)`,
};

/** The lanes and the counters, and nothing else: no visit, no events, no form, no person. */
async function byBareSql(url: string, shop: Lanes & { readonly centre: TestCentre }): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  const wanted = await places(shop.centre, 200);
  const book = async ({ lane, at }: Place) => {
    const client = await pool.connect();
    const id = uuid();
    const [date, name] = [at.toISOString().slice(0, 10), at.toISOString()];
    try {
      await client.query("begin");
      await client.query(FLOOR.counters, [shop.centre.id, date, name]);
      const ends = new Date(at.getTime() + MINUTES * MINUTE);
      const row = [id, shop.centre.id, shop.bays[lane], shop.mechanics[lane], at, ends];
      await client.query(FLOOR.reservation, row);
      await client.query(FLOOR.uses, [id, shop.centre.id, date, name]);
      await client.query("commit");
    } finally {
      client.release();
    }
  };
  try {
    const bookings = wanted.map((place) => () => book(place));
    return await takenBy(CLIENTS, bookings);
  } finally {
    await pool.end();
  }
}

const cluster = await startTestCluster();
try {
  const name = await createDatabase(cluster.adminUrl, cluster.template);
  const url = databaseUrl(cluster.adminUrl, name);
  useSettings(readSettings({ DATABASE_URL: url, SESSION_SECRET: "only for measuring".repeat(3) }));
  await connectDatabase(url);
  const centre = await aCentre({ timeZone: "Europe/Moscow" });
  const shop = { centre, ...(await manyLanes(centre, LANES)) };
  const own = BOOKINGS / (await byTheApplication(shop.centre));
  const floor = BOOKINGS / (await byBareSql(url, shop));
  console.log(`bookings per second, ${String(CLIENTS)} clients, ${String(BOOKINGS)} bookings of one centre`);
  console.log(`  application  ${own.toFixed(0)}`);
  console.log(
    `  bare SQL     ${floor.toFixed(0)}   (the floor: lanes and counters through pg, nothing else)`,
  );
  console.log(`  ratio        ${(own / floor).toFixed(3)}`);
} finally {
  await disconnectDatabase();
  await cluster.stop();
}
