// Vehicles of a centre: one with its owner, and finding one by its plate.
import type { Actor } from "~/journey/permissions";
import { plateKey } from "~/journey/plate";
import { db, type Prisma, type Tx } from "~/platform/db/db.server";
import { withSecondLook } from "../second-look.server";

export interface VehicleFacts {
  readonly id: string;
  readonly plate: string;
  readonly vin?: string;
  readonly make: string;
  readonly model: string;
  readonly year?: number;
  /** Latest reading, in the centre's distance unit. */
  readonly mileage?: number;
  readonly owner: { readonly id: string; readonly name: string; readonly phone: string };
}

const COLUMNS = {
  id: true,
  plate: true,
  vin: true,
  make: true,
  model: true,
  year: true,
  mileage: true,
  owner: { select: { id: true, name: true, phone: true } },
} as const satisfies Prisma.VehicleSelect;

type Row = Prisma.VehicleGetPayload<{ select: typeof COLUMNS }>;

function facts({ vin, year, mileage, ...row }: Row): VehicleFacts {
  return {
    ...row,
    ...(vin === null ? {} : { vin }),
    ...(year === null ? {} : { year }),
    ...(mileage === null ? {} : { mileage }),
  };
}

/** @returns undefined when this centre has no such vehicle */
export async function getVehicle(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  id: string,
): Promise<VehicleFacts | undefined> {
  const row = await tx.vehicle.findFirst({ where: { id, centreId }, select: COLUMNS });
  return row ? facts(row) : undefined;
}

/** Finds a car by its plate, however it is typed. */
export async function findByPlate(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  plate: string,
): Promise<VehicleFacts | undefined> {
  const row = await tx.vehicle.findUnique({
    where: { centreId_plateKey: { centreId, plateKey: plateKey(plate) } },
    select: COLUMNS,
  });
  return row ? facts(row) : undefined;
}

export async function vehiclesOf(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
  ownerId: string,
): Promise<readonly VehicleFacts[]> {
  const rows = await tx.vehicle.findMany({
    where: { centreId, ownerId },
    select: COLUMNS,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 100,
  });
  return rows.map(facts);
}

export interface VehicleChange {
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | undefined;
  readonly vin: string | undefined;
}

export type VehicleChanged =
  | { readonly kind: "changed" }
  | { readonly kind: "not-found" }
  | { readonly kind: "stale" }
  | { readonly kind: "plate-taken"; readonly by: { id: string; plate: string } };

/** What stands on the page, in a word. */
export function vehicleMark({ plate, make, model, year, vin }: VehicleChange | VehicleFacts): string {
  return JSON.stringify([plate, make, model, year ?? 0, vin ?? ""]);
}

async function changeIn(
  tx: Tx,
  actor: Actor,
  id: string,
  change: VehicleChange,
  seen: string,
): Promise<VehicleChanged> {
  await tx.$queryRaw`
    select 1 from vehicle where id = ${id}::uuid and centre_id = ${actor.centreId}::uuid for update`;
  const before = await getVehicle(tx, actor, id);
  if (!before) return { kind: "not-found" };
  if (vehicleMark(before) === vehicleMark(change)) return { kind: "changed" };
  if (vehicleMark(before) !== seen) return { kind: "stale" };
  const other = await findByPlate(tx, actor, change.plate);
  if (other && other.id !== id) return { kind: "plate-taken", by: { id: other.id, plate: other.plate } };
  const { year, vin, plate, make, model } = change;
  await tx.vehicle.update({
    where: { id },
    data: { plate, plateKey: plateKey(plate), make, model, year: year ?? null, vin: vin ?? null },
  });
  return { kind: "changed" };
}

/** @param seen the mark of the page that the change was made on */
export function changeVehicle(
  actor: Actor,
  id: string,
  change: VehicleChange,
  seen: string,
): Promise<VehicleChanged> {
  return withSecondLook(() => db().$transaction((tx) => changeIn(tx, actor, id, change, seen)));
}
