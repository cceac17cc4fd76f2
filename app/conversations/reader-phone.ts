// A number or an address as the reader may see it: whole for those who call, masked for the others. Pure.
import { may, type Actor } from "~/journey/permissions";
import { formatPhone, type CountryCode } from "~/people/phone";

type Reader = Pick<Actor, "roles">;

export function phoneFor({ roles }: Reader, phone: string, home: CountryCode | undefined): string {
  return may(roles, "people:write")
    ? formatPhone(phone, home)
    : `${phone.slice(0, 4)}•••••${phone.slice(-2)}`;
}

/** Of an e-mail address those who do not call see how it begins and where it is. */
export function recipientFor(reader: Reader, recipient: string, home: CountryCode | undefined): string {
  const at = recipient.lastIndexOf("@");
  if (at < 0) return phoneFor(reader, recipient, home);
  return may(reader.roles, "people:write") ? recipient : `${recipient.slice(0, 1)}•••${recipient.slice(at)}`;
}
