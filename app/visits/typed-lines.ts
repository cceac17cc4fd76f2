// The lines of an order as people type them: title, labour, price; and which of them are lines that the visit already has.
import { z } from "zod/v4";
import type { WorkLine } from "~/journey/events";
import { parseMoney } from "~/journey/money";
import type { Visit } from "~/journey/visit";
import { line, moneyText, wholeNumber } from "~/ui/form/zod-fields";

/** Lines that one form may hold. */
export const MOST_LINES = 40;
const MOST_LABOUR_MINUTES = 100 * 60;

/** A list of at least one line. Prices are typed in the centre's currency and become minor units. */
export function typedLines({ currency }: { readonly currency: string }) {
  const typed = z.object({
    /** Empty for a new line. */
    id: z.uuid().optional(),
    title: line(200),
    labourMinutes: wholeNumber(0, MOST_LABOUR_MINUTES),
    priceMinor: moneyText((text) => parseMoney(text, currency)),
    /** Within the price; empty where nobody says it. */
    partsMinor: moneyText((text) => parseMoney(text, currency)).optional(),
  });
  return z.array(typed).min(1).max(MOST_LINES);
}

export type TypedLine = z.output<ReturnType<typeof typedLines>>[number];

/**
 * The typed lines as work lines. A line keeps its id only when it is this visit's own: ids name jobs, and a form must not
 * be able to name a job of another visit.
 */
export function ownLines(visit: Visit, typed: readonly TypedLine[]): WorkLine[] {
  const known = [
    ...visit.request.services,
    ...(visit.preparation.drafted?.lines ?? []),
    ...(visit.intake.estimate?.lines ?? []),
  ];
  const free = new Set(known.map(({ id }) => id));
  return typed.map(({ id, title, labourMinutes, priceMinor, partsMinor }) => {
    const own = id !== undefined && free.delete(id) ? id : crypto.randomUUID();
    const parts = partsMinor === undefined ? {} : { partsMinor };
    return { id: own, title, labourMinutes, priceMinor, ...parts };
  });
}
