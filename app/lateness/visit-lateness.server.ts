// What the page of a car shows of its lateness: the forecast and why, what to promise, how to tell, who else becomes late.
import { instant, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { canBeSaid } from "~/messages/reach.server";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { db } from "~/platform/db/db.server";
import { expectedFinishes } from "./expected";
import { floorOf } from "./floor.server";
import { isBooked, knockOn, type Delayed, type LaterPlace } from "./knock-on";
import { hasMoved, proposedPromise, riskOf, type Risk } from "./promise-risk";
import type { Reason } from "./reasons";

export interface DelayedCar extends Omit<Delayed, "visitId"> {
  readonly id: string;
  readonly plate: string;
  readonly car: string;
}

export interface VisitLateness {
  readonly readyAt: Instant | undefined;
  readonly because: readonly Reason[];
  readonly risk: Risk;
  /** A new promise that will hold as far as can be foreseen. */
  readonly proposal: Instant | undefined;
  readonly delayed: readonly DelayedCar[];
  /** The visit's own place in the plan, where the work runs beyond it into the next car's. */
  readonly overrun: { readonly endsAt: Instant; readonly until: Instant } | undefined;
  readonly customer: {
    readonly name: string;
    /** E.164 */
    readonly phone: string;
    readonly phoneText: string;
    /** Whether a message would reach them. */
    readonly canBeWrittenTo: boolean;
  };
}

type PlaceRow = LaterPlace & { readonly begun: boolean };

/** Places of today's cars, those in work included. */
async function placesToday(centreId: string, from: Instant, to: Instant): Promise<readonly PlaceRow[]> {
  const rows = await db().reservation.findMany({
    where: {
      centreId,
      startsAt: { gte: new Date(from), lt: new Date(to) },
      visit: { status: "open", stage: { in: ["booking", "preparation", "intake", "repairs"] } },
    },
    select: {
      visitId: true,
      mechanicId: true,
      bayId: true,
      startsAt: true,
      endsAt: true,
      visit: { select: { stage: true } },
    },
  });
  return rows.flatMap(({ visitId, visit, startsAt, endsAt, ...lane }) =>
    visitId === null
      ? []
      : [
          {
            visitId,
            ...lane,
            startsAt: instant(startsAt),
            endsAt: instant(endsAt),
            begun: visit?.stage === "repairs",
          },
        ],
  );
}

async function named(centreId: string, delayed: readonly Delayed[]): Promise<readonly DelayedCar[]> {
  if (delayed.length === 0) return [];
  const rows = await db().visit.findMany({
    where: { centreId, id: { in: delayed.map(({ visitId }) => visitId) } },
    select: { id: true, vehicle: { select: { plate: true, make: true, model: true } } },
  });
  const cars = new Map(rows.map(({ id, vehicle }) => [id, vehicle]));
  return delayed.flatMap(({ visitId, ...rest }) => {
    const car = cars.get(visitId);
    return car ? [{ ...rest, id: visitId, plate: car.plate, car: `${car.make} ${car.model}` }] : [];
  });
}

async function customerOf(
  { centreId, id, customerId }: Visit,
  now: Instant,
): Promise<VisitLateness["customer"]> {
  const { name, phone, centre } = await db().customer.findFirstOrThrow({
    where: { id: customerId, centreId },
    select: { name: true, phone: true, centre: { select: { phone: true } } },
  });
  const order = { centreId, visitId: id, to: { customerId }, kind: "promise-revised" as const, now };
  const phoneText = formatPhone(phone, countryOfPhone(centre.phone));
  return { name, phone, phoneText, canBeWrittenTo: await canBeSaid(db(), order) };
}

/** For a car in repairs or quality control that has a promise; undefined for any other. */
export async function visitLateness(visit: Visit, now: Instant): Promise<VisitLateness | undefined> {
  const { centreId, id, promise } = visit;
  const inWorkshop = visit.status === "open" && (visit.stage === "repairs" || visit.stage === "quality");
  if (!inWorkshop || !promise) return undefined;
  const floor = await floorOf(db(), centreId, now);
  const own = floor.visits.find((each) => each.id === id);
  const expected = expectedFinishes(now, floor).get(id);
  if (!own || !expected) return undefined;
  const { calendar } = floor.shop;
  const day = calendar.dayIndex(now);
  const places = await placesToday(centreId, calendar.dayStart(day), calendar.dayStart(day + 1));
  const delayed = knockOn(
    now,
    floor,
    places.filter(({ begun }) => !begun),
    own,
  );
  const { because, leavesBayAt } = expected;
  // The same time as on the board, until it has moved.
  const moved = !own.counted || hasMoved(own.kept, expected.readyAt, promise.current);
  const readyAt = moved ? expected.readyAt : own.kept;
  const place = places.find(({ visitId }) => visitId === id);
  const runsOver = place && leavesBayAt && leavesBayAt > place.endsAt && delayed.some(isBooked);
  return {
    readyAt,
    because,
    risk: riskOf({ promisedAt: promise.current, readyAt }, now),
    proposal: readyAt === undefined ? undefined : proposedPromise(calendar, readyAt, now),
    delayed: await named(centreId, delayed),
    overrun: runsOver ? { endsAt: place.endsAt, until: leavesBayAt } : undefined,
    customer: await customerOf(visit, now),
  };
}
