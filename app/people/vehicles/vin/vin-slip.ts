// A VIN whose check digit says that it was copied down wrongly is asked about once, and then taken as typed.
import type { z } from "zod/v4";
import { isVin, vinCheckDigitFits, vinText } from "~/journey/plate";
import { mustCheck } from "./vin";

/** Whether the check digit of a VIN that must have one does not fit. */
export function looksMistyped(vin: string): boolean {
  const text = vinText(vin);
  return isVin(text) && mustCheck(text) && !vinCheckDigitFits(text);
}

interface WithVin {
  readonly vin?: string | undefined;
  readonly vinSeen?: string | undefined;
}

/** Refuses a form whose VIN looks mistyped, unless the page has said so of this very VIN. */
export function withoutSlip<S extends z.ZodType<WithVin>>(schema: S): S {
  return schema.refine(
    ({ vin, vinSeen }) => vin === undefined || !looksMistyped(vin) || vinText(vinSeen ?? "") === vin,
    { path: ["vin"], error: "people:vinMistyped" },
  );
}
