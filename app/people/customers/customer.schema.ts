// What people type of a customer.
import { z } from "zod/v4";
import { LANGUAGES } from "~/journey/permissions";
import { PREFERENCES } from "~/messages/decide";
import { line, phoneText } from "~/ui/form/zod-fields";

export const CustomerForm = () =>
  z.object({
    name: line(120),
    phone: phoneText(),
    email: z.email().max(200).optional(),
    language: z.enum(LANGUAGES),
    smsConsent: z.boolean().default(false),
    /** Left out: as it was. */
    preferredChannel: z.enum(PREFERENCES).optional(),
    /** The mark of the page that the change was made on. */
    seen: z.string().max(1000),
  });
