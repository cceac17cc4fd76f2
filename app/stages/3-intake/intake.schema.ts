// The forms of intake.
import { z } from "zod/v4";
import { CONSENTS } from "~/journey/events";
import { instant } from "~/journey/instant";
import { parseMoney } from "~/journey/money";
import { line, moneyText, paragraph, wholeNumber, zonedDateTime } from "~/ui/form/zod-fields";
import { typedLines } from "~/visits/typed-lines";

const note = paragraph(2000).optional();

/** The moment of the fact that stood on the page; empty when there was none. */
const seenAt = z.coerce.number().int().transform(instant).optional();

export const Nothing = () => z.object({});

export const Walkaround = () =>
  z.object({
    withCustomer: z.enum(["yes", "no"]).transform((choice) => choice === "yes"),
    mileage: wholeNumber(0, 5_000_000),
    mileageNote: paragraph(500).optional(),
    fuelPercent: wholeNumber(0, 100),
    damage: note,
    warningLights: note,
    belongings: note,
    seenAt,
  });

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

export const Sign = () => z.object({ name: line(120) });
