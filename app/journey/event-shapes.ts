// The pieces of which payloads are made: ids, moments, texts, amounts, and a line of work.
import { z } from "zod";
import type { Stage } from "./stages";

export const id = z.uuid();
export const at = z.iso.datetime({ offset: false });
export const text = z.string().trim().min(1).max(2000);
export const note = z.string().trim().max(2000).optional();
/** Of what is kept as evidence, hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Minor units. */
export const amount = z.int().min(0).max(9_999_999_999);
export const minutes = z.int().min(0).max(6000);
export const bare = z.object({});

/** One line of an order or of an extra-work request. Prices include tax. */
export const WorkLine = z.object({
  id,
  title: text.max(200),
  labourMinutes: minutes,
  priceMinor: amount,
  /** What the parts cost, within the price. */
  partsMinor: amount.optional(),
});
export type WorkLine = z.infer<typeof WorkLine>;

/** One type of the vocabulary: the stage that it belongs to, and its payload. */
export function define<S extends Stage | "any", P extends z.ZodType>(where: S, payload: P) {
  return { stage: where, payload };
}
