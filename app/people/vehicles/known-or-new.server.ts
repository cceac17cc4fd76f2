// The car of a plate, made as its owner's when there is none: two requests at once make one.
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import type { Tx } from "~/platform/db/db.server";
import { findByPlate, type VehicleFacts } from "./vehicles.server";

export interface SaidOfVehicle {
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year?: number | undefined;
  readonly vin?: string | undefined;
}

/** A known car's record is left as it is, whoever's it is. */
export async function vehicleWithPlate(
  tx: Tx,
  actor: Pick<Actor, "centreId">,
  ownerId: string,
  { plate, make, model, year, vin }: SaidOfVehicle,
): Promise<VehicleFacts> {
  const { centreId } = actor;
  const row = { centreId, ownerId, plate, plateKey: plateKey(plate), make, model };
  await tx.vehicle.createMany({
    data: [{ id: uuidv7(), ...row, year: year ?? null, vin: vin ?? null }],
    skipDuplicates: true,
  });
  const vehicle = await findByPlate(tx, actor, plate);
  if (!vehicle) throw new Error("a car that was just made is not there");
  return vehicle;
}
