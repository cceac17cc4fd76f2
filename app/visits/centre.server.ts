// What the rules and pages need to know of the centre itself.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";

export interface CentreFacts {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly language: "en" | "ru";
  readonly distanceUnit: "km" | "mi";
  readonly phone: string;
  readonly address: string;
}

/** @throws Error when there is no such centre: an actor always has one */
export async function centreFacts(tx: Tx, { centreId }: Pick<Actor, "centreId">): Promise<CentreFacts> {
  const row = await tx.centre.findUniqueOrThrow({ where: { id: centreId } });
  return {
    id: row.id,
    name: row.name,
    timeZone: row.timeZone,
    currency: row.currency,
    language: row.language === "ru" ? "ru" : "en",
    distanceUnit: row.distanceUnit === "mi" ? "mi" : "km",
    phone: row.phone,
    address: row.address,
  };
}
