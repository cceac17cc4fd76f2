// What an order is about, read in the caller's transaction: the centre, the reader, the visit, objections.
import type { Instant } from "~/journey/instant";
import { instant } from "~/journey/instant";
import type { Language } from "~/journey/permissions";
import { paths } from "~/paths";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import type { Tx } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { addresseeOf, objectionsOf } from "./addressee";
import type { Addressee, Objections } from "./decide";
import type { MessageOrder } from "./order";
import { quietHoursOf, type QuietHours } from "./quiet-hours";

const LATELY_MS = 30 * 24 * 60 * 60 * 1000;

export interface Occasion {
  readonly centre: {
    readonly name: string;
    /** As people dial it. */
    readonly phone: string;
    readonly timeZone: string;
    readonly quiet: QuietHours;
    /** Where anybody may book a visit; undefined where that is done by telephone only. */
    readonly bookingAddress?: (offer?: string) => string;
  };
  readonly reader: Addressee & { readonly language: Language; readonly name: string };
  readonly customerId?: string;
  readonly objections: Objections;
  readonly visit?: {
    readonly id: string;
    readonly plate: string;
    readonly car: string;
    readonly advisorId?: string;
    readonly appointmentAt?: Instant;
    readonly appointmentVersion: number;
    readonly promisedAt?: Instant;
  };
}

async function centreOf(tx: Tx, centreId: string): Promise<Occasion["centre"]> {
  const row = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: {
      name: true,
      phone: true,
      timeZone: true,
      quietFromMinute: true,
      quietUntilMinute: true,
      onlineBooking: true,
      publicSlug: true,
    },
  });
  const { name, timeZone, publicSlug: slug } = row;
  const phone = formatPhone(row.phone, countryOfPhone(row.phone));
  const booking =
    row.onlineBooking && slug !== null
      ? { bookingAddress: (offer?: string) => `${settings().appUrl}${paths.book(slug, { offer })}` }
      : {};
  return { name, phone, timeZone, quiet: quietHoursOf(row), ...booking };
}

type Reader = Pick<Occasion, "reader" | "customerId">;

async function customerOf(tx: Tx, centreId: string, customerId: string): Promise<Reader> {
  const found = await tx.customer.findFirstOrThrow({ where: { id: customerId, centreId } });
  // A record that turned out to be another's: what that one prefers and allowed holds.
  if (found.mergedIntoId !== null) return customerOf(tx, centreId, found.mergedIntoId);
  return {
    customerId: found.id,
    reader: {
      name: found.name,
      language: asLanguage(found.language) ?? FALLBACK_LANGUAGE,
      ...addresseeOf(found),
    },
  };
}

async function staffOf(tx: Tx, centreId: string, staffId: string): Promise<Reader> {
  const { name, email, language } = await tx.staff.findFirstOrThrow({
    where: { id: staffId, roles: { some: { centreId } } },
    select: { name: true, email: true, language: true },
  });
  const reads = asLanguage(language) ?? FALLBACK_LANGUAGE;
  return { reader: { name, email, language: reads, consent: true, prefers: "email" } };
}

/** Whoever wrote to us expects an answer at the number that they wrote from. */
async function wroteLately(tx: Tx, { centreId, kind, now }: MessageOrder, phone: string): Promise<boolean> {
  if (kind !== "by-hand") return false;
  const wrote = await tx.inboundMessage.findFirst({
    where: { receivedAt: { gte: new Date(now - LATELY_MS) }, conversation: { centreId, phone } },
    select: { id: true },
  });
  return wrote !== null;
}

async function readerOf(tx: Tx, order: MessageOrder): Promise<Reader> {
  const { centreId, to } = order;
  if ("staffId" in to) return staffOf(tx, centreId, to.staffId);
  const found =
    "phone" in to
      ? { reader: { name: "", ...to, consent: false, prefers: "sms" as const } }
      : await customerOf(tx, centreId, to.customerId);
  const { phone } = found.reader;
  if (phone === undefined) return found;
  return { ...found, reader: { ...found.reader, wroteLately: await wroteLately(tx, order, phone) } };
}

async function objectionsTo(tx: Tx, addressee: Addressee): Promise<Objections> {
  const { phone, email } = addressee;
  const addresses = [phone, email].filter((address) => address !== undefined);
  const rows = await tx.contactBlock.findMany({
    where: { address: { in: addresses }, liftedAt: null },
    select: { address: true, channel: true, source: true },
  });
  return objectionsOf(addressee, rows);
}

async function visitOf(tx: Tx, centreId: string, visitId: string): Promise<NonNullable<Occasion["visit"]>> {
  const { appointmentAt, promisedAt, advisorId, vehicle, ...visit } = await tx.visit.findFirstOrThrow({
    where: { id: visitId, centreId },
    select: {
      id: true,
      advisorId: true,
      appointmentAt: true,
      appointmentVersion: true,
      promisedAt: true,
      vehicle: { select: { plate: true, make: true, model: true } },
    },
  });
  return {
    ...visit,
    plate: vehicle.plate,
    car: `${vehicle.make} ${vehicle.model}`,
    ...(advisorId === null ? {} : { advisorId }),
    ...(appointmentAt === null ? {} : { appointmentAt: instant(appointmentAt) }),
    ...(promisedAt === null ? {} : { promisedAt: instant(promisedAt) }),
  };
}

/** @throws when the centre has no such person or visit */
export async function occasionOf(tx: Tx, order: MessageOrder): Promise<Occasion> {
  const { centreId, visitId } = order;
  const found = await readerOf(tx, order);
  return {
    ...found,
    centre: await centreOf(tx, centreId),
    objections:
      "staffId" in order.to ? { all: false, channels: new Set() } : await objectionsTo(tx, found.reader),
    ...(visitId === undefined ? {} : { visit: await visitOf(tx, centreId, visitId) }),
  };
}
