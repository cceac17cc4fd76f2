// Whose paper it is and whose car it is about, as of now: asked for when a paper is signed or decided, and kept with it.
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import type { Tx } from "~/platform/db/db.server";
import type { PaperCentre, Particulars } from "./work-order";

/** What papers say of the centre, and the tax within its prices. */
export const CENTRE_ON_PAPER = {
  name: true,
  address: true,
  phone: true,
  timeZone: true,
  currency: true,
  distanceUnit: true,
  taxBasisPoints: true,
} as const;

/** A row of these columns as papers keep it. */
export function centreOnPaper({
  distanceUnit,
  ...centre
}: Omit<PaperCentre, "distanceUnit"> & { readonly distanceUnit: string }): PaperCentre {
  return { ...centre, distanceUnit: distanceUnit === "mi" ? "mi" : "km" };
}

/**
 * What an order says beside the visit's facts, as of now: the centre, the customer, the car.
 * @returns undefined when this centre has no such visit
 */
export async function orderParticulars(
  tx: Tx,
  centreId: string,
  visitId: string,
): Promise<Particulars | undefined> {
  const row = await tx.visit.findFirst({
    where: { id: visitId, centreId },
    select: {
      centre: { select: CENTRE_ON_PAPER },
      customer: { select: { name: true, phone: true, language: true } },
      vehicle: { select: { plate: true, make: true, model: true, year: true, vin: true } },
    },
  });
  if (!row) return undefined;
  const { taxBasisPoints, ...centre } = row.centre;
  const { language, ...customer } = row.customer;
  const { year, vin, ...car } = row.vehicle;
  return {
    language: asLanguage(language) ?? FALLBACK_LANGUAGE,
    centre: centreOnPaper(centre),
    taxBasisPoints,
    customer,
    vehicle: { ...car, ...(year === null ? {} : { year }), ...(vin === null ? {} : { vin }) },
  };
}
