// A row of a file of customers.
import { z } from "zod";
import type { Language } from "~/journey/permissions";
import type { Phone } from "~/people/phone";
import type { Cells } from "./cells";

/** What the file says; a cell that is empty says nothing. */
export interface CustomerRow {
  readonly phone: Phone;
  readonly name: string;
  readonly email?: string;
  readonly language?: Language;
  readonly smsConsent?: boolean;
}

export const NAME_LENGTH = 120;
const Email = z.email().max(200);

export function readCustomer(cells: Cells): CustomerRow | undefined {
  const phone = cells.needed("phone") === undefined ? undefined : cells.phone("phone");
  const name = cells.needed("name") === undefined ? undefined : cells.line1("name", NAME_LENGTH);
  const email = cells.maybe("email", "not-an-email", (text) => Email.safeParse(text).data);
  const language = cells.language("language");
  const smsConsent = cells.yesNo("smsConsent");
  if (phone === undefined || name === undefined) return undefined;
  return {
    phone,
    name,
    ...(email === undefined ? {} : { email }),
    ...(language === undefined ? {} : { language }),
    ...(smsConsent === undefined ? {} : { smsConsent }),
  };
}
