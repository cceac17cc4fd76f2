// The centre behind a public address, as far as a stranger may know it.
import { db } from "~/platform/db/db.server";
import { asLanguage } from "~/platform/i18n/language";
import type { Transport } from "~/capacity/need";

export interface PublicCentre {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly distanceUnit: "km" | "mi";
  readonly language: "en" | "ru";
  readonly noticeHours: number;
  readonly horizonDays: number;
  /** What a customer may choose for the time while the car is here. */
  readonly transports: readonly Transport[];
  readonly widgetOrigins: readonly string[];
}

/** @returns undefined when no centre takes bookings under this address now */
export async function publicCentre(slug: string): Promise<PublicCentre | undefined> {
  const row = await db().centre.findFirst({ where: { publicSlug: slug, onlineBooking: true } });
  if (!row) return undefined;
  return {
    id: row.id,
    slug,
    name: row.name,
    address: row.address,
    phone: row.phone,
    timeZone: row.timeZone,
    currency: row.currency,
    distanceUnit: row.distanceUnit === "mi" ? "mi" : "km",
    language: asLanguage(row.language) ?? "en",
    noticeHours: row.onlineNoticeHours,
    horizonDays: row.bookingHorizonDays,
    transports: [
      "drop-off",
      "wait",
      ...(row.loaners > 0 ? (["loaner"] as const) : []),
      ...(row.shuttleSeats > 0 ? (["shuttle"] as const) : []),
    ],
    widgetOrigins: row.widgetOrigins,
  };
}
