// How often a stranger may do what costs the centre something: begin a booking, keep a place, have a code sent.
import { countIn, networkOf, rateLimit } from "~/platform/rate-limit.server";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/** Bookings begun from one address. */
const begun = rateLimit("book-begin", { points: 20, durationSeconds: HOUR_S });
/** Places kept from one address, one after the other. */
const kept = rateLimit("book-keep", { points: 15, durationSeconds: HOUR_S });
/** Codes to one number: it may be somebody's who asked for none. */
const codesToPhone = rateLimit("book-code-phone", { points: 3, durationSeconds: 30 * MINUTE_S });
const codesToPhoneADay = rateLimit("book-code-phone-day", { points: 6, durationSeconds: 24 * HOUR_S });
/** Codes asked for from one address. */
const codesFrom = rateLimit("book-code-address", { points: 10, durationSeconds: HOUR_S });

/** Places that one address may keep at the same moment. */
export const MOST_KEPT_AT_ONCE = 3;

/** All of these answer with the seconds to wait once it was too often, else undefined. */
export const limits = {
  begin: (address: string) => countIn([begun, networkOf(address)]),
  keep: (address: string) => countIn([kept, networkOf(address)]),
  code: (phone: string, address: string) =>
    countIn([codesToPhone, phone], [codesToPhoneADay, phone], [codesFrom, networkOf(address)]),
} as const;
