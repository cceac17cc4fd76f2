// Service that is due: planned by a daily sweep over a centre's cars, once for each last visit.
import { offeredLately } from "~/campaigns/offer-pause.server";
import { v7 as uuidv7 } from "uuid";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import type { WorkingCalendar } from "~/journey/working-time";
import { say } from "~/messages/say.server";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { madeBy } from "../acts/messages.server";
import { onTheClock } from "../clock";
import type { Wanted } from "../kind";
import { plannedRow, rulesOf, writePlan } from "../planning.server";
import type { Rule, Rules } from "../rules";
import type { Daily, ReminderRow } from "../subject.server";
import { serviceDueAt, type ServiceInterval } from "./service-interval";

/** So far ahead it stands among what is planned. */
const AHEAD = 14 * DAY;
/** So long after its day it is still worth saying. */
const UNTIL = 30 * DAY;
const CARS_AT_ONCE = 500;

interface Car {
  readonly id: string;
  readonly ownerId: string;
  readonly plate: string;
  readonly car: string;
  readonly visitId: string;
  readonly customerId: string;
  readonly status: string;
  readonly endedAt: Date | null;
  readonly readings: readonly { readonly at: string; readonly mileage: number }[];
}

/** Cars with their last visit and the readings of all their visits, in the order of their ids. */
function carsOf(
  tx: Tx,
  centreId: string,
  page: { readonly after?: string; readonly only?: string },
): Promise<Car[]> {
  const { after = "00000000-0000-0000-0000-000000000000", only = null } = page;
  return tx.$queryRaw<Car[]>`
    select car.id, car.owner_id as "ownerId", car.plate, car.make || ' ' || car.model as car,
           last.id as "visitId", last.customer_id as "customerId", last.status, last.ended_at as "endedAt",
           coalesce((
             select json_agg(json_build_object('at', e.occurred_at, 'mileage', (e.payload ->> 'mileage')::int))
               from visit v join event e on e.visit_id = v.id
              where v.centre_id = car.centre_id and v.vehicle_id = car.id
                and e.type in ('walkaround.completed', 'visit.imported') and e.payload ->> 'mileage' is not null
           ), '[]') as readings
      from vehicle car
      cross join lateral (
        select id, customer_id, status, ended_at from visit
         where centre_id = car.centre_id and vehicle_id = car.id
           and status not in ('cancelled', 'lost', 'no-show')
         order by requested_at desc limit 1) last
     where car.centre_id = ${centreId}::uuid and car.id > ${after}::uuid
       and (${only}::uuid is null or car.id = ${only}::uuid)
     order by car.id limit ${CARS_AT_ONCE}`;
}

async function intervalOf(tx: Tx, centreId: string): Promise<ServiceInterval> {
  const centre = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { serviceEveryMonths: true, serviceEveryDistance: true },
  });
  return { months: centre.serviceEveryMonths, distance: centre.serviceEveryDistance };
}

interface Terms {
  readonly rule: Rule;
  readonly interval: ServiceInterval;
  readonly calendar: WorkingCalendar;
}

/** Only after a visit that is over, and to the one who brought the car then and still has it. */
function wantedFor(car: Car, { rule, interval, calendar }: Terms): Wanted | undefined {
  if (car.status !== "closed" || car.endedAt === null || car.ownerId !== car.customerId) return undefined;
  const readings = car.readings.map(({ at, mileage }) => ({ at: instant(new Date(at)), mileage }));
  const service = serviceDueAt(instant(car.endedAt), readings, interval, calendar.timeZone);
  const dueAt = onTheClock(service, -rule.offsetMinutes, calendar.timeZone);
  return {
    kind: "service-due",
    occasion: `${car.id}:${car.visitId}`,
    dueAt,
    deadlineAt: plus(dueAt, rule.offsetMinutes * 60_000 + UNTIL),
  };
}

async function planPage(
  centreId: string,
  after: string | undefined,
  now: Instant,
): Promise<string | undefined> {
  return inTransaction(async (tx) => {
    const rule = (await rulesOf(tx, centreId))["service-due"];
    const cars = rule.enabled ? await carsOf(tx, centreId, after === undefined ? {} : { after }) : [];
    if (cars.length === 0) return undefined;
    const terms = {
      rule,
      interval: await intervalOf(tx, centreId),
      calendar: await workingCalendarOf(tx, { centreId }),
    };
    const keep = cars.flatMap((car) => {
      const wanted = wantedFor(car, terms);
      if (!wanted || wanted.dueAt > now + AHEAD || wanted.deadlineAt <= now) return [];
      const { id: vehicleId, customerId, visitId } = car;
      return [plannedRow({ centreId, vehicleId, customerId, visitId }, wanted, uuidv7())];
    });
    await writePlan(tx, { keep });
    return cars.length < CARS_AT_ONCE ? undefined : cars.at(-1)?.id;
  });
}

/** What is planned for a car that has come again since, or has another owner, is taken back. */
async function withdrawOutdated(tx: Tx, centreId: string): Promise<void> {
  await tx.$executeRaw`
    update reminder r set state = 'withdrawn', reason = 'no-longer', ended_at = now()
     where r.centre_id = ${centreId}::uuid and r.state = 'planned' and r.kind = 'service-due'
       and exists (
         select 1 from visit later join visit last on last.id = r.visit_id
          where later.centre_id = r.centre_id and later.vehicle_id = r.vehicle_id
            and later.requested_at > last.requested_at and later.status not in ('cancelled', 'lost', 'no-show'))`;
}

/** Plans the service reminders of a centre's cars for the next two weeks, page by page. */
export async function planServiceReminders(
  centreId: string,
  now: Instant,
  signal?: AbortSignal,
): Promise<void> {
  await inTransaction((tx) => withdrawOutdated(tx, centreId));
  let after = await planPage(centreId, undefined, now);
  while (after !== undefined && signal?.aborted !== true) after = await planPage(centreId, after, now);
}

/** Looked at again when its time has come: a newer visit has made it another occasion, or none. */
export async function serviceDueNow(
  tx: Tx,
  {
    row,
    rules,
    calendar,
  }: { readonly row: ReminderRow; readonly rules: Rules; readonly calendar: WorkingCalendar },
): Promise<Daily | undefined> {
  const { centreId, vehicleId } = row;
  const [car] = vehicleId === null ? [] : await carsOf(tx, centreId, { only: vehicleId });
  const terms = { rule: rules["service-due"], interval: await intervalOf(tx, centreId), calendar };
  const wanted = car && wantedFor(car, terms);
  if (!car || wanted?.occasion !== row.occasion) return undefined;
  return {
    wanted,
    act: async ({ rule, by, now }) => {
      if (await offeredLately(tx, { centreId, customerId: car.customerId }, now))
        return { reason: "offered-lately" };
      const said = await say(tx, {
        centreId,
        kind: "service-due",
        to: { customerId: car.customerId },
        visitId: car.visitId,
        values: { plate: car.plate, car: car.car },
        channel: rule.channel,
        deadlineAt: wanted.deadlineAt,
        ...(by === undefined ? {} : { by }),
        now,
      });
      return madeBy(said);
    },
  };
}
