// The first-run form: organisation, centre, first manager.
import { z } from "zod/v4";
import { LANGUAGES } from "~/journey/permissions";
import { line, phoneText } from "~/ui/form/zod-fields";
import { isTimeZone } from "~/ui/zoned-time";
import { NewPassword } from "./password.schema";

/** Currencies that the form offers. Two decimals or none; all are known to every browser. */
export const CURRENCIES = [
  "EUR",
  "RUB",
  "GBP",
  "USD",
  "CHF",
  "PLN",
  "CZK",
  "SEK",
  "NOK",
  "DKK",
  "KZT",
  "BYN",
  "AMD",
  "GEL",
  "RSD",
  "TRY",
  "AED",
] as const;

export const Setup = z.object({
  organisation: line(100),
  centre: line(100),
  timeZone: z.string().refine(isTimeZone, { error: "setup:zoneUnknown" }),
  currency: z.enum(CURRENCIES),
  language: z.enum(LANGUAGES),
  distanceUnit: z.enum(["km", "mi"]),
  phone: phoneText(),
  address: line(200),
  name: line(100),
  email: z.email().trim().toLowerCase().max(254),
  password: NewPassword,
});
export type Setup = z.output<typeof Setup>;
