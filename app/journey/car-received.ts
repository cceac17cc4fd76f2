// What is written down of a car when it is received: its body, what it drives with, marks of damage, warning lights.
import { z } from "zod";

export const BODIES = ["sedan", "hatchback", "estate", "suv", "van", "pickup"] as const;
export type Body = (typeof BODIES)[number];

export const ENERGIES = ["petrol", "diesel", "hybrid", "plug-in", "electric", "gas"] as const;
export type Energy = (typeof ENERGIES)[number];

export const DAMAGE_KINDS = ["scratch", "dent", "crack", "chip", "rust", "missing"] as const;
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** Lamps of the instrument cluster that a customer can be asked about. */
export const WARNING_LIGHTS = [
  "engine",
  "oil-pressure",
  "coolant",
  "battery",
  "brakes",
  "abs",
  "stability",
  "airbag",
  "tyres",
  "steering",
  "particulate-filter",
  "drive-battery",
  "lamps",
  "service",
] as const;
export type WarningLight = (typeof WARNING_LIGHTS)[number];

/** The extent of the drawing on which marks stand, whole units. */
export const DRAWING = { width: 1000, height: 720 } as const;

/** Marks that one walkaround may hold. */
export const MOST_MARKS = 60;

/** One mark of damage on the drawing of the car. Its photos name it. */
export const DamageMark = z.object({
  id: z.uuid(),
  kind: z.enum(DAMAGE_KINDS),
  /** From the left and from the top of the drawing. */
  x: z.int().min(0).max(DRAWING.width),
  y: z.int().min(0).max(DRAWING.height),
  /** The part of the car on which it stands. */
  zone: z.string().min(1).max(40),
  note: z.string().trim().max(200).optional(),
});
export type DamageMark = z.infer<typeof DamageMark>;

/** How the customer signed. */
export const SIGNING_METHODS = ["finger", "link", "desk"] as const;
export type SigningMethod = (typeof SIGNING_METHODS)[number];

/** The extent of the field in which one signs by finger, whole units. */
export const SIGNATURE_FIELD = { width: 600, height: 200 } as const;
export const MOST_STROKE_CHARACTERS = 12_000;

const STROKES = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/;

function isWithinField(strokes: string): boolean {
  const numbers = strokes.match(/\d+/g) ?? [];
  return numbers.every((text, place) => {
    const most = place % 2 === 0 ? SIGNATURE_FIELD.width : SIGNATURE_FIELD.height;
    return Number(text) <= most;
  });
}

/** A signature as lines from point to point: the data of an SVG path in a field of 600 x 200, and nothing else. */
export const Strokes = z.string().min(7).max(MOST_STROKE_CHARACTERS).regex(STROKES).refine(isWithinField);

const note = z.string().trim().max(2000).optional();
const percent = z.int().min(0).max(100);

/** What the walk around the car has shown. Walkarounds of earlier versions end with the belongings. */
export const CarFound = z.object({
  withCustomer: z.boolean(),
  mileage: z.int().min(0).max(5_000_000),
  mileageNote: note,
  /** What is left to drive with; of a car that also drives with something else, `chargePercent` says the rest. */
  fuelPercent: percent,
  warningLights: note,
  damage: note,
  belongings: note,
  body: z.enum(BODIES).optional(),
  energy: z.enum(ENERGIES).optional(),
  chargePercent: percent.optional(),
  lights: z.array(z.enum(WARNING_LIGHTS)).max(WARNING_LIGHTS.length).optional(),
  marks: z.array(DamageMark).max(MOST_MARKS).optional(),
});

/** Orders of earlier versions were signed by name alone. */
export const OrderSigned = z.object({
  name: z.string().trim().min(1).max(120),
  method: z.enum(SIGNING_METHODS).optional(),
  /** SHA-256 of the order as it was signed, hex. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  strokes: Strokes.optional(),
});
