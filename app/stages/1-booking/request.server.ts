// Taking down a request: the customer by telephone number, the car by plate, and the visit, all in one transaction or not at all.
import { v7 as uuidv7 } from "uuid";
import { event } from "~/journey/events";
import { instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { CustomerFacts } from "~/people/customers/customers.server";
import { customerWithPhone, sameName } from "~/people/customers/known-or-new.server";
import { vehicleWithPlate } from "~/people/vehicles/known-or-new.server";
import type { VehicleFacts } from "~/people/vehicles/vehicles.server";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { linesOf } from "~/settings/centre-lists.server";
import type { CentreFacts } from "~/visits/centre.server";
import { latestRouteMapVersion } from "~/visits/route-maps.server";
import { authorOf, beginVisit } from "~/visits/store.server";
import { words } from "~/words";
import { requestFacts } from "./booking";
import { answeredAtOnce, becomeVisit, originOf } from "./enquiry.server";
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
  | { readonly kind: "first-choice-past" }
  /** The enquiry that the request came from has ended, or is none of this centre's. */
  | { readonly kind: "enquiry-ended" };

export type Taken = { readonly kind: "taken"; readonly visitId: string } | Refusal;

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.kind);
  }
}

/** The customer with this number, made if there is none; two requests at once make one. */
async function theCustomer(tx: Tx, actor: Actor, request: RequestToTake): Promise<CustomerFacts> {
  const { name, language, smsConsent, customerSeen } = request;
  const { customer, isNew } = await customerWithPhone(tx, actor, request);
  if (isNew) return customer;
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
  const { year, vin } = request;
  const vehicle = await vehicleWithPlate(tx, actor, ownerId, request);
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
  const origin = await originOf(tx, actor, request.enquiryId, { now, submissionId });
  if (!origin) throw new Refused({ kind: "enquiry-ended" });
  const t = words(centre.language, "requests");
  const sold = car.formerOwner === undefined ? [] : [{ from: car.formerOwner, to: customer.name }];
  const notes = sold.map((change) => event("note.added", now, { text: t("ownerChanged", change) }));
  const visitId = uuidv7();
  const visit = await beginVisit(
    tx,
    authorOf(actor),
    visitId,
    submissionId,
    (number, version) => [
      ...requestFacts(input, number, version, origin.receivedAt),
      ...answeredAtOnce(channel, origin, now),
      ...notes,
    ],
    await latestRouteMapVersion(tx, actor.centreId),
  );
  if (visit.kind === "done") {
    if (request.enquiryId !== undefined) await becomeVisit(tx, actor, request.enquiryId, visitId, now);
    return { kind: "taken", visitId };
  }
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
    return await inTransaction((tx) => take(tx, actor, centre, request, submissionId));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
