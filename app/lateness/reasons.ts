// Why a car is not ready sooner, step by step from now on: kept with the visit, put into words by the pages.
import { z } from "zod";

const moment = z.number();

export const Reason = z.discriminatedUnion("kind", [
  /** The mechanic has other work before it. */
  z.object({ kind: z.literal("queue"), until: moment, mechanicId: z.string().optional() }),
  /** Nobody is there who could do it: the shift, an absence, the centre's hours. */
  z.object({ kind: z.literal("away"), until: moment, mechanicId: z.string().optional() }),
  /** `known`: the supplier has promised the day; otherwise it is what such a wait usually takes here. */
  z.object({
    kind: z.literal("wait"),
    cause: z.enum(["parts", "approval", "bay", "advisor"]),
    until: moment,
    known: z.boolean(),
  }),
  /** `over`: the norm is used up, so that a remainder is assumed. */
  z.object({ kind: z.literal("work"), minutes: z.number(), over: z.boolean() }),
  z.object({ kind: z.literal("quality"), minutes: z.number() }),
  /** As far as the roster is known nobody gets to it. */
  z.object({ kind: z.literal("never") }),
]);
export type Reason = z.infer<typeof Reason>;

export const Reasons = z.array(Reason);
