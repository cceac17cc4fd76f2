// Zod pieces for what people type: times on the centre's clock, amounts, whole numbers. Errors are codes (error-codes.ts).
import { z } from "zod/v4";
import { parseLocalDateTime } from "../zoned-time";
import { errorCode } from "./error-codes";

/** One line of text, trimmed, not empty. */
export function line(max: number) {
  return z.string().trim().min(1).max(max);
}

/** Long text, trimmed, not empty; line ends as one character, so that browser and server count alike. */
export function paragraph(max: number) {
  return z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1).max(max));
}

/** "2026-03-29T14:30" on the wall clock of the zone, as milliseconds since 1970. */
export function zonedDateTime(timeZone: string) {
  return z.string().transform((text, context) => {
    const parsed = parseLocalDateTime(text, timeZone);
    if (parsed.ok) return parsed.at;
    const codes = { "not-a-time": "not-a-time", skipped: "time-skipped", twice: "time-twice" } as const;
    context.addIssue({
      code: "custom",
      message: errorCode(codes[parsed.reason], { time: text.slice(11, 16) }),
    });
    return z.NEVER;
  });
}

/** "84 300" or "84,300" as a whole number between the bounds. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .transform((text, context) => {
      const bare = text
        .replace(/[\s\u00a0\u202f]/g, "")
        .replace(/^(\d{1,3})((?:[.,]\d{3})+)$/, (number) => number.replace(/[.,]/g, ""));
      if (/^\d{1,12}$/.test(bare)) return Number(bare);
      context.addIssue({ code: "custom", message: /^[\d.,-]+$/.test(bare) ? "not-whole" : "not-a-number" });
      return z.NEVER;
    })
    .pipe(z.number().int().min(min).max(max));
}

/** What a hidden field carries as JSON. @param text what is asked of it before it is read: how long it may be */
export function jsonText<Schema extends z.ZodType>(schema: Schema, text = z.string()) {
  return text
    .transform((written, context): unknown => {
      try {
        return JSON.parse(written);
      } catch {
        context.addIssue({ code: "custom", message: "not-readable" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** An amount as people write it; `parse` knows the currency and answers undefined for what is no amount. */
export function moneyText<Amount extends number>(parse: (text: string) => Amount | undefined) {
  return z.string().transform((text, context) => {
    const amount = parse(text);
    if (amount !== undefined) return amount;
    context.addIssue({ code: "custom", message: "not-an-amount" });
    return z.NEVER;
  });
}

/** Looks like a telephone number; the server decides whether it is one. */
export function phoneText() {
  return z
    .string()
    .trim()
    .max(30)
    .regex(/^\+?[\d\s().-]{5,}$/, { error: "not-a-phone" });
}
