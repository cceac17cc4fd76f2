// A proved number makes a booking a visit: customer, car, request, time and place in one transaction.
import { v7 as uuidv7 } from "uuid";
import { lostRace } from "~/capacity/lost-race";
import { claim } from "~/capacity/reservation.server";
import { event, type NewEvent, type RequestedService } from "~/journey/events";
import { instant, iso, type Instant } from "~/journey/instant";
import { say } from "~/messages/say.server";
import { paths } from "~/paths";
import { customerWithPhone, sameName } from "~/people/customers/known-or-new.server";
import { vehicleWithPlate } from "~/people/vehicles/known-or-new.server";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { secretFrom } from "~/platform/secret.server";
import { planned, requestFacts } from "~/stages/1-booking/booking";
import { latestRouteMapVersion } from "~/visits/route-maps.server";
import { beginVisit } from "~/visits/store.server";
import { words } from "~/words";
import { bookingLinkExpiry } from "../link-purposes";
import { onlineLines } from "./catalogue.server";
import { heldPlace, reserveHold } from "./hold.server";
import { needOf, type Need } from "~/capacity/need";
import { offerBehind } from "./offer.server";
import { lockedBooking, type OnlineBooking } from "./online-booking.server";
import type { PublicCentre } from "./public-centre.server";
import { CarStep, WorkStep, YouStep } from "./steps.schema";
import type { Typed } from "./typed";

export type Confirmed =
  | { readonly kind: "booked" }
  /** The place was kept no longer, and somebody has it. */
  | { readonly kind: "no-place" }
  /** Something that was chosen is not offered any more, or a step was left out. */
  | { readonly kind: "incomplete" };

class NotConfirmed extends Error {
  constructor(readonly outcome: Confirmed) {
    super(outcome.kind);
  }
}

/** The secret of the link to the visit: whoever holds the booking's address can always find it again. */
export function visitLinkSecret(bookingSecret: string): string {
  return secretFrom(bookingSecret, "booking-link");
}

/** What was typed, read as the forms read it once more; undefined when a part is missing. */
function complete(centre: PublicCentre, typed: Typed) {
  const work = WorkStep.safeParse(typed);
  const car = CarStep.safeParse(typed);
  const you = YouStep.safeParse(typed);
  if (!work.success || !car.success || !you.success || typed.at === undefined) return undefined;
  if (!centre.transports.includes(car.data.transport)) return undefined;
  return { ...work.data, ...car.data, ...you.data, at: instant(typed.at), language: typed.language };
}
type Complete = NonNullable<ReturnType<typeof complete>>;

/** The customer behind the number. A known name stays; the preference of the language and a given consent are taken over. */
async function theCustomer(tx: Tx, centre: PublicCentre, said: Complete & { readonly phone: string }) {
  const { customer, isNew } = await customerWithPhone(tx, { centreId: centre.id }, said);
  if (!isNew) {
    const smsConsent = customer.smsConsent || said.smsConsent;
    await tx.customer.update({ where: { id: customer.id }, data: { language: said.language, smsConsent } });
  }
  return customer;
}

/** What the advisor has to look at: nothing of it was changed by the customer. */
async function theCar(tx: Tx, centre: PublicCentre, said: Complete, customer: { id: string; name: string }) {
  const car = await vehicleWithPlate(tx, { centreId: centre.id }, customer.id, said);
  const t = words(centre.language, "book");
  const notes = [
    ...(sameName(said.name, customer.name)
      ? []
      : [t("note.name", { typed: said.name, known: customer.name })]),
    ...(car.owner.id === customer.id
      ? []
      : [t("note.owner", { plate: car.plate, owner: car.owner.name, customer: customer.name })]),
    ...(sameName(`${said.make} ${said.model}`, `${car.make} ${car.model}`)
      ? []
      : [t("note.car", { typed: `${said.make} ${said.model}`, known: `${car.make} ${car.model}` })]),
  ];
  return { car, notes };
}

/** The place that is kept, or, when it was kept no longer, the same time taken once more. */
async function thePlace(tx: Tx, booking: OnlineBooking, need: Need, at: Instant, now: Date) {
  const held = await heldPlace(tx, booking, now);
  if (held && held.receptionAt.getTime() === at) {
    const { id, bayId, mechanicId, startsAt, endsAt } = held;
    const lane = { bayId, mechanicId, startsAt: instant(startsAt), endsAt: instant(endsAt) };
    return { reservationId: id, placement: lane };
  }
  if (at < now.getTime()) throw new NotConfirmed({ kind: "no-place" });
  const again = await reserveHold(tx, booking.centreId, need, at, instant(now));
  if (!again.ok) throw new NotConfirmed({ kind: "no-place" });
  return again;
}

interface Facts {
  readonly said: Complete;
  readonly lines: RequestedService[];
  readonly minutes: number;
  readonly customerId: string;
  readonly vehicleId: string;
  readonly lane: Parameters<typeof planned>[0];
  readonly notes: readonly string[];
  readonly offer: { readonly campaignId: string; readonly title: string } | undefined;
}

/** What was open when the booking was begun is honoured when it is done; a campaign that is gone says nothing. */
async function theOffer(tx: Tx, centre: PublicCentre, { offer, language }: Typed, now: Instant) {
  const by = offer === undefined ? undefined : { campaignId: offer };
  const shown = await offerBehind(tx, centre, by, language, now);
  return offer === undefined || !shown || shown.kind === "unknown"
    ? undefined
    : { campaignId: offer, title: shown.title };
}

function factsOf(
  { said, lines, minutes, customerId, vehicleId, lane, notes, offer }: Facts,
  number: number,
  version: number,
  now: Instant,
): NewEvent[] {
  const { complaint, transport, smsConsent, at } = said;
  const input = {
    channel: "online" as const,
    complaint,
    transport,
    smsConsent,
    customerId,
    vehicleId,
    services: lines,
    firstChoiceAt: at,
  };
  return [
    ...requestFacts(input, number, version, now),
    ...(offer ? [event("offer.taken", now, offer)] : []),
    event("visit.booked", now, { at: iso(at), minutes, online: true }),
    planned(lane, now),
    event("contact.confirmed", now, { how: "code" }),
    ...notes.map((text) => event("note.added", now, { text })),
  ];
}

async function confirmIn(
  tx: Tx,
  centre: PublicCentre,
  booking: OnlineBooking,
  secret: string,
): Promise<Confirmed> {
  const present = await lockedBooking(tx, booking);
  if (present.visitId !== undefined) return { kind: "booked" };
  const said = complete(centre, present.typed);
  const lines = said && (await onlineLines(tx, centre, said.services));
  const { phone } = present;
  if (!said || !lines || phone === undefined || present.provedPhone !== phone) return { kind: "incomplete" };
  const now = new Date();
  const need = needOf(lines, { transport: said.transport, channel: "online" });
  const place = await thePlace(tx, present, need, said.at, now);
  const customer = await theCustomer(tx, centre, { ...said, phone });
  const { car, notes } = await theCar(tx, centre, said, customer);
  const linkId = uuidv7();
  const facts: Facts = {
    said,
    lines,
    notes,
    offer: await theOffer(tx, centre, present.typed, instant(now)),
    minutes: need.minutes,
    lane: place.placement,
    customerId: customer.id,
    vehicleId: car.id,
  };
  const begun = await beginVisit(
    tx,
    { centreId: centre.id, by: { kind: "customer", id: linkId } },
    uuidv7(),
    booking.id,
    (number, version) => factsOf(facts, number, version, instant(now)),
    await latestRouteMapVersion(tx, centre.id),
  );
  if (begun.kind !== "done") throw new Error(`an online booking that could not begin: ${begun.kind}`);
  const visitId = begun.visit.id;
  if (!(await claim(tx, centre.id, place.reservationId, visitId)))
    throw new NotConfirmed({ kind: "no-place" });
  await tx.onlineBooking.update({ where: { id: booking.id }, data: { visitId } });
  await say(tx, {
    centreId: centre.id,
    kind: "booking-confirmed",
    to: { customerId: customer.id },
    visitId,
    at: said.at,
    values: { work: lines.map(({ title }) => title).join(", ") },
    link: {
      id: linkId,
      secret: visitLinkSecret(secret),
      purpose: "booking",
      expiresAt: bookingLinkExpiry(said.at, instant(now)),
    },
    deadlineAt: said.at,
    now: instant(now),
  });
  return { kind: "booked" };
}

/**
 * Makes the booking a visit, once, however often it is asked for.
 * @param secret of the booking's address: the visit's link follows from it
 */
export async function confirmBooking(
  centre: PublicCentre,
  booking: OnlineBooking,
  secret: string,
): Promise<Confirmed> {
  try {
    return await inTransaction((tx) => confirmIn(tx, centre, booking, secret), lostRace);
  } catch (error) {
    if (error instanceof NotConfirmed) return error.outcome;
    throw error;
  }
}

/** The address of the visit's own page. */
export function visitLink(bookingSecret: string): string {
  return paths.customerLink(visitLinkSecret(bookingSecret));
}
