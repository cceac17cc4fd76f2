// The form that erases a customer, shared by browser and action.
import { z } from "zod/v4";

export const Erase = z.object({
  known: z
    .boolean()
    .default(false)
    .refine((known) => known, "privacy:erase.tick"),
});
