// The forms of the booking page, step by step.
import { z } from "zod/v4";
import { TRANSPORTS } from "~/journey/events";
import { plateField } from "~/people/vehicles/vehicle.schema";
import { line, paragraph, phoneText } from "~/ui/form/zod-fields";

/** Services that one request may name. */
const MOST_SERVICES = 20;

export const WorkStep = z.object({
  services: z.array(z.uuid()).max(MOST_SERVICES).default([]),
  complaint: paragraph(2000),
});

export const CarStep = z.object({
  plate: plateField(),
  make: line(60),
  model: line(60),
  transport: z.enum(TRANSPORTS),
});

export const YouStep = z.object({
  name: line(120),
  phone: phoneText(),
  smsConsent: z.boolean().default(false),
});

/** Six digits, however they are grouped. */
export const CodeStep = z.object({
  code: z
    .string()
    .max(20)
    .transform((text) => text.replace(/\D/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, { error: "book:notACode" })),
});

export const ChosenTime = z.object({ at: z.coerce.number().int().positive() });
