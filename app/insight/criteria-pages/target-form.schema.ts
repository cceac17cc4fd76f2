// A new target as it is typed: a number in the criterion's unit, and the day from which it holds.
import { z } from "zod/v4";
import { errorCode } from "~/ui/form/error-codes";
import type { Criterion, Unit } from "../criteria/criterion";

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

/** What of a criterion says which targets it can have. */
export interface TargetOf {
  readonly unit: Unit;
  readonly kind: Criterion["kind"];
  /** It is a ratio of parts to their wholes. */
  readonly ofWhole?: true;
}

/** As it is typed, "92.5", of a value as it is kept, 0.925. */
export function typedTarget(unit: Unit, value: number): string {
  return String(unit === "share" ? Math.round(value * 100_000) / 1000 : value);
}

/** A share of visits is never above the whole; hours sold by hours spent may be. */
function rangeOf({ unit, kind, ofWhole }: TargetOf): readonly [number, number] {
  const [min, max] = RANGES[unit];
  return [min, unit === "share" && (kind === "share" || ofWhole === true) ? 100 : max];
}

function targetText(about: TargetOf) {
  const { unit } = about;
  const [min, max] = rangeOf(about);
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
export function targetForm(about: TargetOf, today: string) {
  return z.object({
    value: targetText(about),
    from: z.iso
      .date({ error: "wrong-form" })
      .refine((date) => date >= today, { error: "criteria:targetPast" })
      .refine((date) => date < "2100", { error: "wrong-form" }),
  });
}
export type TargetForm = z.output<ReturnType<typeof targetForm>>;
