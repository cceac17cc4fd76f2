// What people type of a car.
import { z } from "zod/v4";
import { isVin, PLATE_LENGTH, plateKey, plateText, vinText } from "~/journey/plate";
import { withoutSlip } from "./vin/vin-slip";
import { line, wholeNumber } from "~/ui/form/zod-fields";

/** A plate as it is shown; something must be left of it when it is folded for comparison. */
export function plateField() {
  return z
    .string()
    .max(PLATE_LENGTH)
    .refine((text) => plateKey(text).length >= 2, { error: "people:notAPlate" })
    .transform(plateText);
}

function vinField() {
  return z.string().max(40).transform(vinText).refine(isVin, { error: "people:notAVin" });
}

function yearOfMake() {
  return wholeNumber(1900, 2100);
}

/** What is typed of a car, wherever it is typed. */
export function carFields() {
  return {
    plate: plateField(),
    make: line(60),
    model: line(60),
    year: yearOfMake().optional(),
    vin: vinField().optional(),
    /** The VIN beside which stood that it looks mistyped. */
    vinSeen: z.string().max(40).optional(),
  };
}

export const VehicleForm = () =>
  withoutSlip(
    z.object({
      ...carFields(),
      /** The mark of the page that the change was made on. */
      seen: z.string().max(500),
    }),
  );
