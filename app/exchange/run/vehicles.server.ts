// Cars from a file: known by their plate, folded.
import { v7 as uuidv7 } from "uuid";
import type { Tx } from "~/platform/db/db.server";
import { insertRows } from "~/platform/db/insert-rows.server";
import { readVehicle, type VehicleRow } from "../rows/vehicle-row";
import { Owners } from "./owners.server";
import { allWell, type Importer, type Read, type Work } from "./work";

export interface KnownCar {
  readonly id: string;
  readonly plateKey: string;
  readonly ownerId: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
  readonly vin: string | null;
  readonly mileage: number | null;
}

export async function knownCars(
  tx: Tx,
  centreId: string,
  plateKeys: readonly string[],
): Promise<ReadonlyMap<string, KnownCar>> {
  const rows = await tx.$queryRaw<KnownCar[]>`
    select id, plate_key as "plateKey", owner_id as "ownerId", make, model, year, vin, mileage
    from vehicle where centre_id = ${centreId}::uuid and plate_key = any(${plateKeys}::text[])`;
  return new Map(rows.map((row) => [row.plateKey, row]));
}

/** A lower reading of the odometer is an older one and no news. */
function differs(known: KnownCar, row: VehicleRow, ownerId: string | undefined): boolean {
  return (
    known.ownerId !== ownerId ||
    known.make !== row.make ||
    (row.model !== undefined && known.model !== row.model) ||
    (row.year !== undefined && known.year !== row.year) ||
    (row.vin !== undefined && known.vin !== row.vin) ||
    (row.mileage ?? 0) > (known.mileage ?? 0)
  );
}

export interface NewCar extends Pick<VehicleRow, "plate" | "plateKey" | "year" | "vin" | "mileage"> {
  readonly id: string;
  readonly ownerId: string;
  readonly make: string;
  readonly model?: string | undefined;
}

export function insertCars({ tx, centreId, reading }: Work, cars: readonly NewCar[]): Promise<number> {
  const rows = cars.map(({ id, ownerId, plate, plateKey, make, model, year, vin, mileage }) => ({
    id,
    centreId,
    ownerId,
    plate,
    plateKey,
    make,
    model: model ?? "",
    year: year ?? null,
    vin: vin ?? null,
    mileage: mileage ?? null,
    createdAt: new Date(reading.now).toISOString(),
  }));
  return insertRows(tx, "vehicle", rows, { skipKnown: true });
}

async function change(
  tx: Tx,
  centreId: string,
  rows: readonly (VehicleRow & { readonly ownerId: string })[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    update vehicle v set owner_id = said."ownerId", make = said.make, model = coalesce(said.model, v.model),
      year = coalesce(said.year, v.year), vin = coalesce(said.vin, v.vin), mileage = greatest(said.mileage, v.mileage)
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as said("plateKey" text, "ownerId" uuid, make text, model text, year int, vin text, mileage int)
    where v.centre_id = ${centreId}::uuid and v.plate_key = said."plateKey"`;
}

export function vehicleImporter(work: Work): Importer<VehicleRow> {
  const { tx, centreId, counts, update } = work;
  const owners = new Owners(work);
  return {
    read: readVehicle,
    keyOf: ({ plateKey }) => plateKey,
    async take(batch: readonly Read<VehicleRow>[]) {
      await owners.look(batch.map(({ row }) => row));
      const known = await knownCars(
        tx,
        centreId,
        batch.map(({ row }) => row.plateKey),
      );
      const fresh: NewCar[] = [];
      const other: (VehicleRow & { ownerId: string })[] = [];
      for (const { row, cells } of batch) {
        const present = known.get(row.plateKey);
        if (present && !differs(present, row, owners.idOf(row.phone))) {
          counts.known += 1;
          continue;
        }
        counts[present ? "changed" : "added"] += 1;
        // Of a known car that stays as it is nobody has to be made.
        if (present && !update) continue;
        const ownerId = owners.of(row);
        if (ownerId === undefined) cells.refuse("owner-unknown", "phone");
        else if (present) other.push({ ...row, ownerId });
        else fresh.push({ ...row, id: uuidv7(), ownerId });
      }
      if (!work.writes() || !allWell(batch)) return owners.forget();
      const replaced = await owners.write();
      const owned = <C extends { ownerId: string }>(car: C): C => ({
        ...car,
        ownerId: replaced.get(car.ownerId) ?? car.ownerId,
      });
      await insertCars(work, fresh.map(owned));
      await change(tx, centreId, other.map(owned));
    },
  };
}
