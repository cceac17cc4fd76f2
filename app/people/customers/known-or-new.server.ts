// The customer of a telephone number, made when there is none: two requests at once make one.
import { v7 as uuidv7 } from "uuid";
import type { Actor, Language } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { getCustomer, type CustomerFacts } from "./customers.server";
import { holdByPhone } from "./merge/kept-record.server";

export interface SaidOfCustomer {
  /** E.164 */
  readonly phone: string;
  readonly name: string;
  readonly language: Language;
  readonly smsConsent: boolean;
}

/** A known customer's record is left as it is, and held until the transaction ends: no merge takes it away meanwhile. */
export async function customerWithPhone(
  tx: Tx,
  actor: Pick<Actor, "centreId">,
  { phone, name, language, smsConsent }: SaidOfCustomer,
): Promise<{ readonly customer: CustomerFacts; readonly isNew: boolean }> {
  const { count } = await tx.customer.createMany({
    data: [{ id: uuidv7(), centreId: actor.centreId, phone, name, language, smsConsent }],
    skipDuplicates: true,
  });
  const id = await holdByPhone(tx, actor, phone);
  const customer = id === undefined ? undefined : await getCustomer(tx, actor, id);
  if (!customer) throw new Error("a customer who was just made is not there");
  return { customer, isNew: count === 1 };
}

/** Whether two spellings are one name. */
export function sameName(one: string, other: string): boolean {
  const bare = (name: string) => name.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ").trim();
  return bare(one) === bare(other);
}
