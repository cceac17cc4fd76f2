// What the centre knows of a telephone number or a plate, for the form of a new request.
import type { Actor } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import { findByPhone, type CustomerFacts } from "~/people/customers/customers.server";
import { countryOfPhone, parsePhone } from "~/people/phone";
import { findByPlate, vehiclesOf, type VehicleFacts } from "~/people/vehicles/vehicles.server";
import { db } from "~/platform/db/db.server";
import { centreFacts } from "~/visits/centre.server";

/** A known customer with their cars, and a known car with its owner; each only where there is one. */
export interface Known {
  readonly customer?: CustomerFacts & { readonly vehicles: readonly VehicleFacts[] };
  readonly vehicle?: VehicleFacts;
  /** The number was complete, so that "no customer" is an answer. */
  readonly phoneComplete: boolean;
}

/** Fewer characters are no plate: nobody wants to be told about "1". */
const PLATE_FROM = 4;

export async function knownCustomer(
  actor: Actor,
  customer: CustomerFacts | undefined,
): Promise<Pick<Known, "customer">> {
  if (!customer) return {};
  return { customer: { ...customer, vehicles: await vehiclesOf(db(), actor, customer.id) } };
}

export async function lookUp(actor: Actor, phone: string, plate: string): Promise<Known> {
  const centre = await centreFacts(db(), actor);
  const number = parsePhone(phone.slice(0, 30), countryOfPhone(centre.phone));
  const [customer, vehicle] = await Promise.all([
    number === undefined ? undefined : findByPhone(db(), actor, number),
    plateKey(plate.slice(0, 30)).length < PLATE_FROM ? undefined : findByPlate(db(), actor, plate),
  ]);
  return {
    ...(await knownCustomer(actor, customer)),
    ...(vehicle ? { vehicle } : {}),
    phoneComplete: number !== undefined,
  };
}
