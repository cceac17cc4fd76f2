// The work order: what the customer signs, as plain facts with one canonical text.
import { z } from "zod";
import { canonicalJson } from "~/approvals/canonical";
import { CarFound, SIGNING_METHODS, Strokes } from "~/journey/car-received";
import { CONSENTS, WorkLine } from "~/journey/events";
import { LANGUAGES } from "~/journey/permissions";
import { taxWithin } from "~/journey/tax";
import { linesTotal, type Visit } from "~/journey/visit";

const at = z.iso.datetime({ offset: false });
const whole = z.int().min(0);

/** At which centre: as it was called when the paper was made. */
export const PaperCentre = z.object({
  name: z.string(),
  address: z.string(),
  /** E.164. */
  phone: z.string(),
  timeZone: z.string(),
  currency: z.string().length(3),
  distanceUnit: z.enum(["km", "mi"]),
});
export type PaperCentre = z.infer<typeof PaperCentre>;

/** Everything on the paper but the signature. Money in minor units of the centre's currency, prices with tax. */
export const WorkOrder = z.object({
  /** Of this shape; a later shape counts up, so that old orders stay readable. */
  form: z.literal(1),
  visitId: z.uuid(),
  number: z.int().min(1),
  /** The customer's: in which the paper is written. */
  language: z.enum(LANGUAGES),
  centre: PaperCentre,
  customer: z.object({ name: z.string(), phone: z.string() }),
  vehicle: z.object({
    plate: z.string(),
    make: z.string(),
    model: z.string(),
    year: z.int().optional(),
    vin: z.string().optional(),
  }),
  complaint: z.string(),
  clarified: z.string().optional(),
  /** As they stand in the log. */
  lines: z.array(WorkLine),
  /** What the customer reads in their place, line by line, where that is another language. */
  lineTitles: z.array(z.string()).optional(),
  labourMinutes: whole,
  /** Of the tax within the prices, hundredths of a per cent. */
  taxBasisPoints: z.int().min(0).max(10_000),
  netMinor: whole,
  taxMinor: whole,
  totalMinor: whole,
  promisedAt: at.optional(),
  consent: z.object({ choice: z.enum(CONSENTS), limitMinor: whole.optional() }).optional(),
  walkaround: CarFound.extend({ at }).optional(),
});
export type WorkOrder = z.infer<typeof WorkOrder>;

/** How the customer agreed to the order. */
export const OrderSignature = z.object({
  name: z.string(),
  method: z.enum(SIGNING_METHODS),
  at,
  strokes: Strokes.optional(),
});
export type OrderSignature = z.infer<typeof OrderSignature>;

/** What is kept as evidence: the order, its hash and the signature under it. */
export const SignedOrder = z.object({
  order: WorkOrder,
  /** SHA-256 of the order's canonical text, hex: what was signed. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signature: OrderSignature,
});
export type SignedOrder = z.infer<typeof SignedOrder>;

/** What the paper says that is not among the visit's facts; the tax is for estimates that did not keep their own. */
export const Particulars = WorkOrder.pick({
  language: true,
  centre: true,
  customer: true,
  vehicle: true,
  taxBasisPoints: true,
});
export type Particulars = z.infer<typeof Particulars>;

function carFound({ intake: { walkaround } }: Visit): WorkOrder["walkaround"] {
  if (!walkaround) return undefined;
  return { ...CarFound.parse(walkaround), at: new Date(walkaround.at).toISOString() };
}

function agreed({ intake: { clarified, consent }, promise }: Visit) {
  const choice = consent && { choice: consent.choice, limitMinor: consent.limitMinor };
  const promisedAt = promise && new Date(promise.first).toISOString();
  return { clarified: clarified?.text, consent: choice, promisedAt };
}

/** How a title is looked up. */
export function plainTitle(title: string): string {
  return title.trim().toLowerCase();
}

/**
 * The order as it stands. Lines are added first and the tax within them is rounded once (journey/tax.ts).
 * @param titles what lines are called on the paper, by their plain titles; others keep the title that they have
 * @throws ZodError when facts do not make an order: a defect of the caller, never of the user
 */
export function workOrderOf(
  visit: Visit,
  particulars: Particulars,
  titles: ReadonlyMap<string, string> = new Map(),
): WorkOrder {
  const { language, centre, customer, vehicle } = particulars;
  const { lines = [], taxBasisPoints = particulars.taxBasisPoints } = visit.intake.estimate ?? {};
  const lineTitles = lines.map(({ title }) => titles.get(plainTitle(title)) ?? title);
  const translated = lines.some(({ title }, at) => lineTitles[at] !== title);
  return WorkOrder.parse({
    form: 1,
    visitId: visit.id,
    number: visit.number,
    language,
    centre,
    customer,
    vehicle,
    complaint: visit.request.complaint,
    lines,
    ...(translated ? { lineTitles } : {}),
    labourMinutes: lines.reduce((sum, line) => sum + line.labourMinutes, 0),
    taxBasisPoints,
    ...taxWithin(linesTotal(lines), taxBasisPoints),
    ...agreed(visit),
    walkaround: carFound(visit),
  });
}

/** The one text of an order, whatever the order of its members: what is hashed. */
export function canonicalWorkOrder(order: WorkOrder): string {
  return canonicalJson(order);
}
