// Taking down a request: the customer by telephone number, the car by plate, and the visit, all in one transaction or not at all.
import { v7 as uuidv7 } from "uuid";
import { event } from "~/journey/events";
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import { findByPhone, type CustomerFacts } from "~/people/customers/customers.server";
import { findByPlate, type VehicleFacts } from "~/people/vehicles/vehicles.server";
import { db, type Tx } from "~/platform/db/db.server";
import { linesOf } from "~/settings/centre-lists.server";
import type { CentreFacts } from "~/visits/centre.server";
import { latestRouteMapVersion } from "~/visits/route-maps.server";
import { authorOf, beginVisit } from "~/visits/store.server";
import { words } from "~/words";
import { requestFacts } from "./booking";
import type { NewRequest } from "./request.schema";

/** A request whose telephone number is E.164. */
export type RequestToTake = NewRequest;

/** Why a request was not taken down; nothing of it was kept. */
export type Refusal =
  /** The number is a known customer's whose name is another than the typed one, and the page did not say so. */
  | { readonly kind: "known-by-other-name"; readonly customer: CustomerFacts }
  /** The car is somebody else's, and nobody has said what that means. */
  | { readonly kind: "owner-unclear"; readonly vehicle: VehicleFacts }
  | { readonly kind: "service-gone" }
  | { readonly kind: "first-choice-past" };

export type Taken = { readonly kind: "taken"; readonly visitId: string } | Refusal;

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.kind);
  }
}

function sameName(one: string, other: string): boolean {
  const bare = (name: string) => name.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim();
  return bare(one) === bare(other);
}

/** The customer with this number, made if there is none; two requests at once make one. */
async function theCustomer(tx: Tx, actor: Actor, request: RequestToTake): Promise<CustomerFacts> {
  const { phone, name, language, smsConsent, customerSeen } = request;
  const { count } = await tx.customer.createMany({
    data: [{ id: uuidv7(), centreId: actor.centreId, phone, name, language, smsConsent }],
    skipDuplicates: true,
  });
  const customer = await findByPhone(tx, actor, phone);
  if (!customer) throw new Error("a customer who was just made is not there");
  if (count === 1) return customer;
  const seen = customerSeen === customer.id;
  if (!seen && !sameName(name, customer.name)) throw new Refused({ kind: "known-by-other-name", customer });
  // What the page did not show was not changed by anybody: an empty box says nothing about an earlier consent.
  const said = seen ? { name, language, smsConsent } : { smsConsent: smsConsent || customer.smsConsent };
  await tx.customer.update({ where: { id: customer.id }, data: said });
  return { ...customer, ...said };
}

interface CarOfRequest {
  readonly id: string;
  /** Whose the car was before this request made it the customer's. */
  readonly formerOwner?: string;
}

/** The car with this plate, made if there is none. Whose it is changes only by a choice that was made with the owner's name in view. */
async function theCar(tx: Tx, actor: Actor, ownerId: string, request: RequestToTake): Promise<CarOfRequest> {
  const { plate, make, model, year, vin } = request;
  const { centreId } = actor;
  const row = {
    centreId,
    ownerId,
    plate,
    plateKey: plateKey(plate),
    make,
    model,
    year: year ?? null,
    vin: vin ?? null,
  };
  await tx.vehicle.createMany({ data: [{ id: uuidv7(), ...row }], skipDuplicates: true });
  const vehicle = await findByPlate(tx, actor, plate);
  if (!vehicle) throw new Error("a car that was just made is not there");
  const foreign = vehicle.owner.id !== ownerId;
  const decided = request.ownership !== undefined && request.ownerSeen === vehicle.owner.id;
  if (foreign && !decided) throw new Refused({ kind: "owner-unclear", vehicle });
  const sold = foreign && request.ownership === "new-owner";
  // A known car keeps its description; what was missing is filled in.
  const learned = {
    ...(vehicle.vin === undefined && vin !== undefined ? { vin } : {}),
    ...(vehicle.year === undefined && year !== undefined ? { year } : {}),
    ...(sold ? { ownerId } : {}),
  };
  if (Object.keys(learned).length > 0) await tx.vehicle.update({ where: { id: vehicle.id }, data: learned });
  return sold ? { id: vehicle.id, formerOwner: vehicle.owner.name } : { id: vehicle.id };
}

async function take(
  tx: Tx,
  actor: Actor,
  centre: CentreFacts,
  request: RequestToTake,
  submissionId: string,
): Promise<Taken> {
  const now = instant(new Date());
  const { channel, complaint, transport, smsConsent, firstChoiceAt } = request;
  if (firstChoiceAt !== undefined && firstChoiceAt < now) throw new Refused({ kind: "first-choice-past" });
  const lines = await linesOf(tx, { ...actor, language: centre.language }, request.services);
  if (!lines) throw new Refused({ kind: "service-gone" });
  const customer = await theCustomer(tx, actor, request);
  const car = await theCar(tx, actor, customer.id, request);
  const input = {
    channel,
    complaint,
    transport,
    smsConsent,
    services: lines,
    customerId: customer.id,
    vehicleId: car.id,
    ...(firstChoiceAt === undefined ? {} : { firstChoiceAt }),
  };
  const t = words(centre.language, "requests");
  const sold = car.formerOwner === undefined ? [] : [{ from: car.formerOwner, to: customer.name }];
  const notes = sold.map((change) => event("note.added", now, { text: t("ownerChanged", change) }));
  const visit = await beginVisit(
    tx,
    authorOf(actor),
    uuidv7(),
    submissionId,
    (number, version) => [...requestFacts(input, number, version, now), ...notes],
    await latestRouteMapVersion(tx, actor.centreId),
  );
  if (visit.kind === "done") return { kind: "taken", visitId: visit.visit.id };
  if (visit.kind === "repeated") return { kind: "taken", visitId: visit.visitId };
  throw new Error(`a request that could not begin: ${visit.kind}`);
}

/**
 * Takes a request down.
 * @param request its telephone number already in E.164
 * @param submissionId the same one again answers with the visit of the first time
 */
export async function takeRequest(
  actor: Actor,
  centre: CentreFacts,
  request: RequestToTake,
  submissionId: string,
): Promise<Taken> {
  try {
    return await db().$transaction((tx) => take(tx, actor, centre, request, submissionId));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
