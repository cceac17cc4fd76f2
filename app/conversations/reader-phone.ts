// A number or an address as the reader may see it: whole for those who call, masked for the others. Pure.
import { may, type Actor } from "~/journey/permissions";
import { maskedAddress } from "~/messages/masked-address";
import { formatPhone, type CountryCode } from "~/people/phone";

type Reader = Pick<Actor, "roles">;

export function phoneFor({ roles }: Reader, phone: string, home: CountryCode | undefined): string {
  return may(roles, "people:write") ? formatPhone(phone, home) : maskedAddress(phone);
}

export function recipientFor(reader: Reader, recipient: string, home: CountryCode | undefined): string {
  if (!recipient.includes("@")) return phoneFor(reader, recipient, home);
  return may(reader.roles, "people:write") ? recipient : maskedAddress(recipient);
}
