// The forms of intake.
import { z } from "zod/v4";
import {
  BODIES,
  DamageMark,
  ENERGIES,
  MOST_MARKS,
  SIGNING_METHODS,
  Strokes,
  WARNING_LIGHTS,
} from "~/journey/car-received";
import { CONSENTS } from "~/journey/events";
import { instant } from "~/journey/instant";
import { parseMoney } from "~/journey/money";
import { jsonText, line, moneyText, paragraph, wholeNumber, zonedDateTime } from "~/ui/form/zod-fields";
import { typedLines } from "~/visits/typed-lines";

const note = paragraph(2000).optional();

/** The moment of the fact that stood on the page; empty when there was none. */
const seenAt = z.coerce.number().int().transform(instant).optional();

export const Nothing = () => z.object({});

export const Marks = z.array(DamageMark).max(MOST_MARKS);

export const Walkaround = () =>
  z.object({
    withCustomer: z.enum(["yes", "no"]).transform((choice) => choice === "yes"),
    mileage: wholeNumber(0, 5_000_000),
    mileageNote: paragraph(500).optional(),
    fuelPercent: wholeNumber(0, 100),
    chargePercent: wholeNumber(0, 100).optional(),
    body: z.enum(BODIES).optional(),
    energy: z.enum(ENERGIES).optional(),
    marks: jsonText(Marks).optional(),
    lights: z.array(z.enum(WARNING_LIGHTS)).max(WARNING_LIGHTS.length).optional(),
    damage: note,
    warningLights: note,
    belongings: note,
    seenAt,
  });

export const Clarify = () => z.object({ text: paragraph(2000), seenAt });

export const Estimate = (centre: { readonly currency: string }) =>
  z.object({ lines: typedLines(centre), seenAt });

export const SetPromise = ({ timeZone }: { readonly timeZone: string }) =>
  z.object({
    at: zonedDateTime(timeZone).transform(instant),
    /** The promised time that stood on the page. */
    seen: z.coerce.number().int().transform(instant).optional(),
  });

/** The amount matters for one of the choices only; beside another one it is ignored, whatever stands there. */
export const Consent = ({ currency }: { readonly currency: string }) =>
  z.object({
    choice: z.enum(CONSENTS),
    limitMinor: moneyText((text) => parseMoney(text, currency)).optional(),
    seenAt,
  });

/** By finger or, when the customer has signed the printed order, at the desk. */
export const Sign = () =>
  z.object({
    name: line(120),
    method: z.enum(SIGNING_METHODS).exclude(["link"]).default("desk"),
    strokes: Strokes.optional(),
    /** Hash of the order that stood on the page. */
    shown: z.string().max(64).optional(),
  });
