// What a VIN says, with what the centre's own cars of the same kind add: the model.
import type { Actor } from "~/journey/permissions";
import { isVin, vinText } from "~/journey/plate";
import { db, Prisma } from "~/platform/db/db.server";
import { modelPart, readVin, type VinReading } from "./vin";

/** What the form may propose. */
export interface VinProposal extends VinReading {
  readonly vin: string;
  /** What colleagues call cars of the same kind. */
  readonly model?: string;
}

export function sameKindQuery(centreId: string, part: string): Prisma.Sql {
  // Letters and digits only: nothing in it that LIKE would understand.
  return Prisma.sql`
    select make, model from vehicle
    where centre_id = ${centreId}::uuid and vin like ${`${part}%`}
    group by make, model order by count(*) desc, max(created_at) desc limit 1`;
}

/** @returns undefined for what is no VIN */
export async function vinProposal(
  { centreId }: Pick<Actor, "centreId">,
  typed: string,
  thisYear: number,
): Promise<VinProposal | undefined> {
  const vin = vinText(typed.slice(0, 40));
  if (!isVin(vin)) return undefined;
  const [same] = await db().$queryRaw<{ make: string; model: string }[]>(
    sameKindQuery(centreId, modelPart(vin)),
  );
  const reading = readVin(vin, thisYear);
  const make = same?.make ?? reading.make;
  return { ...reading, vin, ...(make ? { make } : {}), ...(same ? { model: same.model } : {}) };
}
