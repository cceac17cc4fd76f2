// The vocabulary of parts and loaners: what can happen to a part that a visit needs, and which car is lent meanwhile.
import { z } from "zod";

const id = z.uuid();
const at = z.iso.datetime({ offset: false });
const reason = z.string().trim().max(500).optional();

function define<P extends z.ZodType>(payload: P) {
  return { stage: "any" as const, payload };
}

export const PART_EVENTS = {
  "part.needed": define(
    z.object({
      partId: id,
      name: z.string().trim().min(1).max(200),
      number: z.string().trim().min(1).max(60).optional(),
      quantity: z.int().min(1).max(999),
      stockPartId: id.optional(),
      /** The job whose mechanic asked for it. */
      jobId: id.optional(),
    }),
  ),
  /** Promised out of the stock. */
  "part.reserved": define(z.object({ partId: id, stockPartId: id })),
  /** Again when the supplier names another date. */
  "part.ordered": define(
    z.object({
      partId: id,
      expectedOn: z.iso.date(),
      supplier: z.string().trim().min(1).max(120).optional(),
    }),
  ),
  "part.arrived": define(z.object({ partId: id })),
  "part.picked": define(z.object({ partId: id })),
  /** Back on the shelf, or back to the supplier. */
  "part.returned": define(z.object({ partId: id, reason })),
  "part.dropped": define(z.object({ partId: id, reason })),
  /** Which of the centre's loaners, by its number, and for how long. */
  "loaner.assigned": define(z.object({ loaner: z.int().min(1).max(999), from: at, to: at })),
  "loaner.released": define(z.object({ loaner: z.int().min(1).max(999) })),
} as const;
