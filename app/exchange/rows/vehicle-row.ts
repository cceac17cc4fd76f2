// A row of a file of cars, each with the telephone number of its owner.
import { isVin, PLATE_LENGTH, plateKey, plateText, vinText, type PlateKey } from "~/journey/plate";
import type { Phone } from "~/people/phone";
import type { Cells } from "./cells";
import { NAME_LENGTH } from "./customer-row";

export interface VehicleRow {
  readonly plate: string;
  readonly plateKey: PlateKey;
  readonly phone: Phone;
  /** Of the owner, where they are not known yet. */
  readonly name?: string;
  readonly make: string;
  readonly model?: string;
  readonly year?: number;
  readonly vin?: string;
  /** In the centre's distance unit. */
  readonly mileage?: number;
}

export const TITLE_LENGTH = 60;
const OLDEST_YEAR = 1900;
const NEWEST_YEAR = 2100;
const LONGEST_WAY = 5_000_000;

/** A plate as it is shown and as it is compared. */
export function readPlate(cells: Cells): Pick<VehicleRow, "plate" | "plateKey"> | undefined {
  const text = cells.needed("plate");
  if (text === undefined) return undefined;
  const plate = plateText(text);
  if (text.replace(/\s+/g, " ").length > PLATE_LENGTH || plateKey(plate).length < 2) {
    return cells.refuse("not-a-plate", "plate");
  }
  return { plate, plateKey: plateKey(plate) };
}

export function readMileage(cells: Cells): number | undefined {
  return cells.whole("mileage", "not-a-mileage", 0, LONGEST_WAY);
}

export function readVehicle(cells: Cells): VehicleRow | undefined {
  const plate = readPlate(cells);
  const phone = cells.needed("phone") === undefined ? undefined : cells.phone("phone");
  const name = cells.line1("name", NAME_LENGTH);
  const make = cells.needed("make") === undefined ? undefined : cells.line1("make", TITLE_LENGTH);
  const model = cells.line1("model", TITLE_LENGTH);
  const year = cells.whole("year", "not-a-year", OLDEST_YEAR, NEWEST_YEAR);
  const vin = cells.maybe("vin", "not-a-vin", (text) => (isVin(vinText(text)) ? vinText(text) : undefined));
  const mileage = readMileage(cells);
  if (plate === undefined || phone === undefined || make === undefined) return undefined;
  return {
    ...plate,
    phone,
    make,
    ...(name === undefined ? {} : { name }),
    ...(model === undefined ? {} : { model }),
    ...(year === undefined ? {} : { year }),
    ...(vin === undefined ? {} : { vin }),
    ...(mileage === undefined ? {} : { mileage }),
  };
}
