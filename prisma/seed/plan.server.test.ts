// The plan of the demo centres: every appointment has its place, by the law that the application itself keeps.
import { beforeAll, describe, expect, it } from "vitest";
import { bookedSince } from "~/capacity/booked.server";
import { counterKey, limitOf, usesOf } from "~/capacity/counters";
import { displaced } from "~/capacity/displaced";
import { counterOf } from "~/capacity/levels.server";
import { can, suits } from "~/capacity/roster";
import type { Workshop } from "~/capacity/workshop";
import { workshopOf } from "~/capacity/workshop.server";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { dateOfDay } from "~/journey/working-time";
import { db } from "~/platform/db/db.server";
import { bookingCommands } from "~/stages/1-booking/booking.commands.server";
import { freeTimes } from "~/stages/1-booking/free-times.server";
import { needOfVisit } from "~/stages/1-booking/place.server";
import { localDateTimeText } from "~/ui/zoned-time";
import { loadVisit } from "~/visits/store.server";
import { useDatabase } from "test/database";
import { post } from "test/posts";
import { dublin } from "./centres/dublin";
import { moscow } from "./centres/moscow";
import { rosterOf } from "./centres/roster";
import { seedDemo } from "./index";

useDatabase();

const NOW = instant(Math.floor(Date.now() / 60_000) * 60_000);

beforeAll(async () => {
  const options = { password: "a password for the demo", log: () => undefined };
  await seedDemo({ ...options, visits: 200, now: new Date(NOW) });
  // Their lanes meet those that are there.
  await seedDemo({ ...options, visits: 80, seed: 2, now: new Date(NOW) });
}, 120_000);

const PLANS = [dublin, moscow] as const;

async function centreOf({ slug }: (typeof PLANS)[number]) {
  const centre = await db().centre.findUniqueOrThrow({ where: { publicSlug: slug } });
  const shop = await workshopOf(db(), { centreId: centre.id });
  const reservations = await db().reservation.findMany({
    where: { centreId: centre.id },
    include: { uses: true, visit: true },
  });
  return { centre, centreId: centre.id, shop, reservations };
}

type Centre = Awaited<ReturnType<typeof centreOf>>["centre"];
type Reservation = Awaited<ReturnType<typeof centreOf>>["reservations"][number];

async function visitOf({ centreId, visitId }: Pick<Reservation, "centreId" | "visitId">): Promise<Visit> {
  const loaded = await loadVisit(db(), centreId, visitId ?? "");
  if (!loaded) throw new Error("a reservation of no visit");
  return loaded.visit;
}

function placementOf({ bayId, mechanicId, receptionAt, startsAt, endsAt }: Reservation) {
  return {
    bayId,
    mechanicId,
    receptionAt: instant(receptionAt),
    startsAt: instant(startsAt),
    endsAt: instant(endsAt),
  };
}

/** Whether the mechanic is at work, able, and in a bay for it, for as long as was planned. */
function isLawful(shop: Workshop, visit: Visit, reservation: Reservation): boolean {
  const need = needOfVisit(visit);
  const { mechanicId, bayId, receptionAt, startsAt, endsAt } = placementOf(reservation);
  const mechanic = shop.roster.mechanics.find(({ id }) => id === mechanicId);
  const bay = shop.roster.bays.find(({ id }) => id === bayId);
  const received = shop
    .openings(shop.dayOf(receptionAt))
    .some((span) => span.start <= receptionAt && receptionAt < span.end);
  const waits = visit.request.transport === "wait";
  return (
    mechanic !== undefined &&
    bay !== undefined &&
    can(mechanic, need.skill) &&
    suits(bay, need.skill, need.bayKind) &&
    received &&
    (!waits || startsAt === receptionAt) &&
    shop.finish(mechanicId, startsAt, need.minutes) === endsAt
  );
}

async function advisorOf({ id, organisationId }: Pick<Centre, "id" | "organisationId">): Promise<Actor> {
  const { staff } = await db().staffRole.findFirstOrThrow({
    where: { centreId: id, role: "advisor" },
    include: { staff: true },
  });
  const { id: staffId, name } = staff;
  return { kind: "staff", staffId, name, language: "en", organisationId, centreId: id, roles: ["advisor"] };
}

/** A time in the next weeks: in January a centre may be shut for one of them. */
async function freeTimeOf(actor: Actor, visit: Visit, before: Instant) {
  const { dayOf } = await workshopOf(db(), actor);
  for (const days of [1, 8, 15]) {
    const first = dateOfDay(dayOf(plus(NOW, days * DAY)));
    const times = await freeTimes(actor, visit, new URL(`https://centre.test/?day=${first}`));
    const free = times.days.flatMap(({ offers }) => offers).find(({ at }) => at !== before);
    if (free) return free;
  }
  throw new Error("nothing is free in three weeks");
}

describe.each(PLANS)("the plan of $key", (plan) => {
  it("is read as it was written down", async () => {
    const { centreId, shop } = await centreOf(plan);
    const rows = await db().staff.findMany({
      where: { email: { in: plan.staff.map(({ email }) => email) } },
    });
    const staff = plan.staff.map(({ email, name, role }) => ({
      id: rows.find((row) => row.email === email)?.id ?? "",
      name,
      role,
    }));
    const bays = await db().bay.findMany({ where: { centreId }, orderBy: { position: "asc" } });
    const wanted = rosterOf(plan, { centreId, staff, bayIds: bays.map(({ id }) => id) }, [], NOW);
    const byId = <T extends { id: string }>(all: readonly T[]) =>
      [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    const skillsOf = (roster: typeof wanted) =>
      byId(roster.mechanics).map(({ id, skills, shifts }) => [id, [...skills].sort(), shifts.length]);
    expect(skillsOf(shop.roster)).toEqual(skillsOf(wanted));
    expect(shop.roster.bays).toEqual(wanted.bays);
    for (const [day, name] of wanted.holidayNames) expect(shop.roster.holidayNames.get(day)).toBe(name);
    const { walkInPercent, receptionsPerQuarter, loaners, shuttleSeats } = shop.roster;
    expect({ walkInPercent, receptionsPerQuarter, loaners, shuttleSeats }).toEqual(plan.limits);
  });

  it("has a place for every visit that has an appointment and did not come to nothing, and for no other", async () => {
    const { centreId, reservations } = await centreOf(plan);
    const visits = await db().visit.findMany({ where: { centreId } });
    const keeps = visits.filter(
      ({ appointmentAt, status }) => appointmentAt !== null && ["open", "closed"].includes(status),
    );
    expect(reservations.map(({ visitId }) => visitId).sort()).toEqual(keeps.map(({ id }) => id).sort());
  });

  it("says what the visits' facts say: the time, the lane, and the bay and mechanic that were assigned", async () => {
    const { reservations } = await centreOf(plan);
    for (const reservation of reservations) {
      const { booking, preparation } = await visitOf(reservation);
      const { receptionAt, startsAt, endsAt, bayId, mechanicId } = placementOf(reservation);
      expect(booking.appointment?.at).toBe(receptionAt);
      expect(booking.plan).toEqual({ bayId, mechanicId, from: startsAt, to: endsAt });
      if (preparation.resources) expect(preparation.resources).toMatchObject({ bayId, mechanicId });
    }
  });

  it("puts work before people who can do it, in their hours; one visit of Dublin's has lost its mechanic", async () => {
    const { centreId, shop, reservations } = await centreOf(plan);
    const broken: (string | null)[] = [];
    for (const reservation of reservations) {
      if (!isLawful(shop, await visitOf(reservation), reservation)) broken.push(reservation.visitId);
    }
    const tasks = await db().task.findMany({ where: { centreId, kind: "displaced" } });
    expect(broken).toEqual(tasks.map(({ visitId }) => visitId));
    expect(tasks).toHaveLength(plan === dublin ? 1 : 0);
    const now = instant(NOW);
    const booked = await bookedSince(db(), centreId, shop.calendar.dayStart(shop.dayOf(now)));
    const lost = displaced(shop, booked, now);
    expect(booked.filter(({ id }) => lost.has(id)).map(({ visit }) => visit?.id)).toEqual(broken);
  });

  it("counts what its places take, against the roster of today", async () => {
    const { centreId, shop, reservations } = await centreOf(plan);
    const sums = new Map<string, number>();
    for (const reservation of reservations) {
      const need = needOfVisit(await visitOf(reservation));
      const displacedOnes = await db().task.count({
        where: { visitId: reservation.visitId, kind: "displaced" },
      });
      const rows = reservation.uses.map(({ kind, localDate, name, amount }) => {
        const key = counterOf({ kind, name, date: localDate.toISOString().slice(0, 10) });
        if (!key) throw new Error(`no such counter: ${kind} ${name}`);
        sums.set(counterKey(key), (sums.get(counterKey(key)) ?? 0) + amount);
        return { ...key, amount };
      });
      if (displacedOnes > 0) continue;
      const byKey = (uses: readonly (typeof rows)[number][]) =>
        uses.map((use) => [counterKey(use), use.amount]).sort();
      expect(byKey(rows)).toEqual(byKey([...usesOf(shop, need, placementOf(reservation))]));
    }
    const counters = await db().capacityCounter.findMany({ where: { centreId } });
    const used = new Map<string, number>();
    for (const { kind, name, localDate, ...counter } of counters) {
      const key = counterOf({ kind, name, date: localDate.toISOString().slice(0, 10) });
      if (!key) throw new Error(`no such counter: ${kind} ${name}`);
      if (counter.used > 0) used.set(counterKey(key), counter.used);
      const { capacity, held, planVersion } = counter;
      expect({ capacity, held, planVersion }).toEqual({
        ...limitOf(shop, key),
        planVersion: shop.roster.version,
      });
    }
    expect([...used].sort()).toEqual([...sums].sort());
  });

  it("has free times for a visit to come, and the visit moves to one of them", async () => {
    const { centre, reservations } = await centreOf(plan);
    const actor = await advisorOf(centre);
    const coming = reservations.filter(
      ({ startsAt, visit }) => startsAt.getTime() > NOW + DAY && visit?.status === "open",
    );
    expect(coming.length).toBeGreaterThanOrEqual(8);
    const [reservation] = coming;
    if (!reservation) throw new Error("nobody comes");
    const visit = await visitOf(reservation);
    const appointment = visit.booking.appointment;
    if (!appointment) throw new Error("a reservation without an appointment");
    const free = await freeTimeOf(actor, visit, appointment.at);
    const moved = await post(bookingCommands, visit, actor, "move", {
      to: localDateTimeText(free.at, centre.timeZone),
      minutes: String(appointment.minutes),
      from: String(appointment.at),
    });
    expect(moved.status).toBe(302);
    const after = await visitOf(reservation);
    expect(after.booking.appointment?.at).toBe(free.at);
  });

  it("leaves requests without an appointment and enquiries to be answered", async () => {
    const { centreId } = await centreOf(plan);
    const waiting = await db().visit.findMany({
      where: { centreId, stage: "booking", status: "open", appointmentAt: null },
    });
    expect(waiting.length).toBeGreaterThanOrEqual(3);
    expect(await db().enquiry.count({ where: { centreId, endedAt: null } })).toBe(2);
  });
});
