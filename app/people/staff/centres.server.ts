// The centre at which the actor works, and the others to which they may go.
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { PerRequest } from "~/platform/request-scope.server";
import { asStaffLanguage } from "./roles";

export interface Centre {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly language: "en" | "ru";
  readonly distanceUnit: "km" | "mi";
  readonly phone: string;
  readonly address: string;
}

const centres = new PerRequest<Centre>();

/** The actor's centre, read once per request. @throws Response 404 when it is gone */
export function getCentre(actor: Pick<Actor, "centreId">): Promise<Centre> {
  return centres.once(actor.centreId, () => readCentre(actor.centreId));
}

async function readCentre(id: string): Promise<Centre> {
  const row = await db().centre.findUnique({ where: { id } });
  if (!row) throw new Response(null, { status: 404 });
  const { name, timeZone, currency, phone, address } = row;
  const distanceUnit = row.distanceUnit === "mi" ? "mi" : "km";
  return {
    id,
    name,
    timeZone,
    currency,
    phone,
    address,
    distanceUnit,
    language: asStaffLanguage(row.language),
  };
}

/** Centres at which the person has a role, by name. */
export async function centresOf(staffId: string): Promise<{ id: string; name: string }[]> {
  return db().centre.findMany({
    where: { roles: { some: { staffId, staff: { active: true } } } },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
}

/** Whether the person has a role at the centre. */
export async function worksAt(staffId: string, centreId: string): Promise<boolean> {
  return (await db().staffRole.count({ where: { staffId, centreId, staff: { active: true } } })) > 0;
}
