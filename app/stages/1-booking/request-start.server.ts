// What stands in a fresh form: of a known customer and car, or of an enquiry that becomes a request.
import { z } from "zod";
import type { Actor } from "~/journey/permissions";
import { findByPhone, getCustomer } from "~/people/customers/customers.server";
import { getVehicle, type VehicleFacts } from "~/people/vehicles/vehicles.server";
import { db } from "~/platform/db/db.server";
import { centreFacts } from "~/visits/centre.server";
import { knownCustomer, type Known } from "./look-up.server";
import type { RequestTexts } from "./use-request-form";

function isId(text: string | null): text is string {
  return z.uuid().safeParse(text).success;
}

function carTexts({ plate, make, model, year, vin }: VehicleFacts) {
  return {
    plate,
    make,
    model,
    ...(year === undefined ? {} : { year: String(year) }),
    ...(vin === undefined ? {} : { vin }),
  };
}

async function openEnquiry({ centreId }: Actor, id: string | null) {
  if (!isId(id)) return undefined;
  return (await db().enquiry.findFirst({ where: { id, centreId, endedAt: null } })) ?? undefined;
}

type Enquiry = NonNullable<Awaited<ReturnType<typeof openEnquiry>>>;

function enquiryTexts({ id, channel, name, phone, what }: Enquiry) {
  return {
    enquiryId: id,
    channel,
    complaint: what,
    ...(name === null ? {} : { name }),
    ...(phone === null ? {} : { phone }),
  };
}

async function theCustomer(actor: Actor, id: string | null, phone: string | null | undefined) {
  if (!isId(id)) return phone ? findByPhone(db(), actor, phone) : undefined;
  const found = await getCustomer(db(), actor, id);
  return found?.mergedIntoId === undefined ? found : getCustomer(db(), actor, found.mergedIntoId);
}

/** A fresh form; for those whom the address names. Ids of another centre name nobody. */
export async function startingWith(
  actor: Actor,
  asked: {
    readonly customer: string | null;
    readonly vehicle: string | null;
    readonly enquiry: string | null;
  },
): Promise<{ readonly start: RequestTexts; readonly known: Known }> {
  const [centre, enquiry, vehicle] = await Promise.all([
    centreFacts(db(), actor),
    openEnquiry(actor, asked.enquiry),
    isId(asked.vehicle) ? getVehicle(db(), actor, asked.vehicle) : undefined,
  ]);
  const known = await knownCustomer(actor, await theCustomer(actor, asked.customer, enquiry?.phone));
  const { customer } = known;
  const start: RequestTexts = {
    language: customer?.language ?? centre.language,
    channel: "phone",
    transport: "drop-off",
    ...(customer ? { phone: customer.phone, name: customer.name, smsConsent: customer.smsConsent } : {}),
    ...(vehicle ? carTexts(vehicle) : {}),
    ...(enquiry ? enquiryTexts(enquiry) : {}),
    // The name on record and not how somebody noted it in a hurry.
    ...(customer ? { name: customer.name } : {}),
  };
  return {
    start,
    known: { ...known, phoneComplete: customer !== undefined, ...(vehicle ? { vehicle } : {}) },
  };
}
