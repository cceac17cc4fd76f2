// A new request as it is typed: who calls, which car, what for, when.
import { z } from "zod/v4";
import { CHANNELS, TRANSPORTS } from "~/journey/events";
import { instant } from "~/journey/instant";
import { withoutSlip } from "~/people/vehicles/vin/vin-slip";
import { LANGUAGES } from "~/journey/permissions";
import { carFields } from "~/people/vehicles/vehicle.schema";
import { line, paragraph, phoneText, zonedDateTime } from "~/ui/form/zod-fields";

/** The name of the buttons that look up instead of sending the request. */
export const LOOK_UP = "lookUp";

/** Services that one request may name. */
export const MOST_SERVICES = 20;

/** What becomes of a car that the centre knows as somebody else's. */
export const OWNERSHIPS = ["new-owner", "owner-stays"] as const;

export function NewRequest({ timeZone }: { readonly timeZone: string }) {
  const fields = z.object({
    phone: phoneText(),
    /** The known customer whose data stood on the page. */
    customerSeen: z.uuid().optional(),
    name: line(120),
    language: z.enum(LANGUAGES),
    smsConsent: z.boolean().default(false),
    ...carFields(),
    /** The owner whose name stood beside the choice. */
    ownerSeen: z.uuid().optional(),
    ownership: z.enum(OWNERSHIPS).optional(),
    complaint: paragraph(2000),
    services: z.array(z.uuid()).max(MOST_SERVICES).default([]),
    transport: z.enum(TRANSPORTS),
    firstChoiceAt: zonedDateTime(timeZone).transform(instant).optional(),
    channel: z.enum(CHANNELS),
    /** The enquiry that becomes this request. */
    enquiryId: z.uuid().optional(),
  });
  return withoutSlip(fields);
}

export type NewRequest = z.output<ReturnType<typeof NewRequest>>;
