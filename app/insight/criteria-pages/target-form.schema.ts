// A new target as it is typed: a number in the criterion's unit, and the day from which it holds.
import { z } from "zod/v4";
import { errorCode } from "~/ui/form/error-codes";
import type { Unit } from "../criteria/criterion";

/** What may be typed for each unit; shares are typed as per cent. */
const RANGES = {
  share: [0, 200],
  minutes: [0, 10_000],
  hours: [0, 1000],
  days: [0, 365],
  lines: [0, 1000],
  rating: [1, 5],
  points: [-100, 100],
} as const satisfies Record<Unit, readonly [number, number]>;

/** As it is typed, "92.5", of a value as it is kept, 0.925. */
export function typedTarget(unit: Unit, value: number): string {
  return String(unit === "share" ? Math.round(value * 100_000) / 1000 : value);
}

function targetText(unit: Unit) {
  const [min, max] = RANGES[unit];
  return z.string().transform((text, context) => {
    const bare = text
      .replace(/[\s\u00a0\u202f%]/g, "")
      .replace("−", "-")
      .replace(",", ".");
    const number = /^-?\d{1,6}(?:\.\d{1,4})?$/.test(bare) ? Number(bare) : NaN;
    if (number >= min && number <= max) return unit === "share" ? number / 100 : number;
    context.addIssue({ code: "custom", message: errorCode("criteria:targetRange", { min, max }) });
    return z.NEVER;
  });
}

/** @param today the centre's date: what is past keeps the target that it had */
export function targetForm(unit: Unit, today: string) {
  return z.object({
    value: targetText(unit),
    from: z.iso
      .date({ error: "wrong-form" })
      .refine((date) => date >= today, { error: "criteria:targetPast" })
      .refine((date) => date < "2100", { error: "wrong-form" }),
  });
}
export type TargetForm = z.output<ReturnType<typeof targetForm>>;
