// Quiet hours, the price of a segment and the interval of service as their form has them.
import { z } from "zod/v4";
import { parsePrice } from "~/messages/cost";
import { wholeNumber } from "~/ui/form/zod-fields";
import { clockTime } from "../clock-fields";
import { seenMark } from "../seen";

export interface ContactFacts {
  /** Minutes after local midnight. */
  readonly quietFromMinute: number;
  readonly quietUntilMinute: number;
  /** Millionths of the currency; 0: not noted. */
  readonly segmentPriceMicros: number;
  readonly serviceEveryMonths: number;
  /** In the centre's unit. */
  readonly serviceEveryDistance: number;
}

const Price = z
  .string()
  .optional()
  .transform((text, context) => {
    const micros = parsePrice(text ?? "");
    if (micros !== undefined && micros <= 1_000_000_000) return micros;
    context.addIssue({ code: "custom", message: "templates:contact.notAPrice" });
    return z.NEVER;
  });

export const ContactForm = z.object({
  quietFromMinute: clockTime(),
  quietUntilMinute: clockTime(),
  segmentPriceMicros: Price,
  serviceEveryMonths: wholeNumber(1, 120),
  serviceEveryDistance: wholeNumber(100, 1_000_000),
  seen: seenMark(),
});
export type ContactForm = z.output<typeof ContactForm>;

export function contactMark(facts: ContactFacts): string {
  const { quietFromMinute, quietUntilMinute, segmentPriceMicros, serviceEveryMonths, serviceEveryDistance } =
    facts;
  return JSON.stringify([
    quietFromMinute,
    quietUntilMinute,
    segmentPriceMicros,
    serviceEveryMonths,
    serviceEveryDistance,
  ]);
}
