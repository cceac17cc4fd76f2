// What belongs to a customer: the records that are theirs, their visits and cars, and every name, number and address they had.
import type { Tx } from "~/platform/db/db.server";
import type { Person } from "./needles";

export interface Belongings {
  /** The record and those that were merged into it. */
  readonly customerIds: readonly string[];
  readonly visitIds: readonly string[];
  /** Cars that were never brought by anybody else. */
  readonly vehicleIds: readonly string[];
  readonly person: Person;
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value): value is string => value !== null && value !== ""))];
}

async function ownCars(tx: Tx, centreId: string, customerIds: readonly string[]) {
  return tx.vehicle.findMany({
    where: {
      centreId,
      ownerId: { in: [...customerIds] },
      visits: { none: { customerId: { notIn: [...customerIds] } } },
    },
    select: { id: true, plate: true, vin: true },
  });
}

/** Numbers and addresses of earlier days stand where something was sent to them. */
async function addresses(
  tx: Tx,
  centreId: string,
  customerIds: readonly string[],
  visitIds: readonly string[],
) {
  const about = { OR: [{ customerId: { in: [...customerIds] } }, { visitId: { in: [...visitIds] } }] };
  const [messages, conversations, enquiries] = await Promise.all([
    tx.message.findMany({
      where: { centreId, kind: { not: "morning-list" }, ...about },
      select: { recipient: true },
      distinct: ["recipient"],
    }),
    tx.conversation.findMany({
      where: { centreId, customerId: { in: [...customerIds] } },
      select: { phone: true },
    }),
    tx.enquiry.findMany({
      where: { centreId, visitId: { in: [...visitIds] } },
      select: { phone: true, name: true },
    }),
  ]);
  return {
    all: distinct([
      ...messages.map(({ recipient }) => recipient),
      ...conversations.map(({ phone }) => phone),
    ]),
    enquirers: enquiries,
  };
}

/** @returns undefined when this centre has no such customer, or the record is part of another one */
export async function belongingsOf(
  tx: Tx,
  centreId: string,
  customerId: string,
): Promise<Belongings | undefined> {
  const records = await tx.customer.findMany({
    where: { centreId, OR: [{ id: customerId }, { mergedIntoId: customerId }] },
    select: { id: true, name: true, phone: true, email: true, mergedIntoId: true, erasedAt: true },
  });
  const main = records.find(({ id }) => id === customerId);
  if (!main || main.mergedIntoId !== null) return undefined;
  const customerIds = records.map(({ id }) => id);
  const visits = await tx.visit.findMany({
    where: { centreId, customerId: { in: customerIds } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const visitIds = visits.map(({ id }) => id);
  const cars = await ownCars(tx, centreId, customerIds);
  const invoices = await tx.invoiceParty.findMany({
    where: { centreId, invoice: { visitId: { in: visitIds } }, erasedAt: null },
    select: { name: true, phone: true },
  });
  const { all, enquirers } = await addresses(tx, centreId, customerIds, visitIds);
  const named = [...records, ...invoices, ...enquirers];
  const phones = [...named.map(({ phone }) => phone), ...all];
  return {
    customerIds,
    visitIds,
    vehicleIds: cars.map(({ id }) => id),
    person: {
      names: distinct(named.map(({ name }) => name)),
      phones: distinct(phones).filter((each) => each.startsWith("+")),
      emails: distinct([...records.map(({ email }) => email), ...all.filter((each) => each.includes("@"))]),
      cars: distinct(cars.flatMap(({ plate, vin }) => [plate, vin])),
    },
  };
}
