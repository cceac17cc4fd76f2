// What a new password must be: long. No rules about digits and signs, which make passwords worse.
import { z } from "zod/v4";

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

export const NewPassword = z.string().min(PASSWORD_MIN).max(PASSWORD_MAX);

export const ChangePassword = z
  .object({ present: z.string().min(1).max(PASSWORD_MAX), next: NewPassword })
  .refine(({ present, next }) => present !== next, { path: ["next"], error: "devices:password.same" });
