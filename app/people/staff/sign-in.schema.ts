// The sign-in form.
import { z } from "zod/v4";

export const SignIn = z.object({
  email: z.email().trim().toLowerCase().max(254),
  password: z.string().min(1).max(200),
  next: z.string().max(1000).optional(),
});
