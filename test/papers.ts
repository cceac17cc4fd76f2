// Orders for tests of papers: full of everything that a paper can say.
import { v5 as uuidv5 } from "uuid";
import type { WorkLine } from "~/journey/events";
import { taxWithin } from "~/journey/tax";
import { linesTotal } from "~/journey/visit";
import { WorkOrder } from "~/papers/work-order";

const ROOM = "0196f0a0-0000-7000-8000-000000000000";

/** Always the same id for the same name. */
export function anId(name: string): string {
  return uuidv5(name, ROOM);
}

function aLine(title: string, labourMinutes: number, priceMinor: number): WorkLine {
  return { id: anId(title), title, labourMinutes, priceMinor, partsMinor: Math.round(priceMinor / 3) };
}

const LINES = [
  aLine("Front brake pads and discs", 90, 28_450),
  aLine("Annual service", 120, 24_900),
  aLine("Wheel alignment", 45, 8900),
];

/** So many lines. */
export function manyLines(count: number): readonly WorkLine[] {
  return Array.from({ length: count }, (_, at) => aLine(`Job number ${String(at + 1)}`, 15 + at, 1000 + at));
}

const WALKAROUND = {
  at: "2026-11-20T08:12:00.000Z",
  withCustomer: true,
  mileage: 84_310,
  mileageNote: "The cluster was replaced in May.",
  fuelPercent: 45,
  body: "estate",
  energy: "plug-in",
  chargePercent: 60,
  lights: ["engine", "tyres"],
  warningLights: "The engine lamp flickers.",
  marks: [
    {
      id: anId("mark 1"),
      kind: "scratch",
      x: 240,
      y: 110,
      zone: "front-bumper",
      note: "12 cm, to the primer",
    },
    { id: anId("mark 2"), kind: "dent", x: 690, y: 420, zone: "rear-left-door" },
  ],
  damage: "Stone chips on the bonnet.",
  belongings: "A child's seat, an umbrella.",
};

/** A work order in which every field has a value. */
export function anOrder(wishes: Partial<WorkOrder> = {}): WorkOrder {
  const { lines = LINES, taxBasisPoints = 2300 } = wishes;
  return WorkOrder.parse({
    form: 1,
    visitId: anId("visit"),
    number: 1042,
    language: "en",
    centre: {
      name: "Quay Motors",
      address: "1 Quay Street, Dublin 8",
      phone: "+35315550100",
      timeZone: "Europe/Dublin",
      currency: "EUR",
      distanceUnit: "km",
    },
    customer: { name: "Nora Byrne", phone: "+353861234567" },
    vehicle: { plate: "191-D-42718", make: "Volvo", model: "V60", year: 2019, vin: "YV1ZW25V8K1234567" },
    complaint: "It grinds when I brake, mostly downhill.",
    clarified: "Only when it is cold, for the first ten minutes.",
    lines,
    labourMinutes: lines.reduce((sum, { labourMinutes }) => sum + labourMinutes, 0),
    taxBasisPoints,
    ...taxWithin(linesTotal(lines), taxBasisPoints),
    promisedAt: "2026-11-20T16:30:00.000Z",
    consent: { choice: "up-to-amount", limitMinor: 15_000 },
    walkaround: WALKAROUND,
    ...wishes,
  });
}
