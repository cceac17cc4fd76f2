// What the centre knows of a telephone number, a plate or a VIN, for the form of a new request.
import type { Actor } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import { acquaintances, knownByPrefix, type Acquaintance } from "~/people/customers/acquaintance.server";
import { findByPhone, type CustomerFacts } from "~/people/customers/customers.server";
import { phonePrefixes } from "~/people/customers/phone-prefix";
import { countryOfPhone, formatPhone, parsePhone } from "~/people/phone";
import { findByPlate, vehiclesOf, type VehicleFacts } from "~/people/vehicles/vehicles.server";
import { vinProposal, type VinProposal } from "~/people/vehicles/vin/vin.server";
import { db } from "~/platform/db/db.server";
import { centreFacts } from "~/visits/centre.server";

/** Somebody whose number begins with what is typed, with the number as people read it. */
export interface Person extends Acquaintance {
  readonly phoneText: string;
}

/** A known customer with their cars, and a known car with its owner; each only where there is one. */
export interface Known {
  readonly customer?: CustomerFacts & { readonly vehicles: readonly VehicleFacts[] };
  /** At most five whose number begins with what is typed; of a complete number its customer. */
  readonly people: readonly Person[];
  /** There are more than are shown. */
  readonly more: boolean;
  readonly vehicle?: VehicleFacts;
  readonly vin?: VinProposal;
  /** The number was complete, so that "no customer" is an answer. */
  readonly phoneComplete: boolean;
}

/** Fewer characters are no plate: nobody wants to be told about "1". */
const PLATE_FROM = 4;

/** @param near a number of the country in which numbers are read as dialled */
function withPhoneText(people: readonly Acquaintance[], near: string): readonly Person[] {
  const home = countryOfPhone(near);
  return people.map((person) => ({ ...person, phoneText: formatPhone(person.phone, home) }));
}

export async function knownCustomer(
  actor: Actor,
  customer: CustomerFacts | undefined,
): Promise<Pick<Known, "customer" | "people" | "more">> {
  if (!customer) return { people: [], more: false };
  const [vehicles, people, centre] = await Promise.all([
    vehiclesOf(db(), actor, customer.id),
    acquaintances(db(), actor, [customer.id]),
    centreFacts(db(), actor),
  ]);
  return { customer: { ...customer, vehicles }, people: withPhoneText(people, centre.phone), more: false };
}

async function knownPeople(
  actor: Actor,
  typed: string,
  near: string,
): Promise<Pick<Known, "customer" | "people" | "more" | "phoneComplete">> {
  const home = countryOfPhone(near);
  const number = parsePhone(typed, home);
  const customer = number === undefined ? undefined : await findByPhone(db(), actor, number);
  if (customer) return { ...(await knownCustomer(actor, customer)), phoneComplete: true };
  const { people, more } = await knownByPrefix(actor, phonePrefixes(typed, home));
  return { people: withPhoneText(people, near), more, phoneComplete: number !== undefined };
}

export interface Asked {
  readonly phone?: string | undefined;
  readonly plate?: string | undefined;
  readonly vin?: string | undefined;
}

const MOST_TYPED = 40;

/** @param asked what was typed so far; what is left out is not asked about */
export async function lookUp(actor: Actor, asked: Asked): Promise<Known> {
  const { phone = "", plate = "", vin = "" } = asked;
  const centre = await centreFacts(db(), actor);
  const [people, vehicle, proposal] = await Promise.all([
    knownPeople(actor, phone.slice(0, MOST_TYPED), centre.phone),
    plateKey(plate.slice(0, MOST_TYPED)).length < PLATE_FROM
      ? undefined
      : findByPlate(db(), actor, plate.slice(0, MOST_TYPED)),
    vinProposal(actor, vin, new Date().getUTCFullYear()),
  ]);
  return { ...people, ...(vehicle ? { vehicle } : {}), ...(proposal ? { vin: proposal } : {}) };
}
